import { contract, type Route } from '@qiantang/sdk/contract'

import type { Handler, Handlers } from '../handlers/handler.ts'
import { fault } from '../kernel/errors.ts'

/** One route with what answers it. */
export interface Operation {
  /** `orders.create` */
  name: string
  route: Route
  handle: Handler<Route>
}

/** The contract's routes, each with its handler. The sandbox's exist only there (api.md 5.9). */
export const operationsOf = (handlers: Handlers, mode: 'sandbox' | 'production'): Operation[] =>
  Object.entries(contract)
    .flatMap(([noun, verbs]) =>
      Object.entries<Route>(verbs).map(([verb, route]) => ({
        name: `${noun}.${verb}`,
        route,
        handle: handlerOf(handlers, noun, verb),
      })),
    )
    .filter(({ route }) => mode === 'sandbox' || !isSandboxOnly(route))

/** The table's types tie each handler to its route; a loop over it cannot follow them. */
const handlerOf = (handlers: Handlers, noun: string, verb: string): Handler<Route> => {
  const table = handlers as unknown as Record<string, Record<string, Handler<Route>>>
  return table[noun]?.[verb] ?? fault(`${noun}.${verb} has no handler.`)
}

const isSandboxOnly = ({ callers }: Route): boolean =>
  callers.every((caller) => caller === 'sandbox' || caller === 'loopback')

/** Whether a page of another origin may call it: with a token in its hand, never by a cookie. */
export const isForBrowsers = ({ callers, bankOriginOnly }: Route): boolean =>
  !bankOriginOnly &&
  callers.some((caller) => ['user', 'checkout', 'sandbox', 'public'].includes(caller))
