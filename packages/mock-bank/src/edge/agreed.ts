import type { AppLimit, Route } from '@qiantang/sdk/contract'

import type { App, Caller } from '../apps/caller.ts'
import { BankError } from '../kernel/errors.ts'
import { roleOf } from './authorize.ts'

/**
 * Holds a call to what the bank has agreed with its app: the products that are switched on, and its own limits. The
 * one place that does; what a route asks for stands in the contract.
 *
 * @throws {BankError} `product_unavailable`, `limit_exceeded`
 */
export const mustBeAgreed = (route: Route, caller: Caller, body: unknown): void => {
  if (!('app' in caller)) return
  const { product } = route
  const wanted = typeof product === 'string' ? product : product?.[roleOf(caller)]
  const isOn = wanted === undefined || caller.app.products.includes(wanted)
  if (!isOn && !saysAnyOf(body, route.unlessAsked))
    throw new BankError('product_unavailable', { product: wanted })
  if (route.limited) mustBeWithin(caller.app, route.limited, body)
}

const saysAnyOf = (body: unknown, sayings: Route['unlessAsked'] = {}): boolean =>
  Object.entries(sayings).some(([field, value]) => fieldOf(body, field) === value)

const fieldOf = (body: unknown, field: string): unknown =>
  (body as Record<string, unknown> | undefined)?.[field]

const mustBeWithin = (
  { limits }: App,
  { by, field }: NonNullable<Route['limited']>,
  body: unknown,
): void => {
  const limit = limits[by]
  const amount = fieldOf(body, field)
  if (limit === null || typeof amount !== 'number' || amount <= limit) return
  throw new BankError('limit_exceeded', { limitType: limitTypes[by], limit, used: 0 })
}

const limitTypes: Record<AppLimit, string> = {
  topUp: 'app_top_up',
  transfer: 'app_transfer',
  order: 'app_order',
  mandate: 'app_mandate',
}
