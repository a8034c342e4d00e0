import type { CheckoutSummary, ConfirmCheckout, PayProduct } from '@qiantang/sdk/contract'
import type { ComponentType } from 'react'
import type { Translate } from '../../i18n/translate.ts'
import type { Checkout } from '../checkout.ts'
import type { Place } from '../environment/place.ts'
import type { Later } from '../later.tsx'
import type { PayMessages, SheetTitle } from '../locales/use-text.ts'

export type OfferedMethod = CheckoutSummary['methods'][number]

/** What a payer tells beside the way to pay: a bank, a card. */
export type Details = Omit<ConfirmCheckout, 'version' | 'total' | 'channel' | 'product'>

/** One way to pay, as this page shows it. Everything else comes from the bank. */
export interface PayMethod {
  mark: ComponentType
  name: (t: Translate<PayMessages>) => string
  /** The line below the name, for a way that is ready. */
  Detail: ComponentType<{
    checkout: Checkout
    method: OfferedMethod
    product: PayProduct | undefined
  }>
  /** Its forms by where the page is open, the best one first. Without, it has one form, which works everywhere. */
  forms?: Record<Place, readonly PayProduct[]>
  /** What has to be asked before it is confirmed, in a sheet over the ways to pay. */
  before?: {
    title: SheetTitle
    ask: Later<AskProps>
  }
}

export interface AskProps {
  checkout: Checkout
  /** What the payer will pay, their fee included, in fen. */
  amount: number
  /** Confirms with what was asked for. */
  onTold: (details: Details) => void
  /** A confirm is under way. */
  busy: boolean
}
