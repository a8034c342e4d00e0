import type { Json } from '../kernel/database/index.ts'
import type { AccountRef } from './chart.ts'

/** Whole fen, exact. */
export type Fen = number

export type Side = 'debit' | 'credit'

export type Leg = { readonly side: Side; readonly account: AccountRef; readonly amount: Fen }

export const debit = (account: AccountRef, amount: Fen): Leg => ({ side: 'debit', account, amount })

export const credit = (account: AccountRef, amount: Fen): Leg => ({
  side: 'credit',
  account,
  amount,
})

/**
 * Money set aside for an answer from outside. Opening one makes it unavailable and moves nothing;
 * later it is either captured, together with the legs that move it, or released. Each once.
 */
export type HoldAct =
  | {
      readonly act: 'open'
      readonly id: string
      readonly account: AccountRef
      readonly amount: Fen
    }
  | { readonly act: 'capture' | 'release'; readonly id: string; readonly account: AccountRef }

/** The resource of record of what happened, as its domain will show it. */
export type MovementFacts = {
  /** The resource's public id. */
  readonly id: string
  /** What it is: `payment`, `top_up`, `withdrawal`. */
  readonly noun: string
  readonly facts: Json
}

/** One thing that happens to the books, all or nothing: balanced legs in one lane. */
export type Posting = {
  /** From `transferIdOf`, so that a repeated attempt is recognised. */
  readonly id: string
  readonly realmId: string
  /** 0 to 1023: of the customer whose account it touches. Decides the lane. */
  readonly slot: number
  /** What it is called in a statement: `top_up`, `payment`, `withdrawal_hold`. */
  readonly kind: string
  /** On the realm's clock. */
  readonly at: Date
  readonly memo?: string
  /** Debits and credits of equal sums; none for a hold that is opened or released. What a capture leaves is freed. */
  readonly legs: readonly Leg[]
  readonly hold?: HoldAct
  readonly movement?: MovementFacts
  /** Messages for the outbox's readers, told only if this posting takes effect. */
  readonly outbox?: readonly Json[]
}
