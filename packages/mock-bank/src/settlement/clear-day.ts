import { feeReturnOf, feeRulesOf } from '../fees/index.ts'
import { emit } from '../events/emit.ts'
import type { Tx } from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import type { OrderBank } from '../orders/index.ts'
import { now, type Realm } from '../realms/realm.ts'
import { appOf } from '../wallet/index.ts'
import { bookLegs } from './book.ts'
import { presentBill } from './present-bill.ts'
import type { Clearing, ClearedPayment, ClearingLine } from './clearing.ts'
import {
  addUp,
  beginClearing,
  clearedPayments,
  insertLines,
  takePayments,
  takeRefunds,
  turnoverOf,
  type UnclearedRefund,
  writeGivenBack,
} from './clearing-table.ts'
import { type Costs, costOf } from './cost.ts'
import { settlesAt } from './cycle.ts'
import { dayRules } from './day-rules.ts'
import * as postings from './postings.ts'
import { clearLater, type ClearPayload, settleLater } from './settlement-jobs.ts'
import { findTerms, lockTerms } from './terms.ts'
import { daysOn, monthOf } from './working-days.ts'

/** However many a day has, no more than so many are in memory. */
const together = 500

/**
 * Clears a day of an app: puts each payment and each refund into it that no day has yet, with what it costs. Cut short
 * anywhere, it goes on from there when it is run again.
 */
export const clearDay = async (
  bank: OrderBank,
  realm: Realm,
  { appId, day, until }: ClearPayload,
): Promise<void> => {
  const app = await appOf(bank, appId)
  const { slot } = (await findTerms(bank.sql, appId)) ?? fault('A day of nobody.')
  const clearing = await beginClearing(bank.sql, {
    ...{ id: newId('bil', slot, app.slotMask, bank.wall()), appId, realmId: realm.id, day },
    ...{ clearedUntil: new Date(until), createdAt: now(bank, realm) },
  })
  if (clearing.status === 'cleared') return

  const costs: Costs = {
    app,
    rules: await feeRulesOf(bank.sql, appId),
    turnover: await turnoverOf(bank.sql, appId, { from: monthOf(day), before: day }),
  }
  while (await bank.sql.begin((tx) => addPayments(tx, clearing, costs)));
  while (await bank.sql.begin((tx) => addRefunds(tx, clearing)));
  await bank.sql.begin((tx) => close(bank, tx, realm, clearing, slot))
}

/** Whether there may be more. */
const addPayments = async (tx: Tx, clearing: Clearing, costs: Costs): Promise<boolean> => {
  const { appId, day } = clearing
  const taken = await takePayments(tx, clearing, together)
  const lines = taken.map((payment): ClearingLine => {
    const { feeRate: _, ...paid } = payment
    const cost = costOf(costs, payment)
    return { ...paid, ...cost, appId, day, type: 'payment', paymentId: payment.id }
  })
  await insertLines(tx, lines)
  return taken.length === together
}

const addRefunds = async (tx: Tx, clearing: Clearing): Promise<boolean> => {
  const { appId } = clearing
  const taken = await takeRefunds(tx, clearing, together)
  const payments = await clearedPayments(
    tx,
    appId,
    taken.map(({ paymentId }) => paymentId),
  )
  const lines = taken.map((refund) => {
    const of =
      payments.get(refund.paymentId) ?? fault('A refund of a payment that was not cleared.')
    const line = lineOf(clearing, refund, of)
    payments.set(of.id, giveBack(of, line))
    return line
  })
  await insertLines(tx, lines)
  await writeGivenBack(tx, appId, [...payments.values()])
  return taken.length === together
}

/** What a refund gives back of the fee: by the rule its payment was cleared by. */
const lineOf = (
  { appId, day }: Clearing,
  refund: UnclearedRefund,
  of: ClearedPayment,
): ClearingLine => {
  const { channel, product, feeRate, feeRuleId, onRefund } = of
  const outside = { ...of, fee: of.outsideFee ?? 0, feeReturned: of.outsideFeeReturned }
  return {
    ...{ ...refund, appId, day, type: 'refund', channel, product, feeRate, feeRuleId, onRefund },
    fee: onRefund === 'kept' ? 0 : feeReturnOf(refund.amount, of),
    outsideFee: of.outsideFee === null ? null : feeReturnOf(refund.amount, outside),
  }
}

const giveBack = (
  of: ClearedPayment,
  { amount, fee, outsideFee }: ClearingLine,
): ClearedPayment => ({
  ...of,
  refunded: of.refunded + amount,
  feeReturned: of.feeReturned + fee,
  outsideFeeReturned: of.outsideFeeReturned + (outsideFee ?? 0),
})

/** Adds the day up, books its fees, and has the next day cleared and this one paid out: all of it, or nothing. */
const close = async (
  bank: OrderBank,
  tx: Tx,
  realm: Realm,
  { appId, day, id }: Clearing,
  slot: number,
): Promise<void> => {
  const terms = await lockTerms(tx, appId)
  const cleared = await addUp(tx, { appId, day })
  if (!cleared) return
  const at = now(bank, realm)
  const net = cleared.fees - cleared.feesReturned
  if (net !== 0) {
    const entry = postings.clearedFees({ id, realmId: realm.id, appId, day, net })
    await bookLegs(bank, tx, { ...entry, realmId: realm.id, slot, at })
  }
  await clearLater(tx, terms, daysOn(day, 1))
  await settleLater(tx, terms, settlesAt(day, terms.cycle, dayRules(bank, terms)))
  if (cleared.paymentCount + cleared.refundCount > 0)
    await emit(tx, realm, appId, 'bill.available', presentBill(cleared), at)
}
