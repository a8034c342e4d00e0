import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { connectCardNetwork } from '../../src/cards/network/connect-card-network.ts'
import { People, serveSimulators, type SimulatorServer } from '../../simulators/index.ts'
import { newOrder, realm, txnTime } from '../cards/outside-world.ts'
import { bankKeys, certId, merId, networkKeys } from './members.ts'

/** A bank that only knows its messages: enough for a phone. */
const bank = createServer((request, response) => {
  const { authorization } = request.headers
  const known = authorization === 'Bearer rlk_known'
  response.writeHead(known ? 200 : 401, { 'content-type': 'application/json', 'set-cookie': 'a=b' })
  response.end(JSON.stringify({ asked: request.url, language: request.headers['accept-language'] }))
})

const page = '<!doctype html><title>Phone</title><script nonce="__NONCE__"></script>'
let pagesDir: string
let simulators: SimulatorServer
let secretFile: string

beforeAll(async () => {
  pagesDir = join(mkdtempSync(join(tmpdir(), 'qiantang-pages-')), 'dist')
  secretFile = join(pagesDir, '..', 'secret.json')
  mkdirSync(join(pagesDir, 'assets'), { recursive: true })
  mkdirSync(join(pagesDir, 'sim'))
  writeFileSync(join(pagesDir, 'sim', 'index.html'), page)
  writeFileSync(join(pagesDir, 'assets', 'sim-1a2b.js'), 'export {}')
  writeFileSync(secretFile, '{}')

  await new Promise<void>((listening) => bank.listen(0, '127.0.0.1', listening))
  simulators = await serveSimulators({
    port: 0,
    pagesDir,
    networkPrivateKey: networkKeys.privatePem,
    members: { [merId]: bankKeys.publicPem },
    bankUrl: `http://127.0.0.1:${(bank.address() as AddressInfo).port}`,
  })
})

afterAll(async () => {
  await simulators.close()
  bank.close()
  rmSync(join(pagesDir, '..'), { recursive: true })
})

const connect = (timeoutMs: number) =>
  connectCardNetwork({
    baseUrl: (realmId) => `${simulators.url}/${realmId}`,
    merId,
    certId,
    privateKey: bankKeys.privateKey,
    networkPublicKey: networkKeys.publicKey,
    fetch,
    now: () => new Date(),
    timeoutMs,
  })

const topUpWith = (card: keyof typeof People.zhangSan.cards) => ({
  orderId: newOrder(),
  txnTime,
  cardNumber: People.zhangSan.cards[card].number,
  amount: 1_00,
})

test('the bank tops up over HTTP', async () => {
  expect(await connect(5_000).collect(realm, topUpWith('everyday'))).toMatchObject({
    outcome: 'done',
  })
})

test('a lost answer over HTTP leaves a caller waiting until it gives up, and a query finds the money', async () => {
  const network = connect(150)
  const topUp = topUpWith('answerLostMoneyMoved')

  expect(await network.collect(realm, topUp)).toEqual({ outcome: 'unknown' })
  expect(await connect(5_000).query(realm, topUp.orderId, txnTime)).toMatchObject({
    outcome: 'done',
  })
})

test('the simulators answer on the loopback interface only', async () => {
  const { port } = new URL(simulators.url)
  const outward = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')

  expect(new URL(simulators.url).hostname).toBe('127.0.0.1')
  for (const { address } of outward) {
    await expect(fetch(`http://${address}:${port}/sim`)).rejects.toThrow('fetch failed')
  }
})

test('a port that is taken is an error, not a silence', async () => {
  const port = Number(new URL(simulators.url).port)
  const again = serveSimulators({
    port,
    networkPrivateKey: networkKeys.privatePem,
    members: {},
    bankUrl: 'http://127.0.0.1:9',
  })

  await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' })
})

test('the phone’s page loads only its own files and cannot be framed', async () => {
  const page = await fetch(`${simulators.url}/sim`)
  const html = await page.text()
  const policy = page.headers.get('content-security-policy')
  const nonce = /nonce="(?<nonce>[^"]{22,})"/.exec(html)?.groups?.['nonce']

  expect(html).toContain('<title>Phone</title>')
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain(`script-src 'self' 'nonce-${nonce}';`)
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('unsafe')
  expect(page.headers.get('x-content-type-options')).toBe('nosniff')
  expect(page.headers.get('referrer-policy')).toBe('no-referrer')
})

test('every answer has a nonce of its own', async () => {
  const policies = await Promise.all(
    [1, 2].map(async () =>
      (await fetch(`${simulators.url}/sim`)).headers.get('content-security-policy'),
    ),
  )

  expect(policies[0]).not.toBe(policies[1])
})

test('built files are cached for good, the page is not', async () => {
  const script = await fetch(`${simulators.url}/assets/sim-1a2b.js`)
  const page = await fetch(`${simulators.url}/sim`)

  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(script.headers.get('cache-control')).toContain('immutable')
  expect(page.headers.get('cache-control')).toBe('no-store')
})

test.each([
  '/assets/none.js',
  '/assets/..%2Fsim/index.html',
  '/assets/../sim/index.html',
  '/assets/..%2f..%2fsecret.json',
  '/assets/',
  '/assets/%ff.js',
])('nothing is served at %s', async (path) => {
  expect((await fetch(simulators.url + path)).status).toBe(404)
})

test('the phone reads the messages of the realm whose key it holds', async () => {
  const messages = await fetch(`${simulators.url}/api/messages?mobile=13800138000`, {
    headers: { authorization: 'Bearer rlk_known', 'accept-language': 'en', cookie: 'x=y' },
  })

  expect(messages.status).toBe(200)
  expect(await messages.json()).toEqual({
    asked: '/v1/sandbox/messages?mobile=13800138000',
    language: 'en',
  })
  expect(messages.headers.get('cache-control')).toBe('no-store')
  expect(messages.headers.get('set-cookie')).toBe(null)
})

test('a phone with a wrong key hears what the bank says to that', async () => {
  const messages = await fetch(`${simulators.url}/api/messages`, {
    headers: { authorization: 'Bearer rlk_other' },
  })

  expect(messages.status).toBe(401)
})

test('a phone without a bank says so', async () => {
  const alone = await serveSimulators({
    port: 0,
    networkPrivateKey: networkKeys.privatePem,
    members: {},
    bankUrl: 'http://127.0.0.1:9',
  })

  const messages = await fetch(`${alone.url}/api/messages`)
  await alone.close()

  expect(messages.status).toBe(502)
  expect(await messages.json()).toMatchObject({ code: 'bank_unreachable' })
})
