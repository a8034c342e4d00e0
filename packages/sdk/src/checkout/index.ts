/** The hosted checkout, from the merchant's page. */
export { openCheckout, type OpenCheckoutOptions } from './open-checkout.ts'
export { returnedSession } from './returned-session.ts'
