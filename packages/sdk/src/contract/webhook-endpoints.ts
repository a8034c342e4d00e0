import { z } from 'zod'

import { id } from './ids.ts'
import { open } from './open.ts'
import { page, PageQuery } from './page.ts'
import type { ErrorTable } from './problem.ts'
import { route } from './route.ts'
import { httpUrl } from './text.ts'
import { Timestamp } from './time.ts'

export const CreateWebhookEndpoint = z
  .strictObject({
    url: httpUrl().describe('https, a public host; the sandbox also takes http on loopback.'),
    events: z
      .array(z.string().regex(/^(\*|[a-z_]+\.[a-z_]+)$/))
      .min(1)
      .max(100)
      .optional()
      .describe('Event types to send. Default: all (`*`).'),
  })
  .meta({ id: 'CreateWebhookEndpoint' })

export const WebhookEndpoint = z
  .object({
    id: id('whe'),
    url: z.string(),
    events: z.array(z.string()),
    status: open(['enabled', 'disabled']),
    createdAt: Timestamp,
  })
  .meta({ id: 'WebhookEndpoint' })
export type WebhookEndpoint = z.infer<typeof WebhookEndpoint>

export const NewWebhookEndpoint = WebhookEndpoint.extend({
  secret: z.string().describe('`whsec_…`, shown this once.'),
}).meta({ id: 'NewWebhookEndpoint' })

export const webhookErrors = {
  webhook_url_refused: {
    status: 400,
    message: 'The address is not one the bank sends to: https to a public host only.',
    payer: { 'zh-CN': '回调地址不可用', en: 'This callback address cannot be used.' },
  },
  webhook_endpoints_exhausted: {
    status: 409,
    message: 'An app has at most 20 webhook endpoints. Delete one first.',
    payer: { 'zh-CN': '回调地址数量已达上限', en: 'There are too many callback addresses.' },
  },
} as const satisfies ErrorTable

export const webhookEndpoints = {
  create: route({
    method: 'POST',
    path: '/v1/webhook-endpoints',
    summary: 'Registers an address for events.',
    callers: ['merchant'],
    body: CreateWebhookEndpoint,
    reply: NewWebhookEndpoint,
    status: 201,
    errors: ['webhook_url_refused', 'webhook_endpoints_exhausted'],
  }),
  list: route({
    method: 'GET',
    path: '/v1/webhook-endpoints',
    summary: 'The app’s webhook endpoints.',
    callers: ['merchant'],
    query: PageQuery,
    reply: page(WebhookEndpoint),
  }),
  delete: route({
    method: 'DELETE',
    path: '/v1/webhook-endpoints/:webhookEndpointId',
    summary: 'Stops sending to an address.',
    callers: ['merchant'],
    reply: null,
    status: 204,
  }),
  rotateSecret: route({
    method: 'POST',
    path: '/v1/webhook-endpoints/:webhookEndpointId/rotate-secret',
    summary: 'A new secret; for 24 hours both the old and the new one sign.',
    callers: ['merchant'],
    reply: NewWebhookEndpoint,
  }),
}
