import type { CreateRefund, IdPrefix } from '@qiantang/sdk/contract'

import { allows, findAccount } from '../accounts/index.ts'
import type { App, Merchant } from '../apps/caller.ts'
import { debitedCard } from '../card-payments/index.ts'
import { channelOf } from '../channels/index.ts'
import { emit } from '../events/emit.ts'
import type { Tx } from '../kernel/database/index.ts'
import { BankError } from '../kernel/errors.ts'
import { fingerprint } from '../kernel/fingerprint.ts'
import { type Slot, slotOf } from '../kernel/ids.ts'
import { chart } from '../ledger/index.ts'
import {
  mustCoverRefund,
  type OrderBank,
  type Payment,
  releaseRefund,
  reserveRefund,
  retrievePayment,
} from '../orders/index.ts'
import { now } from '../realms/realm.ts'
import { presentRefund } from './present-refund.ts'
import type { Refund } from './refund.ts'
import { insertRefund, refundByReference } from './refund-table.ts'
import { takeUpLater } from './refund-jobs.ts'

type NewId = (prefix: IdPrefix, slot: Slot) => string

/**
 * Takes on a refund: its amount is reserved of the payment, so that all refunds together never come to more than was
 * paid, whoever asks at the same time. What has to follow is scheduled.
 *
 * @throws {BankError} `not_found`, `payment_not_refundable`, `refund_exceeds_paid`, `merchant_balance_too_low`
 */
export const createRefund = async (
  bank: OrderBank,
  caller: Merchant,
  input: CreateRefund,
  newId: NewId,
): Promise<{ refund: Refund; existed: boolean }> => {
  const { app } = caller
  const slot = slotOf(bank.vault.key('slot'), app.id, 'refund', input.reference)
  const asked = { id: newId('rfd', slot), bodyHash: hashOf(input) }
  const known = await refundByReference(bank.sql, app.id, input.reference)
  if (known) return recognise(known, asked)

  const payment = refundable(await retrievePayment(bank, caller, input.paymentId))
  // Decided once more where nobody else reserves at the same time.
  mustCoverRefund(payment, input.amount)
  await merchantMustHave(bank, app.id, input.amount)
  const way = await wayOf(bank, app, payment)
  const wanted = { ...plan(payment, way, input), ...asked, createdAt: now(bank, caller.realm) }
  const made = await bank.sql.begin((tx) => reserveAndInsert(tx, caller, wanted))
  if (made) return { refund: made, existed: false }

  const other = await refundByReference(bank.sql, app.id, input.reference)
  if (other) return recognise(other, asked)
  // Others have been quicker.
  const { amount, refunded } = await retrievePayment(bank, caller, input.paymentId)
  throw new BankError('refund_exceeds_paid', { left: amount - refunded })
}

/** Nothing comes back where there is too little left, or the reference has been taken. */
const reserveAndInsert = async (
  tx: Tx,
  { realm }: Merchant,
  wanted: Refund,
): Promise<Refund | undefined> => {
  if (!(await reserveRefund(tx, wanted))) return undefined
  const refund = await insertRefund(tx, wanted)
  if (!refund) {
    await releaseRefund(tx, wanted)
    return undefined
  }
  await takeUpLater(tx, refund, refund.createdAt)
  await emit(tx, realm, refund.appId, 'refund.created', presentRefund(refund), refund.createdAt)
  return refund
}

/** The same reference stands for the same request, or for a mistake. */
const recognise = (
  known: Refund,
  { id, bodyHash }: Pick<Refund, 'id' | 'bodyHash'>,
): { refund: Refund; existed: boolean } => {
  if (known.bodyHash !== bodyHash) throw new BankError('reference_conflict')
  return { refund: known, existed: known.id !== id }
}

const refundable = (payment: Payment): Payment => {
  if (payment.status !== 'succeeded') throw new BankError('payment_not_refundable')
  return payment
}

type Way = Pick<Refund, 'destination' | 'cardId' | 'step'>

/** What an outside channel has taken goes back through it, what a card was debited for to that card; else the account gets it, or its card where that can't. */
const wayOf = async (bank: OrderBank, app: App, payment: Payment): Promise<Way> => {
  const { userId, accountId, channel } = payment
  if (channelOf(channel)?.ask === null)
    return { destination: 'channel', cardId: null, step: 'set_aside' }
  const card = await debitedCard(bank, payment.id)
  if (card) return { destination: 'card', cardId: card.agreementId, step: 'set_aside' }
  if (userId === null || accountId === null) throw new BankError('payment_not_refundable')
  const account = await findAccount(bank.sql, { app, userId }, accountId)
  return allows(account, 'in')
    ? { destination: 'balance', cardId: null, step: 'credit' }
    : { destination: 'card', cardId: account.cardId, step: 'set_aside' }
}

/** The books decide; refusing here makes no refund that could only fail. */
const merchantMustHave = async (
  bank: OrderBank,
  appId: string,
  required: number,
): Promise<void> => {
  const { available } = await bank.ledger.balance(chart.merchantPayable(appId))
  if (available < required) throw new BankError('merchant_balance_too_low', { available, required })
}

const hashOf = ({ paymentId, amount, reason }: CreateRefund): string =>
  fingerprint({ paymentId, amount, reason: reason ?? null })

const plan = (
  payment: Payment,
  way: Way,
  { amount, reference, reason }: CreateRefund,
): Omit<Refund, 'id' | 'bodyHash' | 'createdAt'> => {
  const { realmId, appId, id: paymentId, orderId, userId, accountId, slot } = payment
  return {
    ...{ realmId, appId, paymentId, orderId, userId, accountId, slot },
    ...{ amount, reference, reason: reason ?? null },
    ...{ ...way, status: 'processing' },
    ...{ networkOrder: null, networkTime: null, sendingUntil: null },
    ...{ failureCode: null, finishedAt: null },
  }
}
