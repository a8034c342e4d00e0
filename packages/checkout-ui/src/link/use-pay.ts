import { useEffect, useRef, useState } from 'react'
import { hasCode } from '../api/bank-problem.ts'
import { createClient } from '../api/client.ts'
import { ConnectionLost } from '../api/connection-lost.ts'
import { idempotencyKey } from '../api/idempotency-key.ts'
import type { Locale } from '../i18n/locale.ts'

export type Trouble = 'offline' | 'limit' | 'paying' | 'busy' | 'other'

/** Opens the checkout for an amount and goes there. Pressed again after a lost answer, it is the same visit. */
export function usePay(paymentLinkId: string) {
  const [busy, work] = useState(false)
  const [trouble, say] = useState<Trouble>()
  const visit = useRef<{ amount: number | undefined; key: string }>(null)

  // The way back may bring this page as it was left: at work.
  useEffect(() => {
    const again = ({ persisted }: PageTransitionEvent) => {
      if (!persisted) return
      visit.current = null
      work(false)
    }
    addEventListener('pageshow', again)
    return () => removeEventListener('pageshow', again)
  }, [])

  const pay = async (amount: number | undefined) => {
    const known = visit.current
    const { key } = known && known.amount === amount ? known : { key: idempotencyKey() }
    visit.current = { amount, key }
    work(true)
    say(undefined)
    try {
      const { url } = await client().call(
        'POST /v1/payment-links/:paymentLinkId/checkout-sessions',
        {
          params: { paymentLinkId },
          body: amount === undefined ? {} : { amount },
          idempotencyKey: key,
        },
      )
      location.assign(url)
    } catch (error) {
      // It has ended since it was drawn: drawn again, it says how.
      if (hasCode(error, 'payment_link_ended', 'order_paid', 'not_found')) return location.reload()
      if (!(error instanceof ConnectionLost)) visit.current = null
      say(troubleOf(error))
      work(false)
    }
  }
  return { pay, busy, trouble }
}

const client = () => createClient({ locale: () => document.documentElement.lang as Locale })

const troubleOf = (error: unknown): Trouble => {
  if (error instanceof ConnectionLost) return 'offline'
  if (hasCode(error, 'limit_exceeded')) return 'limit'
  if (hasCode(error, 'payment_in_progress')) return 'paying'
  return hasCode(error, 'rate_limited') ? 'busy' : 'other'
}
