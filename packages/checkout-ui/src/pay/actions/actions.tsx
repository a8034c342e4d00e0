import type { QuestionType } from '../checkout.ts'
import type { SheetAction } from './action.ts'
import { enterPin } from './enter-pin.tsx'

/** How each question is put to the payer. */
export const actions: { [Type in QuestionType]: SheetAction<Type> } = {
  enter_pin: enterPin,
}
