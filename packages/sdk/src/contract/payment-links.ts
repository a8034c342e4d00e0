import { z } from 'zod'

import { Channel } from './app.ts'
import { Appearance } from './appearance.ts'
import { id, Reference } from './ids.ts'
import { Currency, Fen, FenBalance } from './money.ts'
import { open } from './open.ts'
import { page, ReferenceQuery } from './page.ts'
import type { ErrorTable } from './problem.ts'
import { route } from './route.ts'
import { httpUrl, line } from './text.ts'
import { Moment, Timestamp } from './time.ts'

export const CreatePaymentLink = z
  .strictObject({
    reference: Reference,
    description: line(120).describe('What the payer reads on the bill.'),
    amount: Fen.optional().describe('Default: the payer enters it.'),
    minAmount: Fen.optional().describe('The least the payer may enter.'),
    maxAmount: Fen.optional().describe('The most the payer may enter.'),
    channels: z
      .array(Channel)
      .min(1)
      .max(6)
      .optional()
      .describe('Ways to pay to offer. Default: all the app has.'),
    singleUse: z
      .boolean()
      .optional()
      .describe('Paid once, it is used. Default `false`: everybody who opens it pays anew.'),
    expiresAt: Moment.optional().describe(
      'From then on nothing more is begun. Default: it stays until it is closed.',
    ),
    returnUrl: httpUrl()
      .optional()
      .describe(
        'Where the payer goes afterwards; `checkout_session={id}` is added to its query. Default: back to the link.',
      ),
  })
  .meta({ id: 'CreatePaymentLink' })
export type CreatePaymentLink = z.infer<typeof CreatePaymentLink>

const shared = {
  id: id('plk'),
  status: open(['active', 'used', 'expired', 'closed']),
  description: z.string(),
  amount: Fen.nullable().describe('Null where the payer enters it.'),
  minAmount: Fen.nullable(),
  maxAmount: Fen.nullable(),
  currency: Currency,
}

export const PaymentLink = z
  .object({
    ...shared,
    reference: Reference,
    url: z.string().describe('To be sent to payers, or drawn as a QR code and put on a counter.'),
    channels: z.array(open(Channel.options)).nullable().describe('Null: all the app has.'),
    singleUse: z.boolean(),
    returnUrl: z.string().nullable(),
    paidCount: z.int().describe('How many orders were paid by it.'),
    paidAmount: FenBalance.describe('What they came to, refunds not taken off.'),
    expiresAt: Timestamp.nullable(),
    createdAt: Timestamp,
    closedAt: Timestamp.nullable(),
  })
  .meta({
    id: 'PaymentLink',
    description:
      'An address that payers open in any browser to pay in the hosted checkout. Without an amount and an end it is a static merchant page (收款页).',
  })
export type PaymentLink = z.infer<typeof PaymentLink>

export const PaymentLinkSummary = z
  .object({
    ...shared,
    merchantName: z.string(),
    appearance: Appearance.nullable().describe('How the page looks; null: as the bank’s own.'),
    logoUrl: z.string().nullable().describe('The merchant’s logo, on the bank’s own origin.'),
    mode: open(['sandbox', 'production']),
  })
  .meta({
    id: 'PaymentLinkSummary',
    description: 'What a payment link asks for: what its address alone may read.',
  })
export type PaymentLinkSummary = z.infer<typeof PaymentLinkSummary>

export const OpenPaymentLink = z
  .strictObject({
    amount: Fen.optional().describe('What the payer has entered, where the link names no amount.'),
  })
  .meta({ id: 'OpenPaymentLink' })
export type OpenPaymentLink = z.infer<typeof OpenPaymentLink>

export const OpenedPaymentLink = z
  .object({
    checkoutSessionId: id('cos'),
    url: z.string().describe('The hosted checkout, with its secret behind `#`: go there.'),
  })
  .meta({ id: 'OpenedPaymentLink' })
export type OpenedPaymentLink = z.infer<typeof OpenedPaymentLink>

export const paymentLinkErrors = {
  payment_link_ended: {
    status: 409,
    message: 'The link takes no more payments; `details.status`: `used`, `expired` or `closed`.',
    payer: {
      'zh-CN': '此收款链接已失效，未扣款，请与商家确认',
      en: 'This payment link is no longer valid. No money has moved; please ask the merchant.',
    },
  },
} as const satisfies ErrorTable

export const paymentLinks = {
  create: route({
    method: 'POST',
    path: '/v1/payment-links',
    product: 'checkout',
    limited: { by: 'order', field: 'amount' },
    summary: 'A link to pay by. The same reference and body again answers with the same link.',
    callers: ['merchant'],
    body: CreatePaymentLink,
    reply: PaymentLink,
    status: 201,
    errors: ['reference_conflict'],
  }),
  list: route({
    method: 'GET',
    path: '/v1/payment-links',
    summary: 'The app’s payment links, newest first; or the one with a reference.',
    callers: ['merchant'],
    query: ReferenceQuery,
    reply: page(PaymentLink),
  }),
  retrieve: route({
    method: 'GET',
    path: '/v1/payment-links/:paymentLinkId',
    summary: 'One payment link.',
    callers: ['merchant'],
    reply: PaymentLink,
  }),
  close: route({
    method: 'POST',
    path: '/v1/payment-links/:paymentLinkId/close',
    summary:
      'Lets nobody begin to pay by it any more. A bill that a payer has open keeps its time. Doing so again changes nothing.',
    callers: ['merchant'],
    reply: PaymentLink,
  }),
  summary: route({
    method: 'GET',
    path: '/v1/payment-links/:paymentLinkId/summary',
    summary: 'What a link asks for, for anyone who has the address.',
    callers: ['public'],
    reply: PaymentLinkSummary,
  }),
  open: route({
    method: 'POST',
    path: '/v1/payment-links/:paymentLinkId/checkout-sessions',
    product: 'checkout',
    limited: { by: 'order', field: 'amount' },
    summary:
      'Opens the hosted checkout for whoever has the address: an order of its own, to be paid within 15 minutes. A link to be used once has one order at a time, which all who open it share; another amount takes its place.',
    callers: ['public'],
    body: OpenPaymentLink,
    reply: OpenedPaymentLink,
    status: 201,
    errors: [
      'payment_link_ended',
      'payment_in_progress',
      'order_paid',
      'order_closed',
      'order_expired',
      'channel_unavailable',
      'limit_exceeded',
    ],
  }),
}
