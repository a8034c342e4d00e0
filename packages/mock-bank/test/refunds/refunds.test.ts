import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { followAccountOfRefunds } from '../../src/refunds/index.ts'
import { People } from '../../simulators/index.ts'
import { shopIn } from '../orders/shop.ts'
import { accountHolder, bookingsOf, toldOf } from '../wallet/account-holder.ts'
import { type World, world } from '../world.ts'

/** Somebody who has paid the shop. */
const paid = async (w: World, amount = 88_50, card = 'everyday') => {
  const shop = shopIn(w)
  const holder = await accountHolder(w, { card })
  await holder.topUp(200_00)
  await w.clock.advance('PT45S')
  const order = await shop.order({ amount })
  const payment = await holder.pay(order.id)
  await w.settle()
  return { shop, holder, order, payment }
}

/** Fills the account to its cap of 2,000 yuan, so that it can take nothing back. */
const full = async (w: World, card?: string) => {
  const world = await paid(w, 88_50, card)
  await world.holder.topUp(1_888_50)
  await w.clock.advance('PT45S')
  expect(await world.holder.balance()).toMatchObject({ total: 2_000_00 })
  return world
}

test('a refund gives the payer the money back from what the merchant is owed', async () => {
  const w = await world()
  const { shop, holder, order, payment } = await paid(w)

  const refund = await shop.refund(payment.id, 20_00, { reference: 'R-1', reason: '少发一袋' })

  expect(refund).toMatchObject({
    ...{ paymentId: payment.id, orderId: order.id, reference: 'R-1', amount: 20_00 },
    ...{ reason: '少发一袋', status: 'succeeded', destination: 'balance', failure: null },
    ...{ finishedAt: refund.createdAt },
  })
  expect(await shop.refundOf(refund.id)).toEqual(refund)
  expect(await shop.owed()).toBe(68_50)
  expect(await holder.balance()).toMatchObject({ total: 131_50 })
  expect((await holder.statement())[0]).toMatchObject({
    ...{ kind: 'refund', direction: 'in', amount: 20_00, counterparty: w.app.name },
    ...{ resourceId: refund.id, balanceAfter: 131_50 },
  })
  expect(await shop.orderOf(order.id)).toMatchObject({ status: 'paid', refundedAmount: 20_00 })
  expect(await shop.paymentsOf(order.id)).toMatchObject([{ refundedAmount: 20_00 }])
  expect((await toldOf(w)).slice(-2)).toEqual(['refund.created', 'refund.succeeded'])
})

test('a payment by mandate is refunded like any other', async () => {
  const w = await world()
  const shop = shopIn(w)
  const holder = await accountHolder(w, { balance: 100_00 })
  const mandate = await holder.allow({ maxAmount: 20_00 })
  const body = { mandateId: mandate.id, amount: 12_00, reference: 'M-1', description: '骑行' }
  const params = { userId: 'u_1' }
  const payment = await w.call(contract.userPayments.create, { params, body }, w.merchant)

  expect(await shop.refund(payment.id, 12_00)).toMatchObject({ status: 'succeeded', orderId: null })
  expect(await holder.balance()).toMatchObject({ total: 100_00 })
  expect(await holder.paymentOf(payment.id)).toMatchObject({ refundedAmount: 12_00 })
})

test('refunds of a payment are never more than was paid', async () => {
  const w = await world()
  const { shop, holder, payment } = await paid(w)
  await shop.refund(payment.id, 70_00)

  await expect(shop.refund(payment.id, 18_51)).rejects.toMatchObject({
    ...{ status: 409, code: 'refund_exceeds_paid', problem: { details: { left: 18_50 } } },
  })
  expect(await shop.refund(payment.id, 18_50)).toMatchObject({ status: 'succeeded' })
  await expect(shop.refund(payment.id, 1)).rejects.toMatchObject({ code: 'refund_exceeds_paid' })
  expect(await shop.owed()).toBe(0)
  expect(await holder.balance()).toMatchObject({ total: 200_00 })
})

test('a hundred refunds at once give back what was paid and not a fen more', async () => {
  const w = await world()
  const { shop, holder, order, payment } = await paid(w)
  // The merchant has enough of others' money to give back more.
  const other = await accountHolder(w, { userId: 'u_2', person: People.wangFang, balance: 200_00 })
  await other.pay((await shop.order({ amount: 200_00 })).id)

  const tries = await Promise.allSettled(
    Array.from({ length: 100 }, () => shop.refund(payment.id, 3_00)),
  )

  const made = tries.filter(({ status }) => status === 'fulfilled')
  const codes = new Set(
    tries.flatMap((each) => (each.status === 'rejected' ? each.reason.code : [])),
  )
  expect(made).toHaveLength(29)
  expect([...codes]).toEqual(['refund_exceeds_paid'])
  expect(await shop.owed()).toBe(288_50 - 87_00)
  expect(await holder.balance()).toMatchObject({ total: 111_50 + 87_00 })
  expect(await shop.orderOf(order.id)).toMatchObject({ refundedAmount: 87_00 })
  await shop.refund(payment.id, 1_50)
  expect(await holder.balance()).toMatchObject({ total: 200_00 })
})

test('the same reference finds the same refund, however many ask at once', async () => {
  const w = await world()
  const { shop, holder, payment } = await paid(w)
  const same = { reference: 'R-1' }

  const made = await Promise.all(
    Array.from({ length: 20 }, () => shop.refund(payment.id, 50_00, same)),
  )

  expect(new Set(made.map(({ id }) => id)).size).toBe(1)
  expect(await holder.balance()).toMatchObject({ total: 161_50 })
  await expect(shop.refund(payment.id, 1_00, same)).rejects.toMatchObject({
    code: 'reference_conflict',
  })
  const { items } = await w.call(contract.refunds.list, { query: { reference: 'R-1' } })
  expect(items).toMatchObject([{ status: 'succeeded' }])
  await shop.refund(payment.id, 1_00)
  const both = await w.call(contract.refunds.list, { query: { paymentId: payment.id } })
  expect(both.items.map(({ amount }) => amount)).toEqual([1_00, 50_00])
})

test('what has not been paid cannot be refunded, nor what another app was paid', async () => {
  const w = await world()
  const { shop, holder, payment } = await paid(w)
  const waiting = await holder.requestPayment((await shop.order({ amount: 1_00 })).id)
  await expect(shop.refund(waiting.id, 1_00)).rejects.toMatchObject({
    ...{ status: 409, code: 'payment_not_refundable' },
  })
  const there = shopIn(w, await w.newApp())
  await expect(there.refund(payment.id, 1_00)).rejects.toMatchObject({
    ...{ status: 404, code: 'not_found' },
  })
  const { id } = await shop.refund(payment.id, 1_00)
  await expect(there.refundOf(id)).rejects.toMatchObject({ status: 404, code: 'not_found' })
})

test('a merchant who has too little with the bank is told so, and nothing is reserved', async () => {
  const w = await world()
  const { shop, holder, order, payment } = await paid(w)
  // What a settlement has paid out.
  await drain(w, 80_00)

  await expect(shop.refund(payment.id, 8_51)).rejects.toMatchObject({
    ...{ status: 402, code: 'merchant_balance_too_low' },
    ...{ problem: { details: { available: 8_50, required: 8_51 } } },
  })
  expect(await shop.orderOf(order.id)).toMatchObject({ refundedAmount: 0 })
  // Two at once: the books let one through.
  const tries = await Promise.allSettled([
    shop.refund(payment.id, 8_00),
    shop.refund(payment.id, 8_00),
  ])
  const both = tries.map((each) => (each.status === 'fulfilled' ? each.value.status : 'refused'))
  expect(both).toContain('succeeded')
  expect(both).not.toEqual(['succeeded', 'succeeded'])
  expect(await shop.orderOf(order.id)).toMatchObject({ refundedAmount: 8_00 })
  expect(await holder.balance()).toMatchObject({ total: 119_50 })
})

test('where the cap would break, the refund goes to the bound card', async () => {
  const w = await world()
  const { shop, holder, payment } = await full(w)

  const refund = await shop.refund(payment.id, 88_50)

  expect(refund).toMatchObject({ status: 'succeeded', destination: 'card' })
  expect(await holder.balance()).toMatchObject({ total: 2_000_00 })
  expect(await shop.owed()).toBe(0)
  expect((await bookingsOf(w)).at(-1)).toMatchObject({ direction: 'paid_out', amount: 88_50 })
  await expect(shop.refund(payment.id, 1)).rejects.toMatchObject({ code: 'refund_exceeds_paid' })
})

test.each(['closed', 'frozen_all', 'dormant'])(
  'the refund of an account that is %s goes to the bound card',
  async (status) => {
    const w = await world()
    const { shop, holder, payment } = await paid(w)
    const { sql } = w.bank.inside
    const closedAt = status === 'closed' ? new Date() : null
    await sql`
      update accounts set status = ${status}, closed_at = ${closedAt}
      where id = ${holder.accountId}`

    expect(await shop.refund(payment.id, 88_50)).toMatchObject({
      ...{ status: 'succeeded', destination: 'card' },
    })
    expect((await bookingsOf(w)).at(-1)).toMatchObject({ direction: 'paid_out', amount: 88_50 })
  },
)

test('an account that may only receive gets its refund', async () => {
  const w = await world()
  const { shop, holder, payment } = await paid(w)
  const { sql } = w.bank.inside
  await sql`update accounts set status = 'frozen_debit' where id = ${holder.accountId}`
  expect(await shop.refund(payment.id, 88_50)).toMatchObject({ destination: 'balance' })
})

test('until the card’s bank has answered, a refund is neither made nor given up', async () => {
  const w = await world()
  const { shop, payment } = await full(w, 'processingThenDone')

  const waiting = await shop.refund(payment.id, 88_50)
  expect(waiting).toMatchObject({ status: 'processing', destination: 'card', finishedAt: null })
  expect(await shop.owed()).toBe(0)
  expect((await shop.paymentsOf(payment.orderId ?? '')).at(0)?.refundedAmount).toBe(88_50)

  const events = await w.clock.advance('PT45S')
  expect(events).toMatchObject([{ type: 'refund.succeeded', data: { id: waiting.id } }])
})

test('a refund that is under way to the card keeps the account open and the card bound', async () => {
  const w = await world()
  const { shop, holder, payment } = await full(w, 'processingThenDone')
  const { card } = await holder.account()
  await shop.refund(payment.id, 88_50)
  const { usesAccount, usesCard } = followAccountOfRefunds
  const { sql } = w.bank.inside
  expect(await usesAccount(sql, holder.accountId)).toBe(true)
  expect(await usesCard(sql, card.id)).toBe(true)

  await w.clock.advance('PT10M')
  await w.settle()
  expect(await usesAccount(sql, holder.accountId)).toBe(false)
  expect(await usesCard(sql, card.id)).toBe(false)
})

test('when the answer is lost, asking the network finds what became of the refund', async () => {
  const w = await world()
  const { shop, payment } = await full(w, 'answerLostMoneyMoved')
  const before = (await bookingsOf(w)).length
  const waiting = await shop.refund(payment.id, 88_50)
  expect(waiting).toMatchObject({ status: 'processing' })

  await w.clock.advance('PT15S')

  expect(await shop.refundOf(waiting.id)).toMatchObject({ status: 'succeeded' })
  expect(await bookingsOf(w)).toHaveLength(before + 1)
})

test('a refund the card’s bank refuses leaves the merchant its money, to give back another time', async () => {
  const w = await world()
  const { shop, holder, order, payment } = await full(w, 'payOutRefused')

  const refund = await shop.refund(payment.id, 88_50)

  expect(refund).toMatchObject({ status: 'failed', failure: { code: 'card_restricted' } })
  expect(await shop.owed()).toBe(88_50)
  expect(await shop.orderOf(order.id)).toMatchObject({ refundedAmount: 0 })
  expect((await toldOf(w)).slice(-2)).toEqual(['refund.created', 'refund.failed'])
  await holder.pay((await shop.order({ amount: 100_00 })).id)
  expect(await shop.refund(payment.id, 88_50)).toMatchObject({ status: 'succeeded' })
})

test('what is given back does not widen the limit of the day', async () => {
  const w = await world()
  const shop = shopIn(w)
  const holder = await accountHolder(w, { balance: 2_000_00 })
  const payment = await holder.pay((await shop.order({ amount: 2_000_00 })).id)
  await w.settle()
  await shop.refund(payment.id, 2_000_00)

  const again = await holder.pay((await shop.order({ amount: 1 })).id)

  expect(again).toMatchObject({ status: 'failed', failure: { code: 'limit_exceeded' } })
  await w.clock.advance('P1D')
})

/** Takes money of the merchant's out of the books' sight, as a settlement would. */
const drain = async (w: World, amount: number) => {
  const { ledger } = w.bank.inside
  const { chart, credit, debit, transferIdOf } = await import('../../src/ledger/index.ts')
  const { newId } = await import('../../src/kernel/ids.ts')
  const outcome = await ledger.submit({
    id: transferIdOf('settled', newId('ltr', 1, 0, new Date())),
    ...{ realmId: w.realm.id, slot: 1, kind: 'settlement', at: await w.clock.now() },
    legs: [
      debit(chart.merchantPayable(w.app.id), amount),
      credit(chart.cardNetworkClearing(w.realm.id), amount),
    ],
  })
  expect(outcome).toMatchObject({ status: 'posted' })
}
