import type { Json, Queryable, Tx } from '../kernel/database/index.ts'
import type { AccountRef } from './chart.ts'
import type { Gathering } from './gather.ts'
import type { Limits } from './decide.ts'
import type { NameTaken, Outcome, Posted, Refused } from './outcome.ts'
import type { Fen, Posting, Side } from './posting.ts'

/** The books. Every balance of the bank is written here and nowhere else. */
export interface Ledger {
  readonly lanes: number

  /** Opens an account of a kind that is not striped. Opening it again changes nothing. */
  openAccount(tx: Queryable, account: NewAccount): Promise<void>

  /** Puts an account on other terms, in the caller's transaction. What it has moved before stays as it was. */
  changeTerms(tx: Tx, terms: NewTerms): Promise<void>

  /**
   * Posts together with whatever else arrives meanwhile, in a transaction of its own: the way for
   * whatever is hot. Refusals are outcomes; it throws `overloaded` when too much is waiting.
   */
  submit(posting: Posting): Promise<Outcome>

  /** Posts inside the caller's transaction, all postings at once: call it once a transaction. */
  post(tx: Tx, postings: readonly Posting[]): Promise<Outcome[]>

  /**
   * Posts all or none, in whichever lanes they lie, in a transaction of its own: if one is refused,
   * nothing of it is recorded.
   */
  postLinked(postings: readonly Posting[]): Promise<Linked>

  /** Takes back what a transfer moved, once, by another transfer with the opposite legs. */
  reverse(reversal: Reversal): Promise<Outcome>

  /**
   * Sees to it that a striped account has an amount in one lane, by moving it there from the others;
   * false where all of them together have less. `submit` does so by itself.
   */
  gather(gathering: Gathering): Promise<boolean>

  balance(account: AccountRef, on?: Queryable): Promise<Balance>

  /** The balance as it was at a moment of the realm's clock, that moment included. */
  balanceAt(account: AccountRef, at: Date, on?: Queryable): Promise<Balance>

  /** What moved the balance, newest first. */
  statement(account: AccountRef, query: StatementQuery, on?: Queryable): Promise<StatementPage>

  /** The resource of record under its public id; a known slot saves looking in every lane. */
  movement(id: string, slot?: number, on?: Queryable): Promise<Movement | undefined>

  readonly outbox: Outbox

  /** Calls the listener after something was committed through `submit` in this process. */
  onCommit(listener: (lane: number) => void): () => void

  /** Takes nothing new and answers what waits. */
  close(): Promise<void>
}

export type NewAccount = {
  readonly realmId: string
  readonly ref: AccountRef
  readonly slot: number
  /** The most the account may hold. @default without bound */
  readonly cap?: Fen
  /** The most that may count in a day and in a year. @default without bound */
  readonly limits?: Limits
  /** ISO 4217, numeric. @default 156, the renminbi */
  readonly currency?: number
}

/** What an account may hold and move from now on; without bound where nothing is said. */
export type NewTerms = Pick<NewAccount, 'ref' | 'slot' | 'cap' | 'limits'>

/** All were posted, or the first that was not says why. */
export type Linked =
  | { readonly status: 'posted'; readonly outcomes: readonly Posted[] }
  | { readonly status: 'refused'; readonly place: number; readonly outcome: Refused | NameTaken }

export type Reversal = {
  readonly realmId: string
  readonly slot: number
  readonly transferId: string
  readonly kind: string
  readonly at: Date
  readonly memo?: string
}

export type Balance = {
  /** What can be spent: total less held. */
  readonly available: Fen
  /** Set aside by open holds. */
  readonly held: Fen
  readonly total: Fen
}

export type StatementQuery = {
  readonly limit: number
  readonly cursor?: string | undefined
  /** On the realm's clock, both included. */
  readonly from?: Date | undefined
  readonly to?: Date | undefined
}

export type StatementPage = {
  readonly lines: readonly StatementLine[]
  readonly nextCursor: string | null
}

export type StatementLine = {
  readonly transferId: string
  readonly kind: string
  readonly side: Side
  /** `in` makes the balance larger, whichever side that is for this account. */
  readonly direction: 'in' | 'out'
  readonly amount: Fen
  readonly balanceAfter: Fen
  readonly at: Date
  readonly recordedAt: Date
  readonly memo: string | null
  readonly movementId: string | null
  readonly noun: string | null
  readonly facts: Json
}

export type Movement = {
  readonly id: string
  readonly noun: string
  readonly realmId: string
  readonly facts: Json
  readonly transferId: string
  readonly lane: number
  readonly seq: number
  readonly at: Date
  readonly recordedAt: Date
}

/** Messages in the order their postings took effect, lane by lane. */
export interface Outbox {
  /** The next messages after a sequence number, oldest first; whole postings, so up to a few more than `limit`. */
  read(lane: number, afterSeq: number, limit: number, on?: Queryable): Promise<OutboxMessage[]>

  /** How far a consumer has come in a lane; 0 at the start. Inside a transaction it also reserves the lane for this consumer. */
  cursor(tx: Queryable, consumer: string, lane: number): Promise<number>

  /** Remembers how far a consumer has come: in the transaction of its effects, so that each happens once. */
  advance(tx: Queryable, consumer: string, lane: number, seq: number): Promise<void>
}

export type OutboxMessage = {
  readonly lane: number
  readonly seq: number
  /** The place among the messages of one posting, from 0. */
  readonly part: number
  readonly transferId: string
  readonly realmId: string
  readonly at: Date
  readonly message: Json
}
