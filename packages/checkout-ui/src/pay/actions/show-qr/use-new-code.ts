import type { Channel, ConfirmCheckout, Payment } from '@qiantang/sdk/contract'
import { useEffect, useEffectEvent } from 'react'
import type { Checkout } from '../../checkout.ts'
import { usePay } from '../../pay-context.ts'
import { usePayStore } from '../../store.ts'
import { useCheckoutUpdates } from '../../use-checkout.ts'
import { useConfirm } from '../../use-confirm.ts'

/** So often a page asks for a new code by itself; then it waits for a sign of life. */
const mostByItself = 2

/**
 * A new code for one that is over: by confirming anew, where the bank first makes sure that nobody paid the old one.
 * The page does so by itself a few times while it is looked at.
 */
export function useNewCode(at: { checkout: Checkout; payment: Payment; over: boolean }) {
  const { checkout, payment, over } = at
  const { clock } = usePay()
  const { refresh } = useCheckoutUpdates()
  const { begin, busy } = useConfirm(checkout)
  const renewals = usePayStore((store) => store.renewals)
  const renewed = usePayStore((store) => store.renewed)

  const ask = (byItself: boolean) => {
    renewed(byItself)
    begin(sameAgain(payment))
  }
  const onOver = useEffectEvent(() => {
    const orderIsOver = clock.now() >= Date.parse(checkout.bill.expiresAt)
    if (orderIsOver || document.hidden || renewals >= mostByItself) return void refresh()
    ask(true)
  })
  useEffect(() => {
    if (over) onOver()
  }, [over])

  return { ask: () => ask(false), busy }
}

/** The channel and form of an attempt; the page itself confirmed them. */
const sameAgain = ({ channel, product }: Payment) => ({
  channel: channel as Channel,
  ...(product !== null && { product: product as NonNullable<ConfirmCheckout['product']> }),
})
