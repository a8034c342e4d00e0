import type { Json } from '../kernel/database/index.ts'
import type { AccountRef } from './chart.ts'

/** Whole fen, exact. */
export type Fen = number

export type Side = 'debit' | 'credit'

export type Leg = {
  readonly side: Side
  readonly account: AccountRef
  readonly amount: Fen
  /**
   * `turnover`: it counts against the account's limits of the day and the year, in its direction.
   * `taken_back`: it undoes what an opposite leg counted, if that was the same day.
   * @default neither
   */
  readonly counts?: Counts
}

export type Counts = 'turnover' | 'taken_back'

type LegOptions = Pick<Leg, 'counts'>

export const debit = (account: AccountRef, amount: Fen, options?: LegOptions): Leg => ({
  side: 'debit',
  account,
  amount,
  ...options,
})

export const credit = (account: AccountRef, amount: Fen, options?: LegOptions): Leg => ({
  side: 'credit',
  account,
  amount,
  ...options,
})

/**
 * Money set aside for an answer from outside. Opening one makes it unavailable and moves nothing.
 * Later it is captured, together with the legs that move it, or released, or it expires. Each once.
 */
export type HoldAct =
  | {
      readonly act: 'open'
      readonly id: string
      readonly account: AccountRef
      readonly amount: Fen
      /** On the realm's clock; from then on it can't be captured. @default never */
      readonly expiresAt?: Date
    }
  | {
      /** Takes what the posting's legs take from the account, and frees the rest. */
      readonly act: 'capture'
      readonly id: string
      readonly account: AccountRef
      /** Leaves the rest set aside, for another capture. @default false */
      readonly keepsRest?: boolean
    }
  | { readonly act: 'release' | 'expire'; readonly id: string; readonly account: AccountRef }

/** The resource of record of what happened, as its domain will show it. */
export type MovementFacts = {
  /** The resource's public id. */
  readonly id: string
  /** What it is: `payment`, `top_up`, `withdrawal`. */
  readonly noun: string
  readonly facts: Json
}

/** A name under which a posting is asked for only once. */
export type PostingKey = {
  /** A hash of whose name it is and of the name, as a UUID. */
  readonly id: string
  /** A hash of what was asked, as a UUID: the same name for something else is refused. */
  readonly request: string
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
  /** ISO 4217, numeric; every account it touches has it. @default 156, the renminbi */
  readonly currency?: number
  readonly memo?: string
  /** Debits and credits of equal sums; none for a hold that is opened or released, or for a refusal. */
  readonly legs: readonly Leg[]
  readonly hold?: HoldAct
  /** Recorded with it, and only if it takes effect. Its posting's id is `transferIdOf(noun, id)`. */
  readonly movement?: MovementFacts
  /** Messages for the outbox's readers, told only if this posting takes effect. */
  readonly outbox?: readonly Json[]
  /** The idempotency key of the call; kept, with refusals too, until it expires on the realm's clock. */
  readonly key?: PostingKey & { readonly expiresAt: Date }
  /** The merchant's own number, taken for ever by what was posted under it. */
  readonly reference?: PostingKey
  /** It was refused before it came here, and is recorded as that, under its key. */
  readonly refusal?: OutsideRefusal
  /** The transfer this one takes back. */
  readonly reverses?: string
}

export type OutsideRefusal = {
  readonly code: string
  readonly details: { readonly [fact: string]: Json }
}
