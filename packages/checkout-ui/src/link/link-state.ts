import type { PaymentLinkSummary } from '@qiantang/sdk/contract'
import type { Catalogue } from '../i18n/catalogue.ts'
import type { Locale } from '../i18n/locale.ts'

/** What the bank knows when it draws the page. */
export interface LinkState {
  locale: Locale
  /** What the link asks for; null where there is no such link. */
  link: PaymentLinkSummary | null
}

/** What the page takes over with: the same, and the words it was drawn with. */
export interface LinkHandover extends LinkState {
  messages: Catalogue
}
