import type { Payment } from '@qiantang/sdk/contract'
import { usePayStore } from './store.ts'
import { useCheckout } from './use-checkout.ts'

/** The payment that paid, where this session knows it: the newest attempt here may be one that lost the race. */
export function usePaidPayment(): Payment | undefined {
  const payment = useCheckout().session?.payment
  return payment?.status === 'succeeded' ? payment : undefined
}

/** Whether the payment that paid was made on this page, just now. */
export function usePaidHere(): boolean {
  const payment = usePaidPayment()
  const madeHere = usePayStore((store) => store.madeHere)
  return payment !== undefined && payment.id === madeHere
}
