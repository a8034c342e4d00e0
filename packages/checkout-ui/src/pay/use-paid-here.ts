import { usePayStore } from './store.ts'
import { useCheckout } from './use-checkout.ts'

/** Whether the payment that paid was made on this page, just now. */
export function usePaidHere(): boolean {
  const { session } = useCheckout()
  const madeHere = usePayStore((store) => store.madeHere)
  return madeHere !== undefined && session?.payment?.id === madeHere
}
