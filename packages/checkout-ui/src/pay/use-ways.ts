import { useMemo } from 'react'
import { chosenWay, waysFor } from './methods/offered.ts'
import { usePay } from './pay-context.ts'
import { usePayStore } from './store.ts'
import { useCheckout } from './use-checkout.ts'

/** The ways to pay as they stand where the page is open, and the one that is chosen. */
export function useWays() {
  const { visitor } = usePay()
  const { bill } = useCheckout()
  const byHand = usePayStore((store) => store.channel)
  return useMemo(() => {
    const ways = waysFor(visitor, bill.methods)
    return { ways, chosen: chosenWay(ways, byHand) }
  }, [visitor, bill.methods, byHand])
}
