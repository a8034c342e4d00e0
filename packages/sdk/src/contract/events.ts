import { z } from 'zod'

import { Account } from './accounts.ts'
import { Application } from './applications.ts'
import { Bill } from './bills.ts'
import { Card } from './cards.ts'
import { CheckoutSummary } from './checkout-sessions.ts'
import { ComplaintEvent } from './complaints.ts'
import { id } from './ids.ts'
import { Mandate } from './mandates.ts'
import { Order } from './orders.ts'
import { page, pageQuery } from './page.ts'
import { Payment } from './payments.ts'
import { QuickPayAgreement } from './quick-pay.ts'
import { Refund } from './refunds.ts'
import { route } from './route.ts'
import { Settlement } from './settlements.ts'
import { Timestamp } from './time.ts'
import { TopUp } from './top-ups.ts'
import { Transfer } from './transfers.ts'
import { RevokedUserSession } from './user-sessions.ts'
import { WebhookEndpoint } from './webhook-endpoints.ts'
import { Withdrawal } from './withdrawals.ts'

/** What a completed or expired checkout session is told as. */
export const CheckoutSessionEvent = CheckoutSummary.omit({
  now: true,
  methods: true,
  appearance: true,
  logoUrl: true,
})
  .extend({ orderId: id('ord') })
  .meta({ id: 'CheckoutSessionEvent' })
export type CheckoutSessionEvent = z.infer<typeof CheckoutSessionEvent>

/** Each event type and the resource it carries, whole. */
export const eventData = {
  'account.opened': Account,
  'account.upgraded': Account,
  'account.frozen': Account,
  'account.unfrozen': Account,
  'account.dormant': Account,
  'account.reactivated': Account,
  'account.closed': Account,
  'application.approved': Application,
  'application.rejected': Application,
  'card.bound': Card,
  'card.unbound': Card,
  'user_session.revoked': RevokedUserSession,
  'top_up.succeeded': TopUp,
  'top_up.failed': TopUp,
  'withdrawal.succeeded': Withdrawal,
  'withdrawal.failed': Withdrawal,
  'withdrawal.returned': Withdrawal,
  'transfer.succeeded': Transfer,
  'transfer.failed': Transfer,
  'mandate.created': Mandate,
  'mandate.cancelled': Mandate,
  'quick_pay_agreement.signed': QuickPayAgreement,
  'quick_pay_agreement.cancelled': QuickPayAgreement,
  'payment.succeeded': Payment,
  'payment.failed': Payment,
  'payment.reversed': Payment,
  'refund.created': Refund,
  'refund.succeeded': Refund,
  'refund.failed': Refund,
  'settlement.calculated': Settlement,
  'settlement.paid': Settlement,
  'settlement.failed': Settlement,
  'settlement.returned': Settlement,
  'bill.available': Bill,
  'order.paid': Order,
  'order.closed': Order,
  'order.expired': Order,
  'order.late_paid': Order,
  'checkout_session.completed': CheckoutSessionEvent,
  'checkout_session.expired': CheckoutSessionEvent,
  'complaint.answered': ComplaintEvent,
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
      type: z
        .string()
        .max(64)
        .optional()
        .describe(
          'Only events of this type. A page may then hold few or none and still name the next one.',
        ),
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
