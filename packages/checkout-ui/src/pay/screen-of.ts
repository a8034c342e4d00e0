import { waitingFor, type Checkout } from './checkout.ts'

export type ScreenName = 'choose' | 'processing' | 'paid' | 'expired' | 'closed'

/**
 * Which screen a checkout is at. The bank decides: the page's own countdown never calls an order expired,
 * and a status this page does not know yet means wait and ask again.
 */
export function screenOf(checkout: Checkout): ScreenName {
  switch (checkout.bill.status) {
    case 'completed':
      return 'paid'
    case 'closed':
      return 'closed'
    case 'expired':
      return 'expired'
    case 'open':
      return isOverdue(checkout) ? 'expired' : 'choose'
    case 'processing':
    default:
      // An attempt that waits for the payer is theirs to finish, also after a reload.
      return waitingFor(checkout) ? 'choose' : 'processing'
  }
}

const isOverdue = ({ bill }: Checkout) => Date.parse(bill.now) >= Date.parse(bill.expiresAt)
