import { contract, type CreateMandatePayment } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { People } from '../../simulators/index.ts'
import type { Credentials } from '../credentials.ts'
import { shopIn } from '../orders/shop.ts'
import { accountHolder, toldOf } from '../wallet/account-holder.ts'
import { type World, world } from '../world.ts'

const ride = { amount: 3_50, reference: 'R1', description: '西湖骑行 20 分钟' }

/** A user with money and a mandate, and the merchant who takes payments by it. */
const rider = async (w: World) => {
  const holder = await accountHolder(w, { balance: 200_00 })
  const mandate = await holder.allow({ maxAmount: 20_00 })
  const take = (
    wanted: Partial<CreateMandatePayment> = {},
    { userId = 'u_1', as = w.server }: { userId?: string; as?: Credentials } = {},
  ) =>
    w.call(
      contract.userPayments.create,
      { params: { userId }, body: { mandateId: mandate.id, ...ride, ...wanted } },
      as,
    )
  return { holder, mandate, take, shop: shopIn(w) }
}

test('a merchant takes a payment by a mandate, and everybody hears of it', async () => {
  const w = await world()
  const { holder, mandate, take, shop } = await rider(w)

  const payment = await take({ metadata: { bike: '7' } })

  expect(payment).toEqual({
    id: expect.stringMatching(/^pay_/),
    ...{ orderId: null, mandateId: mandate.id, ...ride, metadata: { bike: '7' }, userId: 'u_1' },
    ...{
      channel: 'bank_balance',
      product: null,
      channelReference: null,
      currency: 'CNY',
      payerFee: 0,
      status: 'succeeded',
    },
    ...{ nextAction: null, failure: null, refundedAmount: 0 },
    createdAt: '2026-06-01T10:00:00.000+08:00',
    finishedAt: '2026-06-01T10:00:00.000+08:00',
  })
  expect(await holder.paymentOf(payment.id)).toEqual(payment)
  expect(await w.call(contract.payments.retrieve, { params: { paymentId: payment.id } })).toEqual(
    payment,
  )
  expect(await holder.balance()).toMatchObject({ available: 196_50, held: 0 })
  expect(await shop.owed()).toBe(3_50)
  const [line] = await holder.statement()
  expect(line).toMatchObject({
    ...{ kind: 'payment', direction: 'out', amount: 3_50, balanceAfter: 196_50 },
    ...{ counterparty: w.app.name, resourceId: payment.id },
  })
  expect(await toldOf(w)).toEqual(['top_up.succeeded', 'mandate.created', 'payment.succeeded'])
  const { items } = await w.call(contract.userPayments.list, { params: { userId: 'u_1' } })
  expect(items).toEqual([payment])
})

test('a payment by mandate is found by the merchant’s own number, among its user’s alone', async () => {
  const w = await world()
  const { take } = await rider(w)
  const payment = await take()
  await take({ reference: 'R2', amount: 1_00 })
  const found = async (reference: string, userId = 'u_1', as = w.merchant) =>
    (await w.call(contract.userPayments.list, { params: { userId }, query: { reference } }, as))
      .items

  expect(await found('R1')).toEqual([payment])
  expect(await found('R3')).toEqual([])
  expect(await found('R1', 'u_2')).toEqual([])
  expect(await found('R1', 'u_1', (await w.newApp()).merchant)).toEqual([])
})

test('a mandate bounds each payment, to the fen, and not their sum', async () => {
  const w = await world()
  const { take, shop } = await rider(w)

  await expect(take({ amount: 20_01 })).rejects.toMatchObject({
    ...{ status: 403, code: 'limit_exceeded' },
    problem: { details: { limitType: 'mandate', limit: 20_00, used: 0 } },
  })
  for (const reference of ['R1', 'R2', 'R3'])
    expect(await take({ amount: 20_00, reference })).toMatchObject({ status: 'succeeded' })

  expect(await shop.owed()).toBe(60_00)
})

test('what the account may spend in a day bounds what is taken by a mandate too', async () => {
  const w = await world()
  const { holder, take, shop } = await rider(w)
  await holder.topUp(1_800_00)
  await w.settle()
  await holder.pay((await shop.order({ amount: 1_999_00 })).id)

  await expect(take({ amount: 1_01 })).rejects.toMatchObject({
    ...{ status: 403, code: 'limit_exceeded' },
    problem: { details: { limitType: 'out_day', limit: 2_000_00, used: 1_999_00 } },
  })
  expect(await take({ amount: 1_00, reference: 'R2' })).toMatchObject({ status: 'succeeded' })
})

test('what the account does not hold is not taken', async () => {
  const w = await world()
  const { holder, take, shop } = await rider(w)
  await holder.withdraw(199_00)

  await expect(take({ amount: 1_01 })).rejects.toMatchObject({
    ...{ status: 402, code: 'insufficient_balance' },
    problem: { details: { available: 1_00, required: 1_01 } },
  })
  expect(await shop.owed()).toBe(0)
})

test('the same reference and content again is the same payment; with other content it is none', async () => {
  const w = await world()
  const { take, shop } = await rider(w)

  const payment = await take()
  expect(await take()).toEqual(payment)
  await expect(take({ amount: 4_00 })).rejects.toMatchObject({
    ...{ status: 409, code: 'reference_conflict' },
  })

  expect(await shop.owed()).toBe(3_50)
})

test('what has ended, or was never confirmed, takes nothing', async () => {
  const w = await world()
  const { holder, mandate, take, shop } = await rider(w)
  const waiting = await holder.requestMandate()

  await expect(take({ mandateId: waiting.id })).rejects.toMatchObject({
    ...{ status: 409, code: 'mandate_inactive' },
    problem: { details: { status: 'requires_action' } },
  })
  await holder.cancelMandate(mandate.id)
  await expect(take()).rejects.toMatchObject({
    ...{ status: 409, code: 'mandate_inactive' },
    problem: { details: { status: 'cancelled' } },
  })
  expect(await shop.owed()).toBe(0)
})

test('another user’s or another app’s mandate is not found', async () => {
  const w = await world()
  const { take, shop } = await rider(w)
  await accountHolder(w, { userId: 'u_2', person: People.wangFang })
  const there = await w.newApp()

  await expect(take({}, { userId: 'u_2' })).rejects.toMatchObject({ code: 'not_found' })
  await expect(take({}, { as: there.server })).rejects.toMatchObject({ code: 'not_found' })
  await expect(take({ mandateId: `mdt_${'0'.repeat(26)}` })).rejects.toMatchObject({
    ...{ status: 404, code: 'not_found' },
  })
  expect(await shop.owed()).toBe(0)
})

test('payments taken and a mandate ended at the same moment: what was taken was allowed', async () => {
  const w = await world()
  const { holder, mandate, take, shop } = await rider(w)

  const [ended, ...taken] = await Promise.allSettled([
    holder.cancelMandate(mandate.id),
    ...Array.from({ length: 10 }, (_, n) => take({ reference: `R${n}` })),
  ])

  expect(ended).toMatchObject({ value: { status: 'cancelled' } })
  const succeeded = taken.filter(({ status }) => status === 'fulfilled').length
  for (const each of taken)
    if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'mandate_inactive' })
  expect(await shop.owed()).toBe(succeeded * 3_50)
  await expect(take({ reference: 'late' })).rejects.toMatchObject({ code: 'mandate_inactive' })
})

test('an order up to the account’s no-PIN limit is paid in one call; above it the PIN is asked for', async () => {
  const w = await world()
  const { holder, shop } = await rider(w)
  await holder.approve(await holder.requestNoPinLimit(50_00))
  const [small, large] = [
    await shop.order({ amount: 50_00 }),
    await shop.order({ amount: 50_01, reference: 'P-large' }),
  ]

  const paid = await holder.requestPayment(small.id)
  expect(paid).toMatchObject({ status: 'succeeded', nextAction: null, orderId: small.id })
  expect(await shop.orderOf(small.id)).toMatchObject({ status: 'paid', paymentId: paid.id })
  expect(await holder.requestPayment(large.id)).toMatchObject({
    ...{ status: 'requires_action', nextAction: { type: 'enter_pin' } },
  })
  await holder.requestNoPinLimit(0)
  const { id } = await shop.order({ amount: 1, reference: 'P-again' })
  expect(await holder.requestPayment(id)).toMatchObject({ status: 'requires_action' })
  expect(await shop.owed()).toBe(50_00)
})
