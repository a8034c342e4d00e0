import type { Event } from '../generated/types.ts'
import { importSecret } from './secret.ts'
import { signedContent } from './signed-content.ts'
import { WebhookError } from './webhook-error.ts'

/** Headers as any framework hands them over. */
export type WebhookHeaders = Headers | Record<string, string | string[] | undefined>

export interface VerifyWebhookOptions {
  /** `whsec_…`; a list while a secret is being rotated. */
  secret: string | readonly string[]
  /** How far the timestamp may be from now, in either direction, in seconds. Default 300. */
  toleranceSeconds?: number
  /** Default: the real time. */
  now?: Date
}

/**
 * Proves that a webhook comes from the bank and answers with its event, a union over `type`.
 * Pass the raw body, before any JSON parser touched it. Events may come twice: remember their `id`.
 *
 * @throws {WebhookError} Where it can't be trusted.
 *
 * @example
 * ```ts
 * app.post('/webhooks', async (c) => {
 *   const event = await verifyWebhook(await c.req.text(), c.req.raw.headers, { secret })
 *   if (event.type === 'order.paid') await ship(event.data.reference)
 *   return c.body(null, 204)
 * })
 * ```
 */
export const verifyWebhook = async (
  body: string | Uint8Array,
  headers: WebhookHeaders,
  options: VerifyWebhookOptions,
): Promise<Event> => {
  if (typeof body !== 'string' && !(body instanceof Uint8Array))
    throw new WebhookError('body_not_raw', 'Pass the raw body, not a parsed object.')

  const id = header(headers, 'webhook-id')
  const timestamp = header(headers, 'webhook-timestamp')
  const signatures = header(headers, 'webhook-signature')
  if (!id || !timestamp || !signatures)
    throw new WebhookError('headers_missing', 'The webhook headers are missing.')

  const nowSeconds = (options.now ?? new Date()).getTime() / 1000
  // Written so that a timestamp that is no number fails too.
  if (!(Math.abs(nowSeconds - Number(timestamp)) <= (options.toleranceSeconds ?? 300)))
    throw new WebhookError('timestamp_out_of_range', 'The timestamp is too far from now.')

  const content = signedContent(id, timestamp, body)
  const candidates = signatures
    .split(' ')
    .flatMap((part) => (part.startsWith('v1,') ? [part.slice(3)] : []))
  for (const secret of [options.secret].flat()) {
    const key = await importSecret(secret)
    for (const candidate of candidates) {
      const signature = bytesOf(candidate)
      if (signature && (await crypto.subtle.verify('HMAC', key, signature, content)))
        return JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body)) as Event
    }
  }
  throw new WebhookError('signature_invalid', 'No signature matches this body and secret.')
}

const header = (headers: WebhookHeaders, name: string): string | undefined => {
  if (headers instanceof Headers) return headers.get(name) ?? undefined
  const value =
    headers[name] ?? Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1]
  return typeof value === 'string' ? value : undefined
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> | undefined => {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  } catch {
    return undefined
  }
}
