import type { Contract, PathParams } from '@qiantang/sdk/contract'

/*
 * The contract as types only: one value of it would bring zod along, 26 kB for a page of 100.
 * A path or method that the bank does not have, a missing id or a wrong body does not compile.
 */

type Verbs = { [Noun in keyof Contract]: Contract[Noun][keyof Contract[Noun]] }[keyof Contract]

/** Every route by the way it is written: `'GET /v1/orders'`. */
type Table = { [Verb in Verbs as `${Verb['method']} ${Verb['path']}`]: Verb }

export type Address = keyof Table

type Output<Schema> = Schema extends { _zod: { output: infer Value } } ? Value : undefined
type Input<Schema> = Schema extends { _zod: { input: infer Value } } ? Value : never

/** What a route answers with. */
export type Reply<A extends Address> = Output<Table[A]['reply']>

type Params<Path extends string> = [PathParams<Path>] extends [never]
  ? { params?: never }
  : { params: Record<PathParams<Path>, string> }

type Body<Route> = Route extends { body: infer Schema } ? { body: Input<Schema> } : { body?: never }

type Query<Route> = Route extends { query: infer Schema }
  ? { query?: { [Name in keyof Input<Schema>]?: string | number } }
  : { query?: never }

type Key<Route> = Route extends { idempotencyKey: 'required' }
  ? { idempotencyKey: string }
  : { idempotencyKey?: string }

/** What a call of a route must be given. */
export type Call<A extends Address> = Params<Table[A]['path']> &
  Body<Table[A]> &
  Query<Table[A]> &
  Key<Table[A]> & { signal?: AbortSignal }
