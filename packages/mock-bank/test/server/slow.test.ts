import { connect, type Socket } from 'node:net'

import { expect, test } from 'vitest'

import { type ListenLimits } from '../../src/server/index.ts'
import { serveBank } from '../../src/server/index.ts'
import { atEndOfTest } from '../ending.ts'
import { testBank } from '../test-bank.ts'

const hurried: ListenLimits = { headersMs: 300, requestMs: 600, connections: 20 }

const served = async (limits: ListenLimits = hurried) => {
  const { bank, faults } = await testBank()
  const server = await serveBank(bank, { port: 0, hosts: ['127.0.0.1'], limits, pagesDir: null })
  atEndOfTest(() => server.close())
  return { port: server.port, faults }
}

/** A line to the server, and all it said until it hung up. */
const line = async (port: number): Promise<{ socket: Socket; said: Promise<string> }> => {
  const socket = connect(port, '127.0.0.1')
  let heard = ''
  socket.on('data', (chunk) => (heard += chunk.toString()))
  socket.on('error', () => {})
  const said = new Promise<string>((resolve) => socket.on('close', () => resolve(heard)))
  await new Promise((resolve) => socket.once('connect', resolve))
  return { socket, said }
}

/** Sends a piece at a time, for ever. */
const drip = (socket: Socket, piece: string) => {
  const timer = setInterval(() => {
    if (!socket.writable) return clearInterval(timer)
    socket.write(piece)
  }, 50)
}

const ask = (port: number) => fetch(`http://127.0.0.1:${port}/v1/keys`).then(({ status }) => status)

test('headers that never end are cut off, and others are served meanwhile', async () => {
  const { port } = await served()
  const { socket, said } = await line(port)
  socket.write('GET /v1/keys HTTP/1.1\r\nhost: localhost\r\n')
  drip(socket, 'x-more: 1\r\n')

  expect(await ask(port)).toBe(200)
  expect(await said).toMatch(/^(?:HTTP\/1\.1 408|$)/)
})

test('a body that drips is cut off, and is no fault of the bank', async () => {
  const { port, faults } = await served()
  const { socket, said } = await line(port)
  socket.write(
    'POST /v1/sandbox/realms HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 60000\r\n\r\n{',
  )
  drip(socket, ' ')

  expect(await ask(port)).toBe(200)
  expect(await said).not.toContain('201')
  expect(faults).toEqual([])
})

test('a body without an announced length is read no further than its limit', async () => {
  const { port } = await served({})
  const { socket, said } = await line(port)
  socket.write(
    'POST /v1/sandbox/realms HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n',
  )
  for (let i = 0; i < 20; i += 1) socket.write(`1000\r\n${'x'.repeat(4096)}\r\n`)

  expect(await said).toContain('body_too_large')
})

test('idle connections beyond the cap are turned away, and are let go in time', async () => {
  const { port } = await served()
  const lines = await Promise.all(Array.from({ length: 60 }, () => line(port)))

  await Promise.all(lines.map(({ said }) => said))

  expect(await ask(port)).toBe(200)
})

test('two lengths, or a length beside chunks, are no request', async () => {
  const { port } = await served({})
  for (const headers of [
    'content-length: 2\r\ncontent-length: 3\r\n',
    'content-length: 2\r\ntransfer-encoding: chunked\r\n',
  ]) {
    const { socket, said } = await line(port)
    socket.write(`POST /v1/sandbox/realms HTTP/1.1\r\nhost: localhost\r\n${headers}\r\n{}`)
    expect(await said).toContain('HTTP/1.1 400')
  }
})
