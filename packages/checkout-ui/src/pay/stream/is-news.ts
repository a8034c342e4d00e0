import type { CheckoutProgress, CheckoutSession } from '@qiantang/sdk/contract'

/** Whether the bank tells of more than the page knows. */
export function isNews(
  { status, version, payment }: CheckoutProgress,
  known: CheckoutSession,
): boolean {
  const before = known.payment
  return (
    status !== known.status ||
    version !== known.version ||
    payment?.id !== before?.id ||
    payment?.status !== before?.status ||
    (payment?.hasAction ?? false) !== Boolean(before?.nextAction)
  )
}
