import type { NextAction } from '@qiantang/sdk/contract'
import type { SheetAction } from './action.ts'
import { collectOtp } from './collect-otp.tsx'
import { enterPin } from './enter-pin.tsx'

/**
 * What the page can do when the bank says what comes next. `wait`, and whatever this page does not know
 * yet, needs no view of its own: the page waits and asks again.
 */
export const actions: { [Type in NextAction['type']]?: SheetAction<Type> } = {
  enter_pin: enterPin,
  collect_otp: collectOtp,
}
