import type { CheckoutSummary } from '@qiantang/sdk/contract'
import type { Catalogue } from '../i18n/catalogue.ts'
import type { Locale } from '../i18n/locale.ts'
import type { Visitor } from './environment/visitor.ts'

/** What the bank knows when it draws the page. */
export interface PayState {
  locale: Locale
  checkoutSessionId: string
  visitor: Visitor
  /** In a sandbox, where the simulated phone lies. */
  phone?: string | null
  /** The bill as the address alone may read it; null where there is no such session. */
  bill: CheckoutSummary | null
}

/** What the page takes over with: the same, and the words it was drawn with, which would be a request more. */
export interface PayHandover extends PayState {
  messages: Catalogue
  /** The merchant's page that shows this one in a frame, or has opened its window, by its origin; null where none may. */
  shop: string | null
}
