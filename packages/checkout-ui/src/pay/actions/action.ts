import type { Payment } from '@qiantang/sdk/contract'
import type { Checkout, Question, QuestionType } from '../checkout.ts'
import type { Later } from '../later.tsx'
import type { SheetTitle } from '../locales/use-text.ts'

export interface ActionProps<Type extends QuestionType> {
  question: Extract<Question, { type: Type }>
  payment: Payment
  checkout: Checkout
  /** The payer turns back to the ways to pay. */
  onLeave: () => void
}

/** What a payment may wait for, whatever the way to pay, and how it is put to the payer. */
export interface Action<Type extends QuestionType> {
  /** What the sheet is called that asks it; a step has a heading of its own. */
  title?: SheetTitle
  view: Later<ActionProps<Type>>
  /** What is done by itself right after the payer has confirmed, while the browser still counts it as their deed. */
  begin?: (question: Extract<Question, { type: Type }>) => void
}
