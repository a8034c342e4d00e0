import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { teaShop, type TeaShop } from './tea-shop.ts'

/** An order that was paid at the teahouse. */
const paidOrder = async (w: TeaShop, amount: number) => {
  const { scan, orderId } = await w.payer({ amount })
  const { payment, number } = await scan()
  w.house.pay(number)
  await w.house.notify(number)
  return { orderId, payment, number }
}

const states = async (w: TeaShop) => [
  await w.shop.owed(),
  await w.receivable(),
  await w.suspense(),
  w.house.kept(),
]

test('what an outside channel took goes back through it, in parts and then whole', async () => {
  const w = await teaShop()
  const { payment, orderId } = await paidOrder(w, 88_50)

  const part = await w.shop.refund(payment.id, 30_00)
  expect(part).toMatchObject({ status: 'succeeded', destination: 'channel', amount: 30_00 })
  expect(await states(w)).toEqual([58_50, 58_50, 0, 58_50])
  expect(await w.shop.refund(payment.id, 58_50)).toMatchObject({ status: 'succeeded' })
  await expect(w.shop.refund(payment.id, 1)).rejects.toMatchObject({ code: 'refund_exceeds_paid' })

  expect(await states(w)).toEqual([0, 0, 0, 0])
  expect(await w.shop.orderOf(orderId)).toMatchObject({ refundedAmount: 88_50 })
})

test('a refund the channel takes its time over waits set aside, and is told when it is done', async () => {
  const w = await teaShop()
  const { payment, number } = await paidOrder(w, 88_50)
  w.house.set({ refunds: 'later' })

  const refund = await w.shop.refund(payment.id, 88_50)
  expect(refund).toMatchObject({ status: 'processing', finishedAt: null })
  expect(await states(w)).toEqual([0, 88_50, 88_50, 88_50])
  w.house.finishRefund(number, 'succeeded')
  await w.clock.advance('PT1M')

  expect(await w.shop.refundOf(refund.id)).toMatchObject({ status: 'succeeded' })
  expect(await states(w)).toEqual([0, 0, 0, 0])
  expect(await w.told('refund.succeeded')).toHaveLength(1)
})

test('the channel’s notice ends a refund, and the same notice again changes nothing', async () => {
  const w = await teaShop()
  const { payment, number } = await paidOrder(w, 88_50)
  w.house.set({ refunds: 'later' })
  const refund = await w.shop.refund(payment.id, 88_50)
  w.house.finishRefund(number, 'succeeded')

  const there = refund.id.replace('_', '')
  for (const _ of [1, 2]) expect((await w.house.notifyRefund(number, there)).status).toBe(200)

  expect(await w.shop.refundOf(refund.id)).toMatchObject({ status: 'succeeded' })
  expect(await states(w)).toEqual([0, 0, 0, 0])
})

test('a refund the channel refuses leaves the money with the merchant, who may try again', async () => {
  const w = await teaShop()
  const { payment } = await paidOrder(w, 88_50)
  w.house.set({ refunds: 'refused' })
  expect(await w.shop.refund(payment.id, 88_50)).toMatchObject({
    ...{ status: 'failed', failure: { code: 'channel_declined' } },
  })
  expect(await states(w)).toEqual([88_50, 88_50, 0, 88_50])

  w.house.set({ refunds: 'at once' })
  expect(await w.shop.refund(payment.id, 88_50)).toMatchObject({ status: 'succeeded' })
})

test.each(['down', 'deaf'] as const)(
  'a refund over a line that is %s is sent again under its number, and given once',
  async (line) => {
    const w = await teaShop()
    const { payment } = await paidOrder(w, 88_50)
    w.house.set({ line })
    const refund = await w.shop.refund(payment.id, 88_50)
    expect(refund).toMatchObject({ status: 'processing' })
    w.house.set({ line: 'up' })

    await w.clock.advance('PT2M')

    expect(await w.shop.refundOf(refund.id)).toMatchObject({ status: 'succeeded' })
    expect(await states(w)).toEqual([0, 0, 0, 0])
  },
)

test('a hundred refunds of one payment at the same time give back no fen more than was paid (S7)', async () => {
  const w = await teaShop()
  const { payment, orderId } = await paidOrder(w, 100_00)
  const { clock } = w

  const asked = await Promise.allSettled(
    Array.from({ length: 100 }, (_, n) =>
      w.shop.refund(payment.id, 3_00, { reference: `R-${n}-of-100` }),
    ),
  )
  await clock.advance('PT1H')

  const made = asked.filter(({ status }) => status === 'fulfilled')
  expect(made).toHaveLength(33)
  for (const each of asked)
    if (each.status === 'rejected')
      expect(each.reason).toMatchObject({ status: expect.any(Number) })
  expect(await w.shop.orderOf(orderId)).toMatchObject({ refundedAmount: 99_00 })
  expect(await states(w)).toEqual([1_00, 1_00, 0, 1_00])
})

test('the merchant pays for refunds: without enough owed to it none is made', async () => {
  const w = await teaShop()
  const { payment } = await paidOrder(w, 88_50)
  const other = await paidOrder(w, 10_00)
  await w.shop.refund(payment.id, 88_50)
  await w.shop.refund(other.payment.id, 5_00)

  const { items } = await w.call(contract.refunds.list, {})
  expect(items.map(({ status }) => status)).toEqual(['succeeded', 'succeeded'])
  expect(await states(w)).toEqual([5_00, 5_00, 0, 5_00])
})
