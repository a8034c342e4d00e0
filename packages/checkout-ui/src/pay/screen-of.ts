import { isStep, waitingFor, type Checkout } from './checkout.ts'

export type ScreenName = 'choose' | 'step' | 'processing' | 'paid' | 'expired' | 'closed'

/**
 * Which screen a checkout is at. The bank decides: the page's own countdown never calls an order expired,
 * and a status this page does not know yet means wait and ask again. `left` is the attempt the payer turned their back
 * on to choose another way.
 */
export function screenOf(checkout: Checkout, left?: string): ScreenName {
  switch (checkout.bill.status) {
    case 'completed':
      return 'paid'
    case 'closed':
      return 'closed'
    case 'expired':
      return 'expired'
    case 'open':
      return isOverdue(checkout) ? 'expired' : (attemptScreen(checkout, left) ?? 'choose')
    case 'processing':
    default:
      return attemptScreen(checkout, left) ?? 'processing'
  }
}

const isOverdue = ({ bill }: Checkout) => Date.parse(bill.now) >= Date.parse(bill.expiresAt)

/** Where the newest attempt leads, if it is still under way: it is the payer's to finish, also after a reload. */
function attemptScreen(checkout: Checkout, left: string | undefined): ScreenName | undefined {
  const payment = checkout.session?.payment
  if (payment?.status !== 'processing' && payment?.status !== 'requires_action') return undefined
  if (payment.id === left) return 'choose'

  const waiting = waitingFor(checkout)
  if (waiting) return isStep(waiting.question) ? 'step' : 'choose'
  return payment.amount === checkout.bill.total ? 'processing' : undefined
}
