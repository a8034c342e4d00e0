import type { z } from 'zod'

import type { AppLimit, Product } from './products.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * Who may call a route.
 *
 * - `merchant`: a merchant's server, by a signed request (in the sandbox also by a bearer `sk_test_…` key)
 * - `user`: a browser with a user session token (`ust_…`)
 * - `page`: one of the bank's own pages, with a page token (`bpt_…`)
 * - `checkout`: a browser with the secret of one checkout session (`csk_…`)
 * - `sandbox`: a test, with a realm key (`rlk_…`) or an `sk_test_…` key of that realm
 * - `operator`: staff of the bank or of a merchant, on the console, by the cookie of their session
 * - `loopback`: anyone on the machine the sandbox runs on
 * - `public`: anyone
 */
export type Caller =
  | 'merchant'
  | 'user'
  | 'page'
  | 'checkout'
  | 'operator'
  | 'sandbox'
  | 'loopback'
  | 'public'

/** What a user session may do; a route names the one it needs. */
export type Scope = 'account.open' | 'account.read' | 'balance.read' | 'money.move'

/** What an operator's role may include; a route names the one it needs. */
export type OperatorPermission = 'read' | 'propose' | 'approve'

/** One operation of the API, as data. The bank, the SDK and the OpenAPI document are all derived from it. */
export interface Route {
  method: Method
  /** With `:name` for each parameter. */
  path: `/${string}`
  /** One sentence for the reference. */
  summary: string
  callers: readonly [Caller, ...Caller[]]
  /** Needed where a user session or a page calls. */
  scope?: Scope
  /** Needed where an operator calls. */
  permission?: OperatorPermission
  /** Not for operators of merchants. */
  bankStaffOnly?: true
  /** Answered only to the bank's own pages: what is typed here never passes a merchant's page. */
  bankOriginOnly?: true
  /** A field that is sent in clear from the bank's own pages only: any other page seals it. */
  clearOnBankPages?: string
  /** What the app must have switched on; by caller where that differs. */
  product?: Product | Partial<Record<Caller, Product>>
  /** A body that says this is no matter of the product: it gives a user back what is theirs. */
  unlessAsked?: Readonly<Record<string, string>>
  /** The field of the body that the app's own limit of this name is held to. */
  limited?: { by: AppLimit; field: 'amount' | 'maxAmount' }
  body?: z.ZodType
  /** Where callers send different things: what each of them sends. `body` is then all of it together. */
  bodyOf?: Partial<Record<Caller, z.ZodType>>
  query?: z.ZodType
  /** `null` where the answer has no body. */
  reply: z.ZodType | null
  /** Answered with server-sent events, each of which holds this; `reply` is then null. */
  events?: z.ZodType
  /** Default 200. A create answers 201, and 200 when the same `reference` is sent again. */
  status?: 200 | 201 | 202 | 204
  /** Whether an `Idempotency-Key` must be sent (POST that moves money) or may be (every other POST). Default: may. */
  idempotencyKey?: 'required'
  /** Default 65,536. */
  maxBodyBytes?: number
  /** Codes particular to this route; those any route can answer with are not repeated. */
  errors?: readonly string[]
}

export const route = <const R extends Route>(definition: R): R => definition

/** The names of a path's parameters: `PathParams<'/v1/orders/:orderId'>` is `'orderId'`. */
export type PathParams<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | PathParams<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never
