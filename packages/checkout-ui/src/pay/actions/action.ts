import type { NextAction, Payment } from '@qiantang/sdk/contract'
import type { ComponentType } from 'react'
import type { Checkout } from '../checkout.ts'
import type { PayMessages } from '../locales/use-text.ts'

export interface ActionProps<Type extends NextAction['type']> {
  action: Extract<NextAction, { type: Type }>
  payment: Payment
  checkout: Checkout
  /** The payer turns back to the ways to pay. */
  onLeave: () => void
}

/** Something the payer has to do in a sheet over the page, whatever the way to pay. */
export interface SheetAction<Type extends NextAction['type']> {
  title: Extract<keyof PayMessages, `${string}.title`>
  View: ComponentType<ActionProps<Type>>
}
