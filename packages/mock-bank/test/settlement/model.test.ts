import { array, assert, asyncProperty, constantFrom, integer, oneof, record } from 'fast-check'
import type { ClearedLine, Refund, Settlement } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { People } from '../../simulators/index.ts'
import { Refused, type World, world } from '../world.ts'
import { merchantIn } from './merchant.ts'

type Merchant = Awaited<ReturnType<typeof merchantIn>>

const cards = ['everyday', 'payOutRefused', 'payOutReturnedLater', 'answerLostMoneyMoved'] as const

/** What may happen to a merchant. */
const steps = array(
  oneof(
    record({ does: constantFrom('sell' as const), amount: integer({ min: 1, max: 60_00 }) }),
    record({
      does: constantFrom('refund' as const),
      which: integer({ min: 0, max: 20 }),
      percent: integer({ min: 1, max: 100 }),
    }),
    record({ does: constantFrom('wait' as const), time: constantFrom('PT1H', 'PT14H', 'P1D') }),
    record({ does: constantFrom('move' as const), card: constantFrom(...cards) }),
  ),
  { minLength: 6, maxLength: 14 },
)

const agreements = record({
  cycle: constantFrom('t_plus_1' as const, 'd_plus_1' as const, 'd_plus_0' as const),
  minimumPayout: constantFrom(1, 20_00),
  reserveRate: constantFrom(0, 100_000),
  onRefund: constantFrom('returned' as const, 'kept' as const),
  feeRate: integer({ min: 0, max: 100_000 }),
})

test('whatever is paid, refunded, settled, refused and sent back: each fen is the payer’s, the bank’s fee, paid out or still owed', async () => {
  await assert(
    asyncProperty(agreements, steps, async ({ onRefund, feeRate, ...terms }, history) => {
      const w = await world()
      const merchant = await merchantIn(w, { terms, balance: 1_900_00 })
      await merchant.rule({ onRefund, feeRate })
      const payments: { id: string; amount: number; left: number }[] = []

      for (const step of history) {
        if (step.does === 'sell') {
          const { id, amount } = await merchant.sell(step.amount)
          payments.push({ id, amount, left: amount })
        }
        if (step.does === 'refund') await giveBack(w, merchant, payments, step)
        if (step.does === 'wait') await w.clock.advance(step.time)
        if (step.does === 'move') await merchant.setAccount(People.zhangSan.cards[step.card].number)
        await mustAddUp(w, merchant, payments)
      }
      for (let day = 0; day < 2; day += 1) {
        await w.clock.advance('P1D')
        await mustAddUp(w, merchant, payments)
      }
      await mustCost(merchant, { feeRate, onRefund })
    }),
    { numRuns: 6 },
  )
}, 240_000)

/** Part of a payment, unless the merchant has too little for it. */
const giveBack = async (
  w: World,
  { shop }: Merchant,
  payments: { id: string; left: number }[],
  { which, percent }: { which: number; percent: number },
): Promise<void> => {
  await w.settle()
  const payment = payments[which % Math.max(1, payments.length)]
  if (!payment || payment.left === 0) return
  const amount = Math.max(1, Math.floor((payment.left * percent) / 100))
  try {
    await shop.refund(payment.id, amount)
    payment.left -= amount
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'merchant_balance_too_low') throw error
  }
}

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, each) => sum + each, 0)

/** The books, the statements and what was asked for say the same. */
const mustAddUp = async (
  w: World,
  merchant: Merchant,
  payments: readonly { amount: number; left: number }[],
): Promise<void> => {
  await w.settle()
  const settlements = (await merchant.settlements()).toReversed()
  const bills = await merchant.bills()
  const cleared = sumOf(bills.map(({ fees, feesReturned }) => fees - feesReturned))
  const { pending, feesDue, payingOut } = await merchant.balance()
  const isOut = ({ status }: Settlement) => status === 'paid' || status === 'paying'
  const out = sumOf(settlements.filter(isOut).map(({ payout }) => payout))

  const kept = sumOf(payments.map(({ left }) => left))
  expect(pending - feesDue + out).toBe(kept - cleared)
  expect(payingOut).toBe(
    sumOf(settlements.filter(({ status }) => status === 'paying').map(({ payout }) => payout)),
  )

  let carried = 0
  for (const each of settlements) {
    expect(each.opening).toBe(carried)
    const lines = await merchant.linesOf(each.id)
    const net = sumOf(lines.map((line) => line.net))
    expect(each.due).toBe(each.opening + net + each.payoutsReturned)
    expect(each.closing).toBe(each.due - each.payout)
    expect(each.payout).toBeGreaterThanOrEqual(0)
    expect(each.payments.amount - each.refunds.amount).toBe(sumOf(lines.map((l) => l.amount)))
    expect(each.fees - each.feesReturned).toBe(sumOf(lines.map((line) => line.fee)))
    carried = each.closing
  }
}

/** Of each payment that was cleared: what was paid is what was refunded, the fee that is left, and the merchant’s. */
const mustCost = async (
  merchant: Merchant,
  { feeRate, onRefund }: { feeRate: number; onRefund: 'returned' | 'kept' },
): Promise<void> => {
  const bills = await merchant.bills()
  const lines = (await Promise.all(bills.map(({ id }) => merchant.billLines(id)))).flat()
  expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length)
  for (const [paymentId, own] of Map.groupBy(lines, (line: ClearedLine) => line.paymentId)) {
    const paid = own.find(({ id }) => id === paymentId)
    const refunds = own.filter(({ type }) => type === 'refund')
    const { amount, fee } = paid ?? { amount: 0, fee: 0 }
    expect(fee).toBe(Math.floor((amount * feeRate + 500_000) / 1_000_000))
    const refunded = 0 - sumOf(refunds.map((each) => each.amount))
    const back = 0 - sumOf(refunds.map((each) => each.fee))
    if (onRefund === 'kept') expect(back).toBe(0)
    else if (refunded === amount) expect(back).toBe(fee)
    else expect(back).toBeLessThanOrEqual(Math.floor((fee * refunded) / amount))
    expect(sumOf(own.map(({ net }) => net))).toBe(amount - refunded - (fee - back))
    const known = await merchant.refundsOf(paymentId)
    expect(refunded).toBe(sumOf(known.map((refund: Refund) => refund.amount)))
  }
}
