import type { Contract, IdPrefix, Locale, Method, PathParams, Route } from '@qiantang/sdk/contract'
import type { z } from 'zod'

import type { Anyone, Merchant, Operator, Payer, Tester, User, Visitor } from '../apps/caller.ts'
import type { Credential } from '../apps/page-tokens.ts'
import type { Json } from '../kernel/database/index.ts'
import type { BankError } from '../kernel/errors.ts'
import type { Slot } from '../kernel/ids.ts'
import type { CallKey } from '../orders/index.ts'
import type { WholeBank } from './bank.ts'

/** The caller a route can have, by the contract's word for it. */
interface CallerOf {
  merchant: Merchant
  user: User
  page: User
  checkout: Payer
  operator: Operator
  sandbox: Tester
  loopback: Anyone
  public: Anyone | Visitor
}

/** What a call has taken hold of, so that it takes effect once however often it is sent (src/edge/idempotency.ts). */
export interface Claim {
  /**
   * The id of the one resource of this kind the call makes. A run that died before it answered is
   * taken up with the same ids: `insert … on conflict (id) do nothing` then finds what it left.
   */
  id(prefix: IdPrefix, slot: Slot): string
  /** Whether such a run came before. */
  resumed: boolean
}

/** A call made on behalf of the same caller, as part of this one. */
export interface Step {
  method: Method
  /** With its query. */
  path: string
  body: Json | undefined
  /** What the step's idempotency key is derived from, next to this call's. */
  name: string
}

/** A request as a handler sees it: authenticated, validated, `me` resolved. */
export interface Call<R extends Route> {
  caller: CallerOf[R['callers'][number]]
  /** By name; `userId` is always the user's own id, never `me`. */
  params: Record<PathParams<R['path']>, string>
  body: R extends { body: infer Body extends z.ZodType } ? z.output<Body> : undefined
  query: R extends { query: infer Query extends z.ZodType } ? z.output<Query> : undefined
  /** The payer's language. */
  locale: Locale
  requestId: string
  claim: Claim
  /** Its idempotency key, where the route's are kept in the books (src/edge/books-keys.ts). */
  key: CallKey | null
  /** The bearer token the call came with; null where it was signed. */
  credential: Credential | null
  /** Runs another call of this API as this caller. */
  run: (step: Step) => Promise<{ status: number; body: Json }>
}

type Body<R extends Route> = R['reply'] extends z.ZodType ? z.output<R['reply']> : undefined

/** A create that found its `reference` answers 200 instead of 201. */
export class Existing<T> {
  readonly body: T
  constructor(body: T) {
    this.body = body
  }
}

/** A route with `events` answers with these, as they come. */
export class Streaming {
  readonly stream: ReadableStream<Uint8Array>
  constructor(stream: ReadableStream<Uint8Array>) {
    this.stream = stream
  }
}

/** The books knew the call's key, and what it was answered: a resource or a refusal. */
export class Replayed<T> {
  readonly was: T | BankError
  constructor(was: T | BankError) {
    this.was = was
  }
}

/** What hands an operator's session to the browser, or takes it away. */
export class WithCookie<T> {
  readonly body: T
  readonly secret: string | null
  constructor(body: T, secret: string | null) {
    this.body = body
    this.secret = secret
  }
}

/** A call that takes several steps after all, though its route's keys are kept in the books: so its key is claimed first. */
export class InSteps<T> {
  readonly run: (claim: Claim) => Promise<T>
  constructor(run: (claim: Claim) => Promise<T>) {
    this.run = run
  }
}

export type Handler<R extends Route> = (bank: WholeBank, call: Call<R>) => Promise<Reply<Body<R>>>

type Reply<T> = T | Existing<T> | Replayed<T> | InSteps<T> | WithCookie<T> | Streaming

/** One handler a route: a route without one does not compile. */
export type Handlers = {
  [Noun in keyof Contract]: {
    [Verb in keyof Contract[Noun]]: Contract[Noun][Verb] extends Route
      ? Handler<Contract[Noun][Verb]>
      : never
  }
}
