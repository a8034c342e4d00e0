import { connect, type Socket } from 'node:net'

import { expect, test } from 'vitest'

import { type ListenLimits, serveBank } from '../../src/server/index.ts'
import { atEndOfTest } from '../ending.ts'
import { world } from '../world.ts'
import { refusalIn } from './refusal.ts'
import { snapshot } from './snapshot.ts'

const served = async (limits: ListenLimits = {}) => {
  const w = await world()
  const server = await serveBank(w.bank, { port: 0, hosts: ['127.0.0.1'], limits, pagesDir: null })
  const lines: Socket[] = []
  atEndOfTest(async () => {
    for (const line of lines) line.destroy()
    await server.close()
  })
  return {
    w,
    url: `http://127.0.0.1:${server.port}`,
    /** A line to the server, with all it says until it hangs up. */
    call: async () => {
      const line = connect(server.port, '127.0.0.1')
      lines.push(line)
      let heard = ''
      line.on('data', (chunk) => (heard += chunk.toString()))
      line.on('error', () => {})
      const ended = new Promise<string>((resolve) => line.on('close', () => resolve(heard)))
      await new Promise((resolve) => line.once('connect', resolve))
      return { line, ended }
    },
  }
}

const soon = (ms: number) =>
  new Promise<'still there'>((resolve) => setTimeout(resolve, ms, 'still there'))

test('headers have a time of their own, shorter than the whole request’s (S25)', async () => {
  const { call } = await served({ headersMs: 200, requestMs: 60_000 })
  const { line, ended } = await call()
  line.write('GET /v1/keys HTTP/1.1\r\nhost: localhost\r\n')
  const drip = setInterval(() => line.writable && line.write('x-more: 1\r\n'), 50)

  expect(await Promise.race([ended, soon(10_000)])).toMatch(/^HTTP\/1\.1 408/)
  clearInterval(drip)
})

test('one connection too many is turned away at once, and the others stay (S25)', async () => {
  const { call } = await served({ connections: 3 })
  const first = [await call(), await call(), await call()]

  const { ended } = await call()

  expect(await Promise.race([ended, soon(10_000)])).toBe('')
  for (const { ended: open } of first)
    expect(await Promise.race([open, soon(50)])).toBe('still there')
})

test('an idle connection is let go (S25)', async () => {
  const { call } = await served({ headersMs: 1_000, idleMs: 200 })
  const { line, ended } = await call()
  line.write('GET /v1/keys HTTP/1.1\r\nhost: localhost\r\n\r\n')

  expect(await Promise.race([ended, soon(10_000)])).toMatch(/^HTTP\/1\.1 200/)
})

test('a body announced as too large is refused by its announcement (S24)', async () => {
  const { w, url } = await served()
  const { secretKey } = w.app
  const before = await snapshot(w.bank)

  const answer = await fetch(`${url}/v1/orders`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ reference: 'P-1', amount: 100, description: '茶'.repeat(30_000) }),
  })

  expect(await refusalIn(answer, 'too large')).toEqual({
    ...{ status: 413, code: 'body_too_large', paths: [] },
  })
  expect(await snapshot(w.bank)).toEqual(before)
})

test.each([
  ['a line that is no HTTP', 'HELLO\r\n\r\n'],
  ['an unknown method', 'BREW /v1/app HTTP/1.1\r\nhost: localhost\r\n\r\n'],
  ['no host', 'GET /v1/app HTTP/1.1\r\n\r\n'],
  ['a host that is none', 'GET /v1/app HTTP/1.1\r\nhost: a b\r\n\r\n'],
  ['a path that is none', 'GET //[ HTTP/1.1\r\nhost: localhost\r\n\r\n'],
  ['a whole address for a path', 'GET http://[::1/ HTTP/1.1\r\nhost: localhost\r\n\r\n'],
  ['an asterisk for a path', 'GET * HTTP/1.1\r\nhost: localhost\r\n\r\n'],
  [
    'headers of 20 KB',
    `GET /v1/app HTTP/1.1\r\nhost: localhost\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`,
  ],
  ['a header over two lines', 'GET /v1/app HTTP/1.1\r\nhost: localhost\r\nx: 1\r\n 2\r\n\r\n'],
])('%s is told so and is no fault of the bank', async (_, text) => {
  const { w, call } = await served()
  const { line, ended } = await call()
  line.end(text)

  const said = await Promise.race([ended, soon(10_000)])

  expect(said === '' || /^HTTP\/1\.1 4\d\d/.test(said), said).toBe(true)
  expect(w.faults).toEqual([])
})
