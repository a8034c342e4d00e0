import { useEffect, useEffectEvent } from 'react'
import type { Checkout } from '../checkout.ts'
import { usePay } from '../pay-context.ts'
import { useCheckoutUpdates } from '../use-checkout.ts'

/** Hears from the bank when the checkout has changed, and reads it then. Without that line the page asks by itself. */
export function useNews(checkout: Checkout) {
  const { checkoutSessionId, secret, line } = usePay()
  const { refresh } = useCheckoutUpdates()
  const goesOn =
    checkout.access === 'payer' && ['open', 'processing'].includes(checkout.bill.status)

  const known = useEffectEvent(() => checkout.session)
  useEffect(() => {
    const credentials = secret()
    if (!goesOn || !credentials) return
    const stop = new AbortController()
    const url = `/v1/checkout-sessions/${checkoutSessionId}/stream`
    // A part of its own, which nobody waits for.
    import('./follow.ts').then(
      ({ follow }) =>
        follow({
          url,
          credentials,
          signal: stop.signal,
          known,
          onNews: () => void refresh(),
          onLine: line.set,
        }),
      () => {},
    )
    return () => stop.abort()
  }, [goesOn, checkoutSessionId, secret, line, refresh])
}
