/** Why a webhook was refused. */
export type WebhookErrorCode =
  /** One of `webhook-id`, `webhook-timestamp`, `webhook-signature` is missing. */
  | 'headers_missing'
  /** No signature matches any of the secrets for this very body. */
  | 'signature_invalid'
  /** The timestamp is further from now than the tolerance, in either direction. */
  | 'timestamp_out_of_range'
  /** A secret is not `whsec_` and base64. */
  | 'secret_invalid'
  /** A parsed object was passed instead of the raw body, which can't be verified. */
  | 'body_not_raw'

/** A webhook that must not be trusted. Answer 400 and do nothing. */
export class WebhookError extends Error {
  override readonly name = 'WebhookError'
  readonly code: WebhookErrorCode

  constructor(code: WebhookErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
