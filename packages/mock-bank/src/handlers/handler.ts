import type { Contract, Locale, PathParams, Route } from '@qiantang/sdk/contract'
import type { z } from 'zod'

import type { Anyone, Merchant, Payer, Tester, User } from '../apps/caller.ts'
import type { SandboxBank } from '../sandbox/bank.ts'

/** The caller a route can have, by the contract's word for it. */
interface CallerOf {
  merchant: Merchant
  user: User
  page: User
  checkout: Payer
  sandbox: Tester
  loopback: Anyone
  public: Anyone
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
}

type Body<R extends Route> = R['reply'] extends z.ZodType ? z.input<R['reply']> : undefined

/** A create that found its `reference` answers 200 instead of 201. */
export class Existing<T> {
  readonly body: T
  constructor(body: T) {
    this.body = body
  }
}

export type Handler<R extends Route> = (
  bank: SandboxBank,
  call: Call<R>,
) => Promise<Body<R> | Existing<Body<R>>>

/** One handler a route: a route without one does not compile. */
export type Handlers = {
  [Noun in keyof Contract]: {
    [Verb in keyof Contract[Noun]]: Contract[Noun][Verb] extends Route
      ? Handler<Contract[Noun][Verb]>
      : never
  }
}
