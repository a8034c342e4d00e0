import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { bearer } from '../credentials.ts'
import { world } from '../world.ts'

const preflight = (path: string, method: string) => ({
  method: 'OPTIONS',
  path,
  headers: {
    origin: 'https://shop.example',
    'access-control-request-method': method,
    'access-control-request-headers': 'authorization, idempotency-key',
  },
})

test('a merchant’s page may call what a user’s token allows, and read the answer', async () => {
  const { sendRaw, newSession } = await world()
  const { token } = await newSession('u_1')
  const path = '/v1/users/me/accounts'

  const asked = await sendRaw(preflight(path, 'GET'))
  const answer = await sendRaw(
    { method: 'GET', path, headers: { origin: 'https://shop.example' } },
    bearer(token),
  )

  expect(asked.status).toBe(204)
  expect(asked.headers.get('access-control-allow-origin')).toBe('*')
  expect(asked.headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS')
  expect(asked.headers.get('access-control-allow-headers')).toContain('Idempotency-Key')
  expect(answer.headers.get('access-control-allow-origin')).toBe('*')
  expect(answer.headers.get('access-control-expose-headers')).toContain('Request-Id')
  expect(answer.headers.has('access-control-allow-credentials')).toBe(false)
})

test.each([
  ['/v1/user-sessions', 'POST'],
  ['/v1/page-tokens', 'POST'],
  ['/v1/users/me/pin', 'PUT'],
  [`/v1/challenges/chl_${'0'.repeat(26)}/answer`, 'POST'],
  ['/v1/sandbox/realms', 'POST'],
])('no other page may call %s', async (path, method) => {
  const { sendRaw } = await world()

  const asked = await sendRaw(preflight(path, method))

  expect(asked.headers.get('access-control-allow-methods') ?? '').not.toContain(method)
})

test('a page elsewhere cannot make a realm on this machine', async () => {
  const { call } = await world()
  const from = (headers: Record<string, string>) =>
    call(contract.sandboxRealms.create, { body: {}, headers })

  await expect(from({ origin: 'https://evil.example' })).rejects.toMatchObject({
    code: 'caller_not_allowed',
  })
})

test('another machine cannot make a realm on this one', async () => {
  const { bank } = await world()
  const create = (remoteAddress: string, host = 'localhost:4000') =>
    bank.fetch(
      new Request(`http://${host}/v1/sandbox/realms`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      }),
      { remoteAddress },
    )

  expect((await create('127.0.0.1')).status).toBe(201)
  expect((await create('::1')).status).toBe(201)
  expect((await create('::ffff:127.0.0.1')).status).toBe(201)
  expect((await create('192.0.2.1')).status).toBe(403)
  expect((await create('127.0.0.1', 'rebound.example')).status).toBe(403)
})

test.each(['/v1/keys', '/v1/app', '/nowhere', '/errors', '/openapi.json'])(
  'an answer of %s says what a browser must not do with it',
  async (path) => {
    const { sendRaw } = await world()

    const { headers } = await sendRaw({ method: 'GET', path })

    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': expect.stringMatching(
        /^default-src 'none';( style-src 'sha256-[\w+/=]+';)? frame-ancestors 'none'$/,
      ),
      'qiantang-version': '2026-11-01',
      'referrer-policy': 'no-referrer',
      'request-id': expect.stringMatching(/^req_/),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
  },
)

test('HEAD answers as GET does, without the body', async () => {
  const { sendRaw, merchant } = await world()

  const answer = await sendRaw({ method: 'HEAD', path: '/v1/app' }, merchant)

  expect(answer.status).toBe(200)
  expect(await answer.text()).toBe('')
})

test('the contract and the page of errors are there for anyone', async () => {
  const { sendRaw } = await world()

  const document = await (await sendRaw({ method: 'GET', path: '/openapi.json' })).json()
  const page = await (await sendRaw({ method: 'GET', path: '/errors' })).text()

  expect(document).toMatchObject({ openapi: '3.1.0', paths: { '/v1/orders': {} } })
  expect(page).toContain('<section id="signature_replayed">')
  expect(page).not.toMatch(/<(?:script|link|img|iframe)|https?:\/\//)
})
