import type { Question, QuestionType } from '../checkout.ts'
import type { SheetAction } from './action.ts'
import { collectOtp } from './collect-otp.tsx'
import { enterPin } from './enter-pin.tsx'

/** How each question is put to the payer. */
const actions: { [Type in QuestionType]: SheetAction<Type> } = {
  enter_pin: enterPin,
  collect_otp: collectOtp,
}

// The registry pairs each type with its own view; of all types together that cannot be written down.
export const actionFor = ({ type }: Question) => actions[type] as SheetAction
