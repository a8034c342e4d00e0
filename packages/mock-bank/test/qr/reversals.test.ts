import { expect, test } from 'vitest'

import { shopIn } from '../orders/shop.ts'
import { world } from '../world.ts'
import { tillAndPayer, tillIn } from './till.ts'

test('a till that gives up a paid sale gives all of it back, once', async () => {
  const w = await world()
  const { holder, till } = await tillAndPayer(w)
  const { id } = await till.take((await holder.showCode()).code, 8_00)

  const reversed = await Promise.all([till.reverse(id), till.reverse(id), till.reverse(id)])

  for (const each of reversed)
    expect(each).toMatchObject({ status: 'reversed', refundedAmount: 8_00, payment: { id } })
  expect(await holder.balance()).toMatchObject({ total: 100_00 })
  expect(await shopIn(w).owed()).toBe(0)
})

test('a PIN that comes after the till gave up pays nothing', async () => {
  const w = await world()
  const { holder, till } = await tillAndPayer(w)
  const shown = await holder.showCode()
  const { id, orderId } = await till.take(shown.code, 30_00)
  const { payment } = await holder.codeOf(shown.id)

  expect(await till.reverse(id)).toMatchObject({
    ...{ status: 'reversed', refundedAmount: 0 },
    payment: { id, status: 'failed', failure: { code: 'not_completed' } },
  })
  expect(await holder.approve(payment!)).toMatchObject({ status: 'failed' })
  expect(await till.reverse(id)).toMatchObject({ status: 'reversed' })
  expect(await shopIn(w).orderOf(orderId)).toMatchObject({ status: 'closed' })
  expect(await holder.balance()).toMatchObject({ total: 100_00 })
})

test('whether the PIN or the till is first, the payer pays all or nothing', async () => {
  const w = await world()
  const { holder, till } = await tillAndPayer(w)
  const shown = await holder.showCode()
  const { id } = await till.take(shown.code, 30_00)
  const { payment } = await holder.codeOf(shown.id)

  await Promise.allSettled([holder.approve(payment!), till.reverse(id)])
  expect(await till.reverse(id)).toMatchObject({ status: 'reversed' })

  expect(await holder.balance()).toMatchObject({ total: 100_00 })
  expect(await shopIn(w).owed()).toBe(0)
})

test('what was given back before is not given back twice', async () => {
  const w = await world()
  const { holder, till } = await tillAndPayer(w)
  const { id } = await till.take((await holder.showCode()).code, 8_00)
  await shopIn(w).refund(id, 3_00)

  expect(await till.reverse(id)).toMatchObject({ status: 'reversed', refundedAmount: 8_00 })
  expect(await holder.balance()).toMatchObject({ total: 100_00 })
})

test('a sale that failed is closed, and one that another code paid meanwhile stands', async () => {
  const w = await world()
  const { holder, till } = await tillAndPayer(w, { balance: 10_00 })
  const sale = { reference: 'A-1' }
  const failed = await till.take((await holder.showCode()).code, 15_00, sale)
  await holder.topUp(20_00)
  const paid = await till.take((await holder.showCode()).code, 15_00, sale)

  expect(await till.reverse(failed.id)).toMatchObject({ status: 'reversed', refundedAmount: 0 })
  expect(await till.paymentOf(paid.id)).toMatchObject({ status: 'succeeded' })
  expect(await shopIn(w).owed()).toBe(15_00)
})

test('only a payment by code is reversed, and only by its own app', async () => {
  const w = await world()
  const { holder, till } = await tillAndPayer(w)
  const { id } = await till.take((await holder.showCode()).code, 8_00)
  const elsewhere = await w.newApp('西湖书店')
  await expect(tillIn(w, elsewhere).reverse(id)).rejects.toMatchObject({ code: 'not_found' })
  expect(await till.paymentOf(id)).toMatchObject({ status: 'succeeded' })
})
