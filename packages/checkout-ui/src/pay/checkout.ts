import type { CheckoutSession, CheckoutSummary, Payment } from '@qiantang/sdk/contract'

/** What the page knows of a checkout. */
export interface Checkout {
  bill: CheckoutSummary
  /** The payer's side: balance and newest attempt. Null where the page may only read the bill. */
  session: CheckoutSession | null
  /**
   * `pending`: drawn by the server, which is not told the secret, so the payer's side is still to come.
   * `reader`: the address has no secret, or one the bank does not take.
   */
  access: 'pending' | 'payer' | 'reader'
}

/** The attempt that waits for the payer, if there is one for what the bill says now. */
export function waitingPayment({ bill, session }: Checkout): Payment | undefined {
  const payment = session?.payment
  if (payment?.status !== 'requires_action' || payment.amount !== bill.total) return undefined
  return payment
}

/** The checkout after an attempt was answered, before the bank is asked again for the rest. */
export function withPayment(checkout: Checkout, payment: Payment): Checkout {
  if (!checkout.session) return checkout
  const status = statusAfter(payment, checkout.bill.status)
  const session = { ...checkout.session, status, payment }
  return { ...checkout, bill: { ...checkout.bill, status }, session }
}

function statusAfter(payment: Payment, before: CheckoutSummary['status']) {
  if (payment.status === 'succeeded') return 'completed'
  return payment.status === 'processing' ? 'processing' : before
}
