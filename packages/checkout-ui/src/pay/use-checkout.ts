import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { createContext, use, useCallback } from 'react'
import type { Checkout } from './checkout.ts'
import type { checkoutQuery } from './checkout-query.ts'

type CheckoutQuery = ReturnType<typeof checkoutQuery>

export const CheckoutQueryContext = createContext<CheckoutQuery | null>(null)

function useCheckoutOptions(): CheckoutQuery {
  const options = use(CheckoutQueryContext)
  if (!options) throw new Error('This component needs a CheckoutQueryContext above it.')
  return options
}

export const useCheckoutQuery = () => useQuery(useCheckoutOptions())

/** The checkout, below where it is known to be there. */
export const CheckoutContext = createContext<Checkout | null>(null)

export function useCheckout(): Checkout {
  const checkout = use(CheckoutContext)
  if (!checkout) throw new Error('This component needs a CheckoutContext above it.')
  return checkout
}

/** Puts newer news of the checkout in place, or asks the bank for them. */
export function useCheckoutUpdates() {
  const queries = useQueryClient()
  const { queryKey } = useCheckoutOptions()
  return {
    put: useCallback(
      (change: (now: Checkout) => Checkout) => put(queries, queryKey, change),
      [queries, queryKey],
    ),
    refresh: useCallback(() => queries.invalidateQueries({ queryKey }), [queries, queryKey]),
  }
}

function put(
  queries: QueryClient,
  queryKey: CheckoutQuery['queryKey'],
  change: (now: Checkout) => Checkout,
) {
  // An answer that was asked for earlier must not overwrite this one.
  void queries.cancelQueries({ queryKey })
  queries.setQueryData(queryKey, (now) => now && change(now))
}
