import { connect } from 'node:net'

import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { serveBank } from '../../src/server/index.ts'
import { atEndOfTest } from '../ending.ts'
import { world } from '../world.ts'

const served = async () => {
  const w = await world()
  const server = await serveBank(w.bank, { port: 0, hosts: ['127.0.0.1'], pagesDir: null })
  atEndOfTest(() => server.close())
  /** Sends this text as it is and answers all that was said until the line was hung up. */
  const say = (text: string): Promise<string> =>
    new Promise((resolve) => {
      const line = connect(server.port, '127.0.0.1')
      let heard = ''
      line.on('data', (chunk) => (heard += chunk.toString()))
      line.on('error', () => {})
      line.on('close', () => resolve(heard))
      line.write(text)
    })
  const get = (path: string, ...headers: string[]) =>
    say(
      [`GET ${path} HTTP/1.1`, 'host: localhost', 'connection: close', ...headers, '', ''].join(
        '\r\n',
      ),
    )
  return { w, url: `http://127.0.0.1:${server.port}`, say, get }
}

const statusOf = (heard: string): string => heard.slice(9, 12)

test('one credential too many is refused, not passed over', async () => {
  const { w, get } = await served()
  const key = `authorization: Bearer ${w.app.secretKey}`

  expect(statusOf(await get('/v1/app', key))).toBe('200')
  const twice = await get('/v1/app', key, 'authorization: Bearer sk_test_other')

  expect(statusOf(twice)).toBe('401')
  expect(twice).toContain('credentials_invalid')
})

test('requests that follow each other on one line are answered in order', async () => {
  const { say } = await served()
  const ask = (path: string, connection: string) =>
    `GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: ${connection}\r\n\r\n`

  const heard = await say(ask('/v1/keys', 'keep-alive') + ask('/nowhere', 'close'))

  expect([...heard.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => status)).toEqual([
    ...['200', '404'],
  ])
})

test('an answer says how long it is, and one without a body that it has none', async () => {
  const { w, url } = await served()
  const headers = { authorization: `Bearer ${w.app.secretKey}` }

  const app = await fetch(`${url}/v1/app`, { headers })
  const text = await app.text()
  const head = await fetch(`${url}/v1/app`, { headers, method: 'HEAD' })
  const asked = await fetch(`${url}/v1/app`, { method: 'OPTIONS' })

  expect(app.headers.get('content-length')).toBe(String(Buffer.byteLength(text)))
  expect(app.headers.has('transfer-encoding')).toBe(false)
  expect([head.status, await head.text()]).toEqual([200, ''])
  expect([asked.status, asked.headers.get('content-length')]).toEqual([204, null])
})

test('a body in pieces is the body', async () => {
  const { w, say } = await served()
  const body = JSON.stringify({ reference: 'P-1', amount: 100, description: 'tea' })
  const chunked = [body.slice(0, 20), body.slice(20)].map(
    (piece) => `${piece.length.toString(16)}\r\n${piece}\r\n`,
  )
  const head = [
    ...['POST /v1/orders HTTP/1.1', 'host: localhost', 'connection: close'],
    ...['content-type: application/json', 'transfer-encoding: chunked'],
    `authorization: Bearer ${w.app.secretKey}`,
  ]

  const heard = await say(`${head.join('\r\n')}\r\n\r\n${chunked.join('')}0\r\n\r\n`)

  expect(statusOf(heard)).toBe('201')
  expect(heard).toContain('"reference":"P-1"')
})

test.each([
  ['a path spelt in numbers', '/v1/%61pp', '200'],
  ['a slash in a piece of a path', '/v1%2Fapp', '404'],
  ['what cannot be decoded', '/v1/%zz', '404'],
  ['a slash at the end', '/v1/app/', '404'],
])('%s leads where it says', async (_, path, status) => {
  const { w, get } = await served()

  expect(statusOf(await get(path, `authorization: Bearer ${w.app.secretKey}`))).toBe(status)
})

test('a host that is an address is no host', async () => {
  const { say } = await served()
  for (const host of ['localhost/v1/app?', 'user@localhost', 'localhost:99999999'])
    expect(
      statusOf(await say(`GET /v1/keys HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`)),
    ).toBe('400')
})

test('a query is read over the wire', async () => {
  const { w, url } = await served()
  const body = { reference: 'P-1', amount: 100, description: '茶' }
  const { id } = await w.call(contract.orders.create, { body })
  const headers = { authorization: `Bearer ${w.app.secretKey}` }

  const answer = await fetch(`${url}/v1/orders?reference=P-1&limit=5`, { headers })

  expect(await answer.json()).toMatchObject({ items: [{ id }], nextCursor: null })
})
