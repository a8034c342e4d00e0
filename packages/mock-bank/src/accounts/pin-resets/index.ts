export { beginPinReset } from './begin.ts'
export { findPinReset } from './pin-reset.ts'
export { presentPinReset } from './present.ts'
export { abandonPinReset, allowNewPin } from './verify.ts'
