import type { CheckoutSummary } from '@qiantang/sdk/contract'
import type { Locale } from '../i18n/locale.ts'

/** What the bank knows when it draws the page, and the page when it takes over. */
export interface PayState {
  locale: Locale
  checkoutSessionId: string
  /** The bill as the address alone may read it; null where there is no such session. */
  bill: CheckoutSummary | null
}
