import type { CheckoutSummary } from '@qiantang/sdk/contract'
import { useEffect } from 'react'
import { leaveBy } from '../leave.ts'
import { returnUrlOf } from '../return-url.ts'
import { useCheckoutQuery } from '../use-checkout.ts'

/**
 * The way back to the merchant, which is no address where the merchant's page is still there: `back` is what to do instead. All else
 * that is left for goes by `on`.
 */
export function useWayBack(back: () => void, on: (href: string) => void) {
  const bill = useCheckoutQuery().data?.bill
  useEffect(() => {
    if (!bill) return
    const ways = waysBack(bill)
    const hear = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      if (!link || !ways.includes(link.getAttribute('href') ?? '')) return
      event.preventDefault()
      back()
    }
    leaveBy((href) => (ways.includes(href) ? back() : on(href)))
    document.addEventListener('click', hear, true)
    return () => document.removeEventListener('click', hear, true)
  }, [bill, back, on])
}

const waysBack = (bill: CheckoutSummary) => [bill.cancelUrl, bill.returnUrl, returnUrlOf(bill)]
