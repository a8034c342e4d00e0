import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { serveBank } from '../../src/server/index.ts'
import { teaShop, type TeaShop } from '../acquiring/tea-shop.ts'
import { atEndOfTest } from '../ending.ts'

/** Opens a stream, and answers what it says, one progress after the other. */
const listen = (body: ReadableStream<Uint8Array> | null) => {
  if (!body) throw new Error('There is no stream.')
  const reader = body.getReader()
  let heard = ''
  const next = async (): Promise<unknown> => {
    for (;;) {
      const [whole, data] = /event: progress\ndata: (.*)\n\n/.exec(heard) ?? []
      if (whole !== undefined) {
        heard = heard.slice(heard.indexOf(whole) + whole.length)
        return JSON.parse(data ?? '')
      }
      const { done, value } = await reader.read()
      if (done) return 'ended'
      heard += new TextDecoder().decode(value)
    }
  }
  atEndOfTest(() => reader.cancel().catch(() => {}))
  return { next, leave: () => reader.cancel() }
}

const streamOf = async (w: TeaShop, { sessionId, secret }: { sessionId: string; secret: string }) =>
  w.send(
    contract.checkoutSessions.stream,
    { params: { checkoutSessionId: sessionId } },
    w.asPayer(secret),
  )

test('a page hears at once how its session stands, of each change, and of the end', async () => {
  const w = await teaShop()
  const payer = await w.payer({ amount: 88_50 })
  const answer = await streamOf(w, payer)
  expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  const { next } = listen(answer.body)

  expect(await next()).toEqual({ status: 'open', version: 1, payment: null })
  const { payment, number } = await payer.scan()
  let heard = await next()
  // Between its record and the channel's answer the attempt may be seen without anything to do.
  if (JSON.stringify(heard).includes('"hasAction":false')) heard = await next()
  expect(heard).toEqual({
    ...{ status: 'open', version: 1 },
    payment: { id: payment.id, status: 'requires_action', hasAction: true },
  })
  w.house.pay(number)
  await w.house.notify(number)
  expect(await next()).toMatchObject({ status: 'completed', payment: { status: 'succeeded' } })
  expect(await next()).toBe('ended')
})

test('of an order that has ended a page hears the end, and nothing more', async () => {
  const w = await teaShop()
  const payer = await w.payer()
  await w.shop.close(payer.orderId)

  const { next } = listen((await streamOf(w, payer)).body)

  expect(await next()).toMatchObject({ status: 'closed' })
  expect(await next()).toBe('ended')
})

test('time that runs out is heard too', async () => {
  const w = await teaShop()
  const payer = await w.payer()
  const { next } = listen((await streamOf(w, payer)).body)
  await next()
  await w.clock.advance('PT15M')
  expect(await next()).toMatchObject({ status: 'expired' })
})

test('the sixth page of one session takes the place of the first', async () => {
  const w = await teaShop()
  const payer = await w.payer()
  const pages = []
  for (let page = 0; page < 6; page += 1) {
    const { next } = listen((await streamOf(w, payer)).body)
    await next()
    pages.push(next)
  }
  expect(await pages[0]?.()).toBe('ended')
})

test('a server that closes ends its streams instead of waiting for them', async () => {
  const w = await teaShop()
  const { sessionId, secret } = await w.payer()
  const server = await serveBank(w.bank, { port: 0, hosts: ['127.0.0.1'], pagesDir: null })
  const answer = await fetch(
    `http://127.0.0.1:${server.port}/v1/checkout-sessions/${sessionId}/stream`,
    { headers: { authorization: `Bearer ${secret}` } },
  )
  const { next } = listen(answer.body)
  expect(await next()).toMatchObject({ status: 'open' })

  const began = performance.now()
  await server.close()

  expect(performance.now() - began).toBeLessThan(5_000)
  expect(await next()).toBe('ended')
})

test('the payer says that they have paid: the channel is asked, at most once in two seconds', async () => {
  const w = await teaShop()
  const payer = await w.payer()
  const { number } = await payer.scan()
  const check = () =>
    w.call(
      contract.checkoutSessions.check,
      { params: { checkoutSessionId: payer.sessionId } },
      w.asPayer(payer.secret),
    )
  const before = w.house.said.queried

  const presses = await Promise.all(Array.from({ length: 10 }, check))
  for (const seen of presses) expect(seen).toMatchObject({ status: 'open' })
  expect(w.house.said.queried).toBe(before + 1)

  w.house.pay(number)
  await expect.poll(check, { timeout: 5_000 }).toMatchObject({ status: 'completed' })
})
