import type { z } from 'zod'

import type { Contract, PathParams, Route } from '../contract/index.ts'

type Verb<Noun extends keyof Contract> = keyof Contract[Noun] & string
type RouteAt<
  Noun extends keyof Contract,
  V extends Verb<Noun>,
> = Contract[Noun][V] extends infer R extends Route ? R : never

/** One call of the API as the client needs it; its types come from the contract. */
export interface Operation<R extends Route> {
  /** `orders.create`, for messages. */
  name: string
  method: R['method']
  path: R['path']
}

/** Names a route of the contract. A method or path that differs from the contract does not compile. */
export const operation = <Noun extends keyof Contract, V extends Verb<Noun>>(
  noun: Noun,
  verb: V,
  method: RouteAt<Noun, V>['method'],
  path: RouteAt<Noun, V>['path'],
): Operation<RouteAt<Noun, V>> => ({ name: `${noun}.${verb}`, method, path })

export type OperationParams<R extends Route> = Record<PathParams<R['path']>, string>
export type OperationBody<R extends Route> = R extends { body: infer Body extends z.ZodType }
  ? z.input<Body>
  : undefined
export type OperationQuery<R extends Route> = R extends { query: infer Query extends z.ZodType }
  ? z.output<Query>
  : undefined
export type OperationReply<R extends Route> = R['reply'] extends z.ZodType
  ? z.output<R['reply']>
  : undefined
