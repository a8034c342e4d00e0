/** Webhooks: verify the bank's, sign your own in tests. Web Crypto only, for any runtime. */
export type { Event } from '../generated/types.ts'
export { signWebhook, type SignWebhookOptions } from './sign-webhook.ts'
export { verifyWebhook, type VerifyWebhookOptions, type WebhookHeaders } from './verify-webhook.ts'
export { WebhookError, type WebhookErrorCode } from './webhook-error.ts'
