import type { Payment } from '@qiantang/sdk/contract'
import type { ComponentType } from 'react'
import type { Checkout, Question, QuestionType } from '../checkout.ts'
import type { PayMessages } from '../locales/use-text.ts'

export interface ActionProps<Type extends QuestionType> {
  question: Extract<Question, { type: Type }>
  payment: Payment
  checkout: Checkout
  /** The payer turns back to the ways to pay. */
  onLeave: () => void
}

/** How a question is put to the payer, in a sheet over the page, whatever the way to pay. */
export interface SheetAction<Type extends QuestionType> {
  title: Extract<keyof PayMessages, `${string}.title`>
  View: ComponentType<ActionProps<Type>>
}
