/*
 * A channel leads its payer back to the checkout's bare address: it is not told the secret. So that they come back as
 * the payer, and to what they were paying, this tab remembers both, and only from the moment on at which they leave for
 * a channel.
 */

const secretOf = (checkoutSessionId: string) => `checkout ${checkoutSessionId}`
const attemptOf = (checkoutSessionId: string) => `attempt ${checkoutSessionId}`

/** They are about to leave, to make this payment. */
export function keepVisit(
  checkoutSessionId: string,
  { secret, paymentId }: { secret: string | undefined; paymentId: string },
) {
  if (secret === undefined) return
  inTab((kept) => {
    kept.setItem(secretOf(checkoutSessionId), secret)
    kept.setItem(attemptOf(checkoutSessionId), paymentId)
  })
}

export const keptSecret = (checkoutSessionId: string): string | undefined =>
  inTab((kept) => kept.getItem(secretOf(checkoutSessionId)) ?? undefined)

/** The payment they had left to make. */
export const keptAttempt = (checkoutSessionId: string): string | undefined =>
  inTab((kept) => kept.getItem(attemptOf(checkoutSessionId)) ?? undefined)

/** They have seen what came of it: who comes back to the page once more is not led on again. */
export const forgetAttempt = (checkoutSessionId: string): void =>
  inTab((kept) => kept.removeItem(attemptOf(checkoutSessionId)))

/** A browser that keeps nothing: who comes back reads the bill, which tells of the payment too. */
function inTab<Kept>(look: (kept: Storage) => Kept): Kept | undefined {
  try {
    return look(sessionStorage)
  } catch {
    return undefined
  }
}
