import { importSecret } from './secret.ts'
import { signedContent } from './signed-content.ts'

export interface SignWebhookOptions {
  /** `whsec_…` */
  secret: string
  /** The event’s id. */
  id: string
  /** Default: the real time. */
  now?: Date
}

/**
 * The headers the bank would send with this body: for your own handler's unit tests.
 *
 * @example
 * ```ts
 * const headers = await signWebhook(body, { secret, id: 'evt_1' })
 * await app.request('/webhooks', { method: 'POST', body, headers })
 * ```
 */
export const signWebhook = async (
  body: string,
  options: SignWebhookOptions,
): Promise<Record<string, string>> => {
  const timestamp = String(Math.floor((options.now ?? new Date()).getTime() / 1000))
  const key = await importSecret(options.secret)
  const signature = new Uint8Array(
    await crypto.subtle.sign('HMAC', key, signedContent(options.id, timestamp, body)),
  )
  return {
    'webhook-id': options.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${btoa(String.fromCharCode(...signature))}`,
  }
}
