import { z } from 'zod'

import { Account } from './accounts.ts'
import { Application } from './applications.ts'
import { Card } from './cards.ts'
import { CheckoutSummary } from './checkout-sessions.ts'
import { id } from './ids.ts'
import { Order } from './orders.ts'
import { page, pageQuery } from './page.ts'
import { Payment } from './payments.ts'
import { route } from './route.ts'
import { Timestamp } from './time.ts'
import { TopUp } from './top-ups.ts'
import { RevokedUserSession } from './user-sessions.ts'
import { WebhookEndpoint } from './webhook-endpoints.ts'
import { Withdrawal } from './withdrawals.ts'

/** What a completed or expired checkout session is told as. */
export const CheckoutSessionEvent = CheckoutSummary.omit({ now: true, methods: true })
  .extend({ orderId: id('ord') })
  .meta({ id: 'CheckoutSessionEvent' })
export type CheckoutSessionEvent = z.infer<typeof CheckoutSessionEvent>

/** Each event type and the resource it carries, whole. */
export const eventData = {
  'account.opened': Account,
  'application.approved': Application,
  'application.rejected': Application,
  'card.bound': Card,
  'user_session.revoked': RevokedUserSession,
  'top_up.succeeded': TopUp,
  'top_up.failed': TopUp,
  'withdrawal.succeeded': Withdrawal,
  'withdrawal.failed': Withdrawal,
  'payment.succeeded': Payment,
  'payment.failed': Payment,
  'order.paid': Order,
  'order.closed': Order,
  'order.expired': Order,
  'checkout_session.completed': CheckoutSessionEvent,
  'checkout_session.expired': CheckoutSessionEvent,
  'webhook_endpoint.disabled': WebhookEndpoint,
} as const

export type EventType = keyof typeof eventData

/** `{ id, type, createdAt, data }`, a union over `type`. */
export type Event = {
  [Type in EventType]: {
    id: string
    type: Type
    createdAt: string
    data: z.output<(typeof eventData)[Type]>
  }
}[EventType]

export const EventEnvelope = z
  .object({
    id: id('evt'),
    type: z.string(),
    createdAt: Timestamp,
    data: z.looseObject({}).describe('The resource as it was at that moment.'),
  })
  .meta({
    id: 'Event',
    description:
      'Something that happened. Types may be added: ignore those you do not know. Webhooks may bring one twice and in any order: go by `id`, and by what `data` says; the list is in order.',
  })
export type EventEnvelope = z.infer<typeof EventEnvelope>

export const events = {
  list: route({
    method: 'GET',
    path: '/v1/events',
    summary: 'Events oldest first, from `after` on: what a receiver missed.',
    callers: ['merchant'],
    query: z.strictObject({
      ...pageQuery,
      after: id('evt').optional().describe('An event id; only later ones are answered.'),
      type: z.string().max(64).optional(),
    }),
    reply: page(EventEnvelope),
    errors: ['not_found'],
  }),
  retrieve: route({
    method: 'GET',
    path: '/v1/events/:eventId',
    summary: 'One event.',
    callers: ['merchant'],
    reply: EventEnvelope,
  }),
  redeliver: route({
    method: 'POST',
    path: '/v1/events/:eventId/redeliver',
    summary: 'Sends the event again to every endpoint that takes its type.',
    callers: ['merchant'],
    reply: EventEnvelope,
    status: 202,
  }),
}
