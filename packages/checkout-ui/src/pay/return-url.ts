import type { CheckoutSummary } from '@qiantang/sdk/contract'

/** Where the payer goes after paying, with the session by which the merchant asks for the result. */
export function returnUrlOf({ returnUrl, id }: Pick<CheckoutSummary, 'returnUrl' | 'id'>): string {
  const url = new URL(returnUrl)
  url.searchParams.set('checkout_session', id)
  return url.href
}
