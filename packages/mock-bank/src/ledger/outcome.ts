import type { Json } from '../kernel/database/index.ts'
import { BankError, fault } from '../kernel/errors.ts'
import type { Fen, MovementFacts } from './posting.ts'

/** Why the books themselves refuse. */
export type RefusalCode =
  | 'insufficient_balance'
  | 'balance_cap_exceeded'
  | 'limit_exceeded'
  | 'currency_mismatch'
  | 'account_missing'
  | 'hold_exists'
  | 'hold_missing'
  | 'hold_closed'
  | 'hold_expired'
  | 'hold_not_expired'
  | 'hold_exceeded'

/** By which name a posting was recognised as one that had been decided before. */
export type ReplayedBy = 'id' | 'key' | 'reference'

export type Posted = {
  readonly status: 'posted'
  readonly transferId: string
  readonly lane: number
  /** The place in the lane's history, without gaps. */
  readonly seq: number
  readonly recordedAt: Date
  /** It had been posted before, or its answer was lost and asked for again. */
  readonly replayed: false | ReplayedBy
  /** For each leg, in the posting's order, its account's balance (of a striped account, in this lane). */
  readonly balanceAfter: readonly Fen[]
  /** What was recorded then, where it is a replay. */
  readonly movement?: MovementFacts
}

export type Refused = {
  readonly status: 'refused'
  /** A `RefusalCode`, or the code of a refusal from outside. */
  readonly code: string
  readonly details: { readonly [fact: string]: Json }
  readonly replayed: false | ReplayedBy
}

/**
 * The name was used before for something else: the idempotency key, the merchant's own number, or, by
 * a fault of the program, the ledger's id.
 */
export type NameTaken = { readonly status: 'key_reused' | 'reference_conflict' | 'id_reused' }

export type Outcome = Posted | Refused | NameTaken

const payersErrors = ['insufficient_balance', 'balance_cap_exceeded'] as const

/** For callers that cannot go on without it: the refusal becomes the error the payer is told. */
export const requirePosted = (outcome: Outcome): Posted => {
  if (outcome.status === 'posted') return outcome
  if (outcome.status !== 'refused') return fault(`A posting met another: ${outcome.status}.`)
  const { code, details } = outcome
  const known = payersErrors.find((error) => error === code)
  if (known) throw new BankError(known)
  return fault(`The ledger refused: ${code} ${JSON.stringify(details)}`)
}
