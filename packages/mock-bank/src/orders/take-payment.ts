import { hash } from 'node:crypto'

import type { CreateMandatePayment } from '@qiantang/sdk/contract'

import type { Merchant } from '../apps/caller.ts'
import { termsOf } from '../channels/index.ts'
import type { AppUser } from '../customers/index.ts'
import { BankError } from '../kernel/errors.ts'
import { fingerprint } from '../kernel/fingerprint.ts'
import { newId, slotIn } from '../kernel/ids.ts'
import { uuidOf } from '../ledger/account-id.ts'
import type { PostingKey } from '../ledger/index.ts'
import { mustCover, type UsableMandate, usableMandate } from '../mandates/index.ts'
import { now } from '../realms/realm.ts'
import type { OrderBank } from './bank.ts'
import { answerOf, type Answered, refusal, refuse } from './books-answer.ts'
import { bookingByMandate, type Succeeded, succeededAt } from './booking.ts'
import type { CallKey } from './call-key.ts'
import { inside, ofNoOrder } from './payment.ts'
import { presentPayment } from './present-payment.ts'

/**
 * The merchant's server takes a payment by a mandate of one of its users: one posting, under the call's key and
 * the merchant's own number.
 *
 * @throws {BankError} `not_found`, or why the mandate, the account or the books do not allow it
 */
export const takePayment = async (
  bank: OrderBank,
  caller: Merchant,
  userId: string,
  input: CreateMandatePayment,
  key: CallKey,
): Promise<Answered> => {
  const { realm, app } = caller
  const { mandateId, amount } = input
  // The mandate's id has its user's place in it, also where nothing may be taken by it.
  const slot = slotIn(mandateId, app.slotMask)
  const asked = { realmId: realm.id, slot, at: now(bank, realm), amount, key }
  const mandate = await mandateFor(bank, caller, userId, input).catch(refusal)
  if (mandate instanceof BankError) return refuse(bank, asked, mandate)

  const payment = paymentOf(bank, caller, mandate, input, asked.at)
  const outcome = await bank.ledger.submit({
    ...bookingByMandate(app, payment),
    ...{ key, reference: referenceOf(caller, userId, input) },
  })
  return answerOf(outcome, asked, presentPayment(payment))
}

const mandateFor = async (
  bank: OrderBank,
  { app }: Merchant,
  userId: string,
  { mandateId, amount }: CreateMandatePayment,
): Promise<UsableMandate> => {
  const mandate = await usableMandate(bank, { app, userId }, mandateId)
  mustCover(mandate, amount)
  return mandate
}

const paymentOf = (
  { wall }: Pick<OrderBank, 'wall'>,
  { realm, app }: Merchant,
  {
    slot,
    userId,
    accountId,
    id: mandateId,
  }: Pick<UsableMandate, 'id' | 'slot' | 'userId' | 'accountId'>,
  { amount, reference, description, metadata = {} }: CreateMandatePayment,
  at: Date,
): Succeeded =>
  succeededAt(
    {
      ...{ id: newId('pay', slot, app.slotMask, wall()), realmId: realm.id, appId: app.id, userId },
      ...{ slot, ...ofNoOrder, mandateId, reference, description, metadata },
      ...{ ...inside, channel: 'bank_balance', feeRate: termsOf(app, 'bank_balance').feeRate },
      ...{ accountId, amount, refunded: 0, status: 'processing' },
      ...{ challengeId: null, failureCode: null, claimedAt: at, createdAt: at, finishedAt: null },
    },
    at,
  )

/** What a user's payment is found by in the books: the merchant's own number of it. */
export const referenceIdOf = ({ app, userId }: AppUser, reference: string): string =>
  uuidOf(hash('sha256', JSON.stringify([app.id, userId, 'payment', reference])))

/** The merchant's own number is its own for each of its users; what it stands for is all that was asked. */
const referenceOf = (
  { app }: Merchant,
  userId: string,
  { reference, mandateId, amount, description, metadata = {} }: CreateMandatePayment,
): PostingKey => ({
  id: referenceIdOf({ app, userId }, reference),
  request: uuidOf(fingerprint({ mandateId, amount, description, metadata })),
})
