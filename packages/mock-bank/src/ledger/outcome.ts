import type { Json } from '../kernel/database/index.ts'
import { BankError, fault } from '../kernel/errors.ts'
import type { Fen } from './posting.ts'

export type RefusalCode =
  | 'insufficient_balance'
  | 'balance_cap_exceeded'
  | 'account_missing'
  | 'hold_exists'
  | 'hold_missing'
  | 'hold_closed'
  | 'hold_exceeded'

export type Posted = {
  readonly status: 'posted'
  readonly transferId: string
  readonly lane: number
  /** The place in the lane's history, without gaps. */
  readonly seq: number
  readonly recordedAt: Date
  /** This id had been posted before, with the same legs, or its answer was lost and asked for again. */
  readonly replayed: boolean
  /** For each leg, in the posting's order, its account's balance (of a striped account, in this lane). */
  readonly balanceAfter: readonly Fen[]
}

export type Refused = {
  readonly status: 'refused'
  readonly code: RefusalCode
  readonly details: { readonly [fact: string]: Json }
  readonly replayed: boolean
}

/** The id was used before for something else. */
export type KeyReused = { readonly status: 'key_reused' }

export type Outcome = Posted | Refused | KeyReused

/** For callers that cannot go on without it: the refusal becomes the error the payer is told. */
export const requirePosted = (outcome: Outcome): Posted => {
  if (outcome.status === 'posted') return outcome
  if (outcome.status === 'key_reused') return fault('A ledger id was used for another posting.')
  const { code, details } = outcome
  if (code === 'insufficient_balance' || code === 'balance_cap_exceeded') throw new BankError(code)
  return fault(`The ledger refused: ${code} ${JSON.stringify(details)}`)
}
