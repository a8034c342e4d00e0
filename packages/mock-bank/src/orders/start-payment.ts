import type { IdPrefix } from '@qiantang/sdk/contract'

import { type Account, mustAllow } from '../accounts/index.ts'
import type { App } from '../apps/caller.ts'
import { type Channel, termsOf } from '../channels/index.ts'
import { readChallenge, stateOf } from '../challenges/index.ts'
import type { Queryable, Tx } from '../kernel/database/index.ts'
import { BankError, fault } from '../kernel/errors.ts'
import type { Slot } from '../kernel/ids.ts'
import { chart } from '../ledger/index.ts'
import { now, type Realm } from '../realms/realm.ts'
import type { OrderBank } from './bank.ts'
import { failPayment } from './fail-payment.ts'
import { mustBePayable, type Order } from './order.ts'
import { lockOrder } from './order-table.ts'
import { inside, notByMandate, type OrderPayment, type Payment } from './payment.ts'
import { insertPayment, pendingPayment, updatePayment } from './payment-table.ts'

/** Who pays, for which order, and how. */
export interface NewPayment {
  realm: Realm
  app: App
  order: Order
  channel: Channel
  /** The payer's account, which makes them its user. */
  account: Account
  /** The session it is confirmed in, if it is. */
  checkoutSessionId: string | null
  newId: (prefix: IdPrefix, slot: Slot) => string
}

/**
 * Begins an attempt to pay an order: the payer is asked for their PIN. Who begins again at the same
 * door finds the attempt that waits for them, so that a double click is one payment.
 *
 * @throws {BankError} why the order, the account or its balance does not allow it.
 */
export const startPayment = async (bank: OrderBank, begun: NewPayment): Promise<Payment> => {
  const { account, order } = begun
  mustAllow(account, 'out')
  await mustCover(bank, bank.sql, account, order.amount)
  return bank.sql.begin((tx) => findOrAsk(bank, tx, begun))
}

/** The same inside the caller's transaction, once nothing is known to stand against it. */
export const findOrAsk = async (bank: OrderBank, tx: Tx, begun: NewPayment): Promise<Payment> => {
  const { realm, app, channel, account } = begun
  const at = now(bank, realm)
  const order = await lockOrder(tx, begun.order.id)
  mustBePayable(order, at)

  const wanted = planPayment(bank, begun, order)
  const pending = await pendingPayment(tx, wanted)
  if (pending && (await stillAsks(tx, pending, order, at))) return pending
  if (pending) await failPayment(tx, pending, 'not_completed', at)

  const payment = await insertPayment(tx, wanted)
  if (payment.challengeId) return payment
  const { id, userId, accountId, amount, checkoutSessionId } = payment
  const attempt = { id, realm, app, userId, accountId, card: null, amount, checkoutSessionId }
  if (!channel.ask) return fault('Its payer acts outside the bank.')
  const { challengeId } = await channel.ask(bank, tx, { ...attempt, slot: account.slot })
  return updatePayment(tx, payment, { challengeId })
}

/** Whether an attempt still waits for its payer, for what the order now asks. */
export const stillAsks = async (
  tx: Tx,
  pending: Payment,
  order: Order,
  at: Date,
): Promise<boolean> => {
  if (pending.orderVersion !== order.version || !pending.challengeId) return false
  const challenge = await readChallenge(tx, pending.challengeId)
  const state = challenge && stateOf(challenge, at)
  // Answered this very moment: it is about to pay.
  if (state === 'passed') throw new BankError('payment_in_progress')
  return state === 'pending'
}

/** The books decide; refusing here only spares the payer the PIN. */
export const mustCover = async (
  bank: OrderBank,
  on: Queryable,
  { id }: Account,
  required: number,
): Promise<void> => {
  const { available } = await bank.ledger.balance(chart.customer(id), on)
  if (available < required) throw new BankError('insufficient_balance', { available, required })
}

/** An attempt as it begins. */
export const planPayment = (
  bank: OrderBank,
  { realm, app, channel, account, checkoutSessionId, newId }: NewPayment,
  order: Order,
): OrderPayment => ({
  ...notByMandate,
  id: newId('pay', account.slot),
  realmId: realm.id,
  appId: app.id,
  userId: account.userId,
  slot: account.slot,
  orderId: order.id,
  orderVersion: order.version,
  checkoutSessionId,
  channel: channel.name,
  ...inside,
  feeRate: termsOf(app, channel.name).feeRate,
  accountId: account.id,
  amount: order.amount,
  refunded: 0,
  status: 'requires_action',
  challengeId: null,
  failureCode: null,
  claimedAt: null,
  createdAt: now(bank, realm),
  finishedAt: null,
})
