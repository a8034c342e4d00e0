import type { CheckoutSummary } from '@qiantang/sdk/contract'
import type { ComponentType } from 'react'
import type { Translate } from '../../i18n/translate.ts'
import type { Checkout } from '../checkout.ts'
import type { PayMessages } from '../locales/use-text.ts'

export type OfferedMethod = CheckoutSummary['methods'][number]

/** One way to pay, as this page shows it. Everything else comes from the bank. */
export interface PayMethod {
  mark: ComponentType
  name: (t: Translate<PayMessages>) => string
  /** The line below the name, for a way that is ready. */
  Detail: ComponentType<{ checkout: Checkout; method: OfferedMethod }>
}
