import { type ErrorCode, errors, type Payment as PaymentReply } from '@qiantang/sdk/contract'

import { errorOfBooks } from '../accounts/index.ts'
import { BankError, fault } from '../kernel/errors.ts'
import { newId, type Slot, uuidIn } from '../kernel/ids.ts'
import type { Fen, Outcome, OutsideRefusal } from '../ledger/index.ts'
import { readDecided } from '../ledger/read-decided.ts'
import type { OrderBank } from './bank.ts'
import { paymentIn } from './booking.ts'
import type { CallKey } from './call-key.ts'

/** A call that pays at once, as the books know it. */
export interface Asked {
  realmId: string
  /** Of the payer: their lane keeps the key, whatever becomes of the call. */
  slot: Slot
  at: Date
  amount: Fen
  key: CallKey
}

/** What it is answered. */
export type Answered =
  | { how: 'paid'; payment: PaymentReply }
  /** The merchant's own number had been used for the same before. */
  | { how: 'found'; payment: PaymentReply }
  /** The same call had been answered before, so. */
  | { how: 'replayed'; was: PaymentReply | BankError }
  /** It needs the payer's PIN, and goes another way. */
  | { how: 'asks' }

/** Kept under the key of a call whose payer is asked for the PIN, so that it goes that way again; nobody is told it. */
export const asksForPin: OutsideRefusal = { code: 'pin_asked', details: {} }

/**
 * The answer that follows from what the books have decided.
 *
 * @throws {BankError} why they refuse it, `idempotency_key_reused`, `reference_conflict`
 */
export const answerOf = (outcome: Outcome, { amount }: Asked, made?: PaymentReply): Answered => {
  if (outcome.status === 'posted') {
    const { replayed, movement } = outcome
    if (!replayed || replayed === 'id')
      return { how: 'paid', payment: made ?? fault('A refusal was posted.') }
    const was = paymentIn(movement)
    return replayed === 'reference' ? { how: 'found', payment: was } : { how: 'replayed', was }
  }
  if (outcome.status === 'refused') {
    if (outcome.code === asksForPin.code) return { how: 'asks' }
    const was = errorOf(outcome, amount)
    if (outcome.replayed === 'key') return { how: 'replayed', was }
    throw was
  }
  if (outcome.status === 'key_reused') throw new BankError('idempotency_key_reused')
  if (outcome.status === 'reference_conflict') throw new BankError('reference_conflict')
  return fault('A payment was posted differently.')
}

/** What the books know of the call already, if they do. */
export const decidedBefore = async (
  { sql, ledger }: OrderBank,
  asked: Asked,
): Promise<Answered | undefined> => {
  const outcome = await readDecided(sql, asked.slot % ledger.lanes, asked.key, asked.at)
  return outcome && answerOf(outcome, asked)
}

/**
 * Keeps under its key that a call was refused before it came to the books. If the key is known to them,
 * what they know counts.
 */
export const refuse = async (
  bank: OrderBank,
  asked: Asked,
  { code, details }: OutsideRefusal,
): Promise<Answered> => {
  const { realmId, slot, at, key } = asked
  const id = uuidIn(newId('ltr', slot, 0, bank.wall()))
  const outcome = await bank.ledger.submit({
    ...{ id, realmId, slot, at, key, kind: 'payment_refused', legs: [] },
    refusal: { code, details },
  })
  return answerOf(outcome, asked)
}

/** An error that is kept under the call's key (api.md 4). Any other goes on: its call may be asked again, corrected. */
export const refusal = (error: unknown): BankError => {
  if (error instanceof BankError && [402, 403, 409].includes(errors[error.code].status))
    return error
  throw error
}

/** What the books themselves refuse is told with what the payer may know of it; what was refused before them, as it was. */
const errorOf = ({ code, details }: OutsideRefusal, amount: Fen): BankError =>
  'account' in details
    ? errorOfBooks({ code, details }, amount)
    : new BankError(known(code), details)

const known = (code: string): ErrorCode =>
  Object.hasOwn(errors, code) ? (code as ErrorCode) : fault(`There is no error ${code}.`)
