import { isDeepStrictEqual } from 'node:util'

import type { FourFactors, IdPrefix } from '@qiantang/sdk/contract'

import {
  type Agreement,
  asksForCode,
  confirmCard,
  elementsOf,
  findAgreement,
  insertAgreement,
  limitReached,
  mustHaveAccepted,
  planAgreement,
  readAgreement,
  readElements,
} from '../agreements/index.ts'
import type { Payer } from '../apps/caller.ts'
import { type Channel, termsOf } from '../channels/index.ts'
import { type Sms, sendSms, withdrawChallenge } from '../challenges/index.ts'
import type { Queryable, Tx } from '../kernel/database/index.ts'
import { BankError, fault, invalidField } from '../kernel/errors.ts'
import type { Slot } from '../kernel/ids.ts'
import { dayOf } from '../kernel/time.ts'
import {
  failPayment,
  insertPayment,
  inside,
  lockOrder,
  mustBePayable,
  notByMandate,
  type Order,
  type OrderBank,
  type OrderPayment,
  type Payment,
  pendingPayment,
  stillAsks,
  updatePayment,
} from '../orders/index.ts'
import { now } from '../realms/realm.ts'
import { letGoOfCard } from './abandon.ts'
import { findDebit, insertDebit } from './debit-table.ts'
import { payByCard } from './pay-by-card.ts'

/** What the payer has chosen to pay by: a card they have signed for, or one they have typed. */
export type CardChoice =
  | { agreementId: string }
  | {
      typed: FourFactors
      /** Under which name it was sent, for what is wrong with it. */
      path: 'card' | 'sealedCard'
      save: boolean
      accepted: readonly { code: string; version: string }[]
    }

/** Who pays, for which order, by which card. */
export interface NewCardPayment {
  caller: Payer
  order: Order
  channel: Channel
  checkoutSessionId: string
  /** The session's user; null for a guest. */
  userId: string | null
  choice: CardChoice
  newId: (prefix: IdPrefix, slot: Slot) => string
}

/**
 * Begins to pay an order by a card: a code is asked for, or, for a small amount by a card whose agreement allows it, the
 * card is debited at once. Who begins again at the same door with the same card finds the attempt that waits for them.
 *
 * @throws {BankError} why the order or the card does not allow it; for a typed card, why its bank doesn't
 */
export const confirmByCard = async (bank: OrderBank, begun: NewCardPayment): Promise<void> => {
  const { realm } = begun.caller
  const card = await cardOf(bank, begun)
  const asked = await bank.sql.begin((tx) => findOrAsk(bank, tx, begun, card))
  if (asked.sms) await sendSms(bank, realm, asked.sms)
  if (asked.payment.challengeId === null) await payByCard(bank, realm, asked.payment)
}

/** The card that is to be debited. One that was typed has just been confirmed by its bank, unless it waits here already. */
const cardOf = async (bank: OrderBank, begun: NewCardPayment): Promise<Agreement> => {
  const { caller, order, choice, userId, checkoutSessionId } = begun
  const { realm, app, network = null } = caller
  const at = now(bank, realm)
  if ('agreementId' in choice) {
    if (userId === null) throw new BankError('not_found')
    const agreement = await findAgreement(bank.sql, { app, userId }, choice.agreementId)
    if (agreement.status !== 'active') throw new BankError('agreement_inactive')
    await mustBeWithinLimits(bank, agreement, order, at)
    return agreement
  }

  const { typed, path, save, accepted } = choice
  if (save && userId === null)
    throw invalidField('save', 'Only a session with a user can save a card.')
  const elements = elementsOf(typed, path, dayOf(at))
  mustHaveAccepted(accepted)
  const wish = { realmId: realm.id, appId: app.id, userId: save ? userId : null, isSaved: save }
  const planned = planAgreement(
    bank,
    { ...wish, elements, accepted, noOtpLimit: 0, at },
    begun.newId,
  )
  await mustBeWithinLimits(bank, planned, order, at)
  const waiting = await waitingAt(bank, begun)
  if (waiting?.isSaved === save && isDeepStrictEqual(readElements(bank, waiting), elements))
    return waiting

  const whose = userId === null ? null : { realm, app, userId, by: caller }
  await confirmCard(bank, { realm, app, whose, checkoutSessionId, network }, elements)
  return planned
}

const mustBeWithinLimits = async (
  bank: OrderBank,
  card: Agreement,
  { amount }: Order,
  at: Date,
): Promise<void> => {
  const reached = await limitReached(bank, bank.sql, card, amount, at)
  if (reached) throw reached
}

/** The card of the attempt that waits for this payer at the same door, if there is one. */
const waitingAt = async (
  bank: OrderBank,
  begun: NewCardPayment,
): Promise<Agreement | undefined> => {
  const { order, checkoutSessionId } = begun
  const pending = await pendingPayment(bank.sql, doorOf(order.id, checkoutSessionId))
  return pending && cardOfAttempt(bank.sql, pending)
}

const findOrAsk = async (
  bank: OrderBank,
  tx: Tx,
  begun: NewCardPayment,
  card: Agreement,
): Promise<{ payment: Payment; sms?: Sms }> => {
  const { caller, channel, choice } = begun
  const { realm, app } = caller
  const at = now(bank, realm)
  const order = await lockOrder(tx, begun.order.id)
  mustBePayable(order, at)

  const wanted = planPayment(begun, order, at)
  const pending = await pendingPayment(tx, doorOf(order.id, begun.checkoutSessionId))
  if (pending && (await isStillGood(tx, pending, { card, order, at }))) return { payment: pending }
  if (pending) await giveUp(tx, pending, at)

  const payment = await insertPayment(tx, wanted)
  if (payment.challengeId) return { payment }
  const agreement = 'typed' in choice ? await insertAgreement(tx, card) : card
  const { id, realmId, appId, userId, slot, amount, checkoutSessionId } = payment
  await insertDebit(tx, { paymentId: id, realmId, appId, agreementId: agreement.id })
  if (!asksForCode(agreement, amount)) return { payment }

  const attempt = { id, slot, realm, app, userId, accountId: null, amount, checkoutSessionId }
  const ask = channel.ask ?? fault('Its payer acts outside the bank.')
  const { challengeId, sms } = await ask(bank, tx, { ...attempt, card: agreement })
  return { payment: await updatePayment(tx, payment, { challengeId }), ...(sms && { sms }) }
}

/** Whether an attempt waits for the same card, and for what the order now asks. */
const isStillGood = async (
  tx: Tx,
  pending: Payment,
  { card, order, at }: { card: Agreement; order: Order; at: Date },
): Promise<boolean> => {
  const waiting = await cardOfAttempt(tx, pending)
  if (waiting?.id !== card.id) return false
  if (pending.challengeId === null) return pending.orderVersion === order.version
  return stillAsks(tx, pending, order, at)
}

const giveUp = async (tx: Tx, pending: Payment, at: Date): Promise<void> => {
  if (pending.challengeId !== null) await withdrawChallenge(tx, pending.challengeId, at)
  await letGoOfCard(tx, pending.id, at)
  await failPayment(tx, pending, 'not_completed', at)
}

const cardOfAttempt = async (on: Queryable, { id }: Payment): Promise<Agreement | undefined> => {
  const debit = await findDebit(on, id)
  return debit && readAgreement(on, debit.agreementId)
}

const doorOf = (orderId: string, checkoutSessionId: string) => ({
  ...({
    orderId,
    checkoutSessionId,
    channel: 'quick_pay',
    product: null,
    accountId: null,
  } as const),
})

/** An attempt as it begins. What comes from outside the bank has its order's place. */
const planPayment = (
  { caller: { realm, app }, channel, checkoutSessionId, userId, newId }: NewCardPayment,
  order: Order,
  at: Date,
): OrderPayment => ({
  ...{ ...notByMandate, ...inside },
  ...{ id: newId('pay', order.slot), realmId: realm.id, appId: app.id, userId, slot: order.slot },
  ...{ orderId: order.id, orderVersion: order.version, checkoutSessionId },
  ...{ channel: channel.name, feeRate: termsOf(app, channel.name).feeRate, accountId: null },
  ...{ amount: order.amount, refunded: 0, status: 'requires_action', challengeId: null },
  ...{ failureCode: null, claimedAt: null, createdAt: at, finishedAt: null },
})
