import type { CheckoutSession } from '../generated/types.ts'
import { NotLoaded } from './load-error.ts'
import type { SessionLink } from './session-link.ts'

const patienceMs = 10_000

/**
 * Asks the bank how a session stands.
 *
 * @throws {NotLoaded}
 */
export const askBank = async ({ origin, id, secret }: SessionLink): Promise<CheckoutSession> => {
  const impatience = new AbortController()
  const timer = setTimeout(() => impatience.abort(), patienceMs)
  try {
    const answer = await fetch(`${origin}/v1/checkout-sessions/${id}`, {
      headers: { Authorization: `Bearer ${secret}` },
      credentials: 'omit',
      cache: 'no-store',
      signal: impatience.signal,
    })
    const body: unknown = await answer.json()
    if (answer.ok) return body as CheckoutSession
    throw refusalOf(answer.status, String((body as { code?: unknown }).code))
  } catch (error) {
    if (error instanceof NotLoaded) throw error
    if (impatience.signal.aborted) throw new NotLoaded('timeout', `${origin} did not answer.`)
    // Browsers don't say why nothing came back.
    throw navigator.onLine
      ? new NotLoaded('blocked', `${origin} could not be reached from this page.`)
      : new NotLoaded('offline', 'There is no network.')
  } finally {
    clearTimeout(timer)
  }
}

const refusalOf = (status: number, code: string): NotLoaded => {
  if (code === 'session_expired') return new NotLoaded('expired', code)
  return new NotLoaded(status === 429 || status >= 500 ? 'timeout' : 'bad_secret', code)
}

/** Why a session that is known can't be paid by anybody who opens it now; nothing where it can, or has been. */
export const obstacleOf = ({ status, methods }: CheckoutSession): NotLoaded | undefined => {
  if (status === 'expired') return new NotLoaded('expired', 'The order was not paid in time.')
  if (status === 'open' && !methods.some(({ available }) => available))
    return new NotLoaded('no_methods', 'None of the ways to pay can be used in this session.')
  return undefined
}
