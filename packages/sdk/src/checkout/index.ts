/** The hosted checkout, from the merchant's page. */
export type {
  Checkout,
  CheckoutHandlers,
  CheckoutLooks,
  CheckoutShown,
  OpenCheckoutOptions,
} from './checkout-options.ts'
export type { LoadError, LoadErrorReason } from './load-error.ts'
export { openCheckout } from './open-checkout.ts'
export { returnedSession } from './returned-session.ts'
export type { SessionGiven } from './session-link.ts'
export type { CheckoutState } from '../frames/checkout-state.ts'
export type { Appearance, Colour, FontFamily } from '../frames/look.ts'
