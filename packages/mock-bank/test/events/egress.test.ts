import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'

import { type EgressOptions, guardedEgress } from '../../src/events/egress/egress.ts'
import { post as postForReal, type Post } from '../../src/events/egress/post.ts'

/** A guard whose DNS and wires are the test's: what would have been sent is only noted. */
const guard = (options: Partial<EgressOptions> = {}) => {
  const sent: { url: string; addresses: string[] }[] = []
  const post: Post = async ({ url }, addresses) => {
    sent.push({ url: url.href, addresses })
    return 204
  }
  const resolve = async () => ['93.184.215.14']
  const origin = 'https://bank.example'
  const egress = guardedEgress({ mode: 'production', origin, resolve, post, ...options })
  return { egress, sent, send: (url: string) => egress.send({ url, headers: {}, body: '{}' }) }
}

const servers: { close(): void }[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** A receiver on this machine. */
const listen = async (listener: RequestListener) => {
  const server = createServer(listener)
  servers.push({
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

const real = (limits: EgressOptions['limits'] = {}) =>
  guardedEgress({ mode: 'sandbox', origin: 'http://localhost:4000', limits })

test.each([
  ['http://shop.example/hooks', 'scheme'],
  ['ftp://shop.example/', 'scheme'],
  ['https://shop.example:22/', 'port'],
  ['https://shop.example:6379/', 'port'],
  ['https://user:secret@shop.example/', 'credentials'],
  ['https://bank.example/v1/orders', 'own_address'],
  ['not an address', 'url_invalid'],
  ['https://127.0.0.1/', 'address_not_public'],
  ['https://127.1/', 'address_not_public'],
  ['https://0x7f000001/', 'address_not_public'],
  ['https://2130706433/', 'address_not_public'],
  ['https://017700000001/', 'address_not_public'],
  ['https://①②⑦.0.0.1/', 'address_not_public'],
  ['https://0.0.0.0/', 'address_not_public'],
  ['https://10.1.2.3/', 'address_not_public'],
  ['https://172.31.255.255/', 'address_not_public'],
  ['https://192.168.1.1/', 'address_not_public'],
  ['https://100.64.0.1/', 'address_not_public'],
  ['https://100.100.100.200/', 'address_not_public'],
  ['https://169.254.169.254/latest/meta-data/', 'address_not_public'],
  ['https://168.63.129.16/', 'address_not_public'],
  ['https://224.0.0.1/', 'address_not_public'],
  ['https://255.255.255.255/', 'address_not_public'],
  ['https://[::1]/', 'address_not_public'],
  ['https://[::]/', 'address_not_public'],
  ['https://[::ffff:10.0.0.1]/', 'address_not_public'],
  ['https://[::ffff:8.8.8.8]/', 'address_not_public'],
  ['https://[::127.0.0.1]/', 'address_not_public'],
  ['https://[64:ff9b::a00:1]/', 'address_not_public'],
  ['https://[64:ff9b:1::a00:1]/', 'address_not_public'],
  ['https://[2002:a00:1::]/', 'address_not_public'],
  ['https://[2001:0:a00:1::]/', 'address_not_public'],
  ['https://[fc00::1]/', 'address_not_public'],
  ['https://[fd00:ec2::254]/', 'address_not_public'],
  ['https://[fe80::1]/', 'address_not_public'],
  ['https://[ff02::1]/', 'address_not_public'],
])('%s is refused, when it is given as when it is sent to', async (url, reason) => {
  const { egress, sent, send } = guard()

  await expect(egress.check(url)).rejects.toMatchObject({ name: 'EgressRefused', reason })
  await expect(send(url)).rejects.toMatchObject({ name: 'EgressRefused', reason })
  expect(sent).toEqual([])
})

test.each([
  'https://shop.example/hooks?app=1',
  'https://shop.example:8443/',
  'https://93.184.215.14/',
  'https://[2606:4700::1111]/',
])('%s is an address the bank sends to', async (url) => {
  const { sent, send } = guard()

  expect(await send(url)).toBe(204)
  expect(sent).toMatchObject([{ url }])
})

test.each([
  [['127.0.0.1']],
  [['10.0.0.1']],
  [['169.254.169.254']],
  [['::1']],
  [['::ffff:169.254.169.254']],
  [['93.184.215.14', '10.0.0.1']],
  [['93.184.215.14', 'fd00::1']],
])('a name that leads to %s is refused', async (addresses) => {
  const { egress } = guard({ resolve: async () => addresses })

  await expect(egress.check('https://shop.example/')).rejects.toMatchObject({
    reason: 'address_not_public',
  })
})

test('a name nobody knows is refused', async () => {
  const { egress } = guard({ resolve: async () => [] })

  await expect(egress.check('https://shop.example/')).rejects.toMatchObject({
    reason: 'host_unknown',
  })
})

test('a name that leads elsewhere later is refused then', async () => {
  const answers = [['93.184.215.14'], ['10.0.0.1']]
  const { egress, sent, send } = guard({ resolve: async () => answers.shift() ?? [] })

  await egress.check('https://shop.example/')

  await expect(send('https://shop.example/')).rejects.toMatchObject({
    reason: 'address_not_public',
  })
  expect(sent).toEqual([])
})

test('the name is asked for once, and the addresses that were checked are the ones connected to', async () => {
  let asked = 0
  const resolve = async () => (asked++ === 0 ? ['93.184.215.14'] : ['127.0.0.1'])
  const { sent, send } = guard({ resolve })

  await send('https://shop.example/')

  expect(asked).toBe(1)
  expect(sent).toMatchObject([{ addresses: ['93.184.215.14'] }])
})

test('the connection goes to the given address, whatever the name would lead to', async () => {
  const hosts: (string | undefined)[] = []
  const port = await listen((request, response) => {
    hosts.push(request.headers.host)
    response.writeHead(200).end()
  })
  const url = new URL(`http://no-such-host.invalid:${port}/`)

  const limits = { timeoutMs: 1_000, bodyBytes: 100, bodyMs: 100 }
  expect(await postForReal({ url, headers: {}, body: '{}' }, ['127.0.0.1'], limits)).toBe(200)
  expect(hosts).toEqual([`no-such-host.invalid:${port}`])
})

test('the sandbox also sends to the developer’s own machine, by http too, and to nothing else inside', async () => {
  const { egress, sent, send } = guard({ mode: 'sandbox', origin: 'http://localhost:4000' })

  await send('http://localhost:4020/hooks')
  await send('http://shop.localhost:4020/hooks')
  await send('http://127.0.0.1:4020/hooks')
  await send('http://[::1]:4020/hooks')

  expect(sent.map(({ addresses }) => addresses)).toEqual([
    ['127.0.0.1', '::1'],
    ['127.0.0.1', '::1'],
    ['127.0.0.1'],
    ['::1'],
  ])
  for (const url of ['http://10.0.0.1/', 'http://shop.example/', 'https://169.254.169.254/'])
    await expect(egress.check(url)).rejects.toMatchObject({ name: 'EgressRefused' })
  for (const url of ['http://localhost:4000/v1/sandbox/realms', 'http://127.1:4000/'])
    await expect(egress.check(url)).rejects.toMatchObject({ reason: 'own_address' })
})

test('a redirect is an answer and is not followed', async () => {
  const paths: (string | undefined)[] = []
  const port = await listen((request, response) => {
    paths.push(request.url)
    response.writeHead(302, { location: '/inside' }).end()
  })

  const url = `http://127.0.0.1:${port}/hooks`
  expect(await real().send({ url, headers: {}, body: '{}' })).toBe(302)
  expect(paths).toEqual(['/hooks'])
})

test('method, headers and body arrive as they were given', async () => {
  const got: unknown[] = []
  const port = await listen((request, response) => {
    let text = ''
    request.on('data', (chunk: Buffer) => (text += chunk.toString()))
    request.on('end', () => {
      got.push(request.method, request.headers['webhook-id'], text)
      response.writeHead(204).end()
    })
  })

  const headers = { 'webhook-id': 'evt_1' }
  const body = '{"name":"钱塘"}'
  await real().send({ url: `http://127.0.0.1:${port}/`, headers, body })

  expect(got).toEqual(['POST', 'evt_1', body])
})

test('a huge body is not read to its end', async () => {
  let sent = 0
  const port = await listen((_request, response) => {
    response.writeHead(200)
    const chunk = Buffer.alloc(65_536)
    const pour = () => {
      while (!response.destroyed && sent < 2 ** 30) {
        sent += chunk.length
        if (!response.write(chunk)) return void response.once('drain', pour)
      }
    }
    pour()
  })

  expect(await real().send({ url: `http://127.0.0.1:${port}/`, headers: {}, body: '{}' })).toBe(200)
  expect(sent).toBeLessThan(64 * 2 ** 20)
})

test('a body that drips is left after a while, and its status counts', async () => {
  const port = await listen((_request, response) => {
    response.writeHead(200)
    const drip = setInterval(() => response.write('.'), 10)
    response.on('close', () => clearInterval(drip))
  })

  const started = performance.now()
  const url = `http://127.0.0.1:${port}/`
  expect(await real({ bodyMs: 100 }).send({ url, headers: {}, body: '{}' })).toBe(200)
  expect(performance.now() - started).toBeLessThan(2_000)
})

test('an answer whose head drips is given up', async () => {
  const port = await listen((request) => {
    request.socket.write('HTTP/1.1 200 OK\r\nx-slow: ')
    const drip = setInterval(() => request.socket.write('.'), 10)
    request.socket.on('close', () => clearInterval(drip))
    request.socket.on('error', () => {})
  })

  const url = `http://127.0.0.1:${port}/`
  await expect(
    real({ timeoutMs: 200 }).send({ url, headers: {}, body: '{}' }),
  ).rejects.toMatchObject({
    name: 'EgressFailed',
    reason: 'timeout',
  })
})

test('a receiver that never answers is given up', async () => {
  const port = await listen(() => {})

  const url = `http://127.0.0.1:${port}/`
  await expect(
    real({ timeoutMs: 100 }).send({ url, headers: {}, body: '{}' }),
  ).rejects.toMatchObject({
    name: 'EgressFailed',
    reason: 'timeout',
  })
})

test('where nobody listens, nothing arrives', async () => {
  const port = await listen(() => {})
  servers.pop()!.close()

  const url = `http://127.0.0.1:${port}/`
  await expect(real().send({ url, headers: {}, body: '{}' })).rejects.toMatchObject({
    name: 'EgressFailed',
    reason: 'unreachable',
  })
})
