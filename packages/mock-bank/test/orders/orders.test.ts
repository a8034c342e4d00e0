import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { toldOf } from '../wallet/account-holder.ts'
import { world } from '../world.ts'
import { shopIn } from './shop.ts'

const body = { reference: 'P-1', amount: 88_50, description: '西湖龙井' }

test('an order says what it asks for and until when', async () => {
  const w = await world()
  const items = [
    { name: '西湖龙井', quantity: 2, amount: 98_50 },
    { name: '新客立减', quantity: 1, amount: -10_00 },
  ]
  const metadata = { table: '7' }

  const order = await w.call(contract.orders.create, { body: { ...body, items, metadata } })

  expect(order).toEqual({
    ...body,
    id: expect.stringMatching(/^ord_/),
    refundedAmount: 0,
    currency: 'CNY',
    items,
    channels: ['bank_balance'],
    status: 'open',
    version: 1,
    metadata,
    paymentId: null,
    paidAt: null,
    expiresAt: '2026-06-01T10:15:00.000+08:00',
    createdAt: '2026-06-01T10:00:00.000+08:00',
  })
  expect(await shopIn(w).orderOf(order.id)).toEqual(order)
})

test('the same reference with the same content answers 200 with the same order', async () => {
  const w = await world()
  const items = [{ name: '茶', quantity: 1, amount: 88_50 }]
  const first = await w.send(contract.orders.create, { body: { ...body, items } })
  await w.clock.advance('PT1M')
  // Said differently, meant the same: fields in another order, defaults spelled out.
  const again = await w.send(contract.orders.create, {
    body: {
      ...{ items: [{ amount: 88_50, quantity: 1, name: '茶' }], currency: 'CNY' },
      ...{ expiresInSeconds: 900, description: '西湖龙井', amount: 88_50, reference: 'P-1' },
    },
  })

  expect([first.status, again.status]).toEqual([201, 200])
  expect(await again.json()).toEqual(await first.json())
})

test.each([
  { amount: 88_51 },
  { description: '狮峰龙井' },
  { expiresInSeconds: 901 },
  { metadata: { table: '7' } },
  { channels: ['bank_balance' as const] },
])(
  'the same reference with other content (%o) is a conflict, and changes nothing',
  async (other) => {
    const w = await world()
    const order = await w.call(contract.orders.create, { body })

    await expect(
      w.call(contract.orders.create, { body: { ...body, ...other } }),
    ).rejects.toMatchObject({ status: 409, code: 'reference_conflict' })

    expect(await shopIn(w).orderOf(order.id)).toEqual(order)
  },
)

test('twenty at once with one reference make one order', async () => {
  const w = await world()
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => w.send(contract.orders.create, { body })),
  )
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(19)
  const made = await Promise.all(answers.map((answer) => answer.json() as Promise<{ id: string }>))
  expect(new Set(made.map(({ id }) => id)).size).toBe(1)
})

test('another app may use the same reference', async () => {
  const w = await world()
  const elsewhere = await w.newApp()
  const here = await w.call(contract.orders.create, { body })
  const there = await w.call(contract.orders.create, { body }, elsewhere.merchant)
  expect(there.id).not.toBe(here.id)
})

test.each([
  [{ items: [{ name: '茶', quantity: 1, amount: 88_49 }] }, 'items'],
  [{ channels: ['bank_balance' as const, 'alipay' as const] }, 'channels.1'],
])('%o is refused by its path, and nothing is written', async (wrong, path) => {
  const w = await world()
  await expect(
    w.call(contract.orders.create, { body: { ...body, ...wrong } }),
  ).rejects.toMatchObject({ status: 400, code: 'invalid_field', problem: { errors: [{ path }] } })
  expect(await w.call(contract.orders.list, {})).toEqual({ items: [], nextCursor: null })
})

test('a merchant takes an order back, once and for all', async () => {
  const w = await world()
  const shop = shopIn(w)
  const { id } = await shop.order()

  expect(await shop.close(id)).toMatchObject({ id, status: 'closed' })
  expect(await shop.close(id)).toMatchObject({ id, status: 'closed' })

  await expect(shop.session(id)).rejects.toMatchObject({ status: 409, code: 'order_closed' })
  await w.clock.advance('PT20M')
  expect(await shop.orderOf(id)).toMatchObject({ status: 'closed' })
  expect(await toldOf(w)).toEqual(['order.closed'])
})

test('an order expires at its time, and says so', async () => {
  const w = await world()
  const shop = shopIn(w)
  const { id } = await shop.order({ expiresInSeconds: 60 })

  await w.clock.advance('PT59S')
  expect(await shop.orderOf(id)).toMatchObject({ status: 'open' })
  const events = await w.clock.advance('PT1S')

  expect(events).toMatchObject([{ type: 'order.expired', data: { id, status: 'expired' } }])
  expect(await shop.orderOf(id)).toMatchObject({ status: 'expired', paidAt: null })
  await expect(shop.session(id)).rejects.toMatchObject({ code: 'order_expired' })
  expect(await shop.close(id)).toMatchObject({ status: 'expired' })
})

test('an order whose time is up has expired, whether or not anybody has looked', async () => {
  const w = await world()
  const shop = shopIn(w)
  const { id } = await shop.order()
  // Set, not advanced: what falls due is left to the background, which does not run here.
  await w.clock.set({ now: '2026-06-01T10:15:00+08:00' })

  expect(await shop.orderOf(id)).toMatchObject({ status: 'expired' })
  const { items } = await w.call(contract.orders.list, {})
  expect(items).toMatchObject([{ id, status: 'expired' }])
  await expect(shop.session(id)).rejects.toMatchObject({ code: 'order_expired' })
})

test('orders are listed newest first, a page at a time, or by reference', async () => {
  const w = await world()
  const shop = shopIn(w)
  for (let count = 0; count < 3; count += 1) await shop.order()
  const list = (query: { limit?: number; cursor?: string; reference?: string }) =>
    w.call(contract.orders.list, { query })

  const first = await list({ limit: 2 })
  expect(first.items.map(({ reference }) => reference)).toEqual(['P-3', 'P-2'])
  const second = await list({ limit: 2, cursor: first.nextCursor ?? '' })
  expect(second.items.map(({ reference }) => reference)).toEqual(['P-1'])
  expect(second.nextCursor).toBeNull()
  const found = await list({ reference: 'P-2' })
  expect(found.items.map(({ reference }) => reference)).toEqual(['P-2'])
  expect((await list({ reference: 'P-4' })).items).toEqual([])
})

test('to another app an order does not exist', async () => {
  const w = await world()
  const { id: orderId } = await shopIn(w).order()
  const { merchant } = await w.newApp()
  const missing = { status: 404, code: 'not_found' }
  const params = { orderId }

  await expect(w.call(contract.orders.retrieve, { params }, merchant)).rejects.toMatchObject(
    missing,
  )
  await expect(w.call(contract.orders.close, { params }, merchant)).rejects.toMatchObject(missing)
  await expect(
    w.call(
      contract.checkoutSessions.create,
      { body: { orderId, returnUrl: 'https://shop.example/' } },
      merchant,
    ),
  ).rejects.toMatchObject(missing)
  expect(await w.call(contract.orders.list, {}, merchant)).toMatchObject({ items: [] })
  expect(await shopIn(w).orderOf(orderId)).toMatchObject({ status: 'open' })
})
