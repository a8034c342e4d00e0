import { Webhook } from 'standardwebhooks'

/** Standard Webhooks headers: one signature a secret, so that either side of a rotation verifies. */
export const webhookHeaders = (
  eventId: string,
  sentAt: Date,
  body: string,
  secrets: readonly string[],
): Record<string, string> => ({
  'content-type': 'application/json; charset=utf-8',
  'user-agent': 'Qiantang-Webhooks/1',
  'webhook-id': eventId,
  'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
  'webhook-signature': secrets
    .map((secret) => new Webhook(secret).sign(eventId, sentAt, body))
    .join(' '),
})
