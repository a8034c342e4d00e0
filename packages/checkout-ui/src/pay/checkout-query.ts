import { queryOptions } from '@tanstack/react-query'
import { hasCode } from '../api/bank-problem.ts'
import type { Checkout } from './checkout.ts'
import type { Pay } from './pay-context.ts'
import { pauseBefore, thinking, waiting, watching } from '../api/polling.ts'
import { screenOf, type ScreenName } from './screen-of.ts'

/** The one question the page keeps asking: how does this checkout stand? */
export function checkoutQuery(pay: Pay) {
  const pace = pacer(pay.line)
  return queryOptions({
    queryKey: ['checkout', pay.checkoutSessionId],
    queryFn: async ({ signal }) => {
      const checkout = await read(pay, signal)
      pay.clock.set(checkout.bill.now)
      return checkout
    },
    // The client repeats by itself what may be repeated.
    retry: false,
    networkMode: 'always',
    refetchOnWindowFocus: 'always',
    refetchOnReconnect: 'always',
    // A hidden page does not ask; it asks when it is looked at again.
    refetchIntervalInBackground: false,
    refetchInterval: ({ state }) =>
      pace(state.data, state.dataUpdateCount + state.errorUpdateCount),
  })
}

async function read(
  { client, checkoutSessionId, secret }: Pay,
  signal: AbortSignal,
): Promise<Checkout> {
  const params = { checkoutSessionId }
  if (secret()) {
    try {
      const session = await client.call('GET /v1/checkout-sessions/:checkoutSessionId', {
        params,
        signal,
      })
      return { bill: session, session, access: 'payer' }
    } catch (error) {
      if (!hasCode(error, 'credentials_invalid', 'credentials_missing', 'session_expired'))
        throw error
    }
  }
  const bill = await client.call('GET /v1/checkout-sessions/:checkoutSessionId/summary', {
    params,
    signal,
  })
  return { bill, session: null, access: 'reader' }
}

/** Starts over at a brisk pace whenever the checkout has moved to another screen. */
function pacer(line: Pay['line']) {
  let screen: string | undefined
  let since = 0
  return (checkout: Checkout | undefined, asked: number): number | false => {
    const now = checkout ? screenOf(checkout) : 'unknown'
    if (now !== screen) [screen, since] = [now, asked]
    // Told of changes, the page asks only now and then whether it has missed one.
    if (line.isUp() && isOpen(now)) return thinking.longestMs
    if (now === 'choose') return pauseBefore(asked - since, thinking)
    if (now === 'step') return pauseBefore(asked - since, watching)
    if (now === 'processing' || now === 'unknown') return pauseBefore(asked - since, waiting)
    return false
  }
}

const isOpen = (screen: ScreenName | 'unknown') =>
  screen === 'choose' || screen === 'step' || screen === 'processing'
