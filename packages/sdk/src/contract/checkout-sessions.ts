import { z } from 'zod'

import { Channel } from './app.ts'
import { id, UserId } from './ids.ts'
import { Currency, Fen, FenBalance } from './money.ts'
import { open } from './open.ts'
import { OrderItem } from './orders.ts'
import { Payment } from './payments.ts'
import { type ErrorTable, Locale } from './problem.ts'
import { route } from './route.ts'
import { httpUrl } from './text.ts'
import { Timestamp } from './time.ts'

export const CreateCheckoutSession = z
  .strictObject({
    orderId: id('ord'),
    userId: UserId.optional().describe(
      'The merchant’s user who pays; needed to pay from the bank balance.',
    ),
    returnUrl: httpUrl().describe(
      'Where the payer goes afterwards. `checkout_session={id}` is added to its query.',
    ),
    cancelUrl: httpUrl()
      .optional()
      .describe('Where the payer goes when they turn back. Default: `returnUrl`.'),
    locale: Locale.optional().describe('Default: the payer’s browser decides.'),
  })
  .meta({ id: 'CreateCheckoutSession' })
export type CreateCheckoutSession = z.infer<typeof CreateCheckoutSession>

/** One way to pay, as the payer may choose it. */
export const PayMethod = z
  .object({
    channel: open(Channel.options),
    available: z.boolean(),
    reason: open(['no_user', 'no_account', 'pin_not_set', 'channel_down'])
      .nullable()
      .describe('Why it is not available.'),
    payerFee: FenBalance.describe('What paying this way costs the payer, in fen.'),
  })
  .meta({ id: 'PayMethod' })
export type PayMethod = z.infer<typeof PayMethod>

export const CheckoutSummary = z
  .object({
    id: id('cos'),
    status: open(['open', 'processing', 'completed', 'closed', 'expired']),
    version: z
      .int()
      .describe('What the payer sees; `confirm` sends it back together with `total`.'),
    merchantName: z.string(),
    orderReference: z.string(),
    description: z.string(),
    items: z.array(OrderItem),
    total: Fen,
    currency: Currency,
    methods: z.array(PayMethod),
    returnUrl: z.string(),
    cancelUrl: z.string(),
    locale: Locale.nullable(),
    mode: open(['sandbox', 'production']),
    expiresAt: Timestamp,
    now: Timestamp.describe('The bank’s clock; pages count down from it.'),
  })
  .meta({
    id: 'CheckoutSummary',
    description: 'The bill and its status: what the page’s address alone may read.',
  })
export type CheckoutSummary = z.infer<typeof CheckoutSummary>

export const CheckoutSession = CheckoutSummary.extend({
  orderId: id('ord'),
  userId: UserId.nullable(),
  payer: z
    .object({
      accountId: id('acc'),
      accountClass: z.string(),
      available: FenBalance,
      pinIsSet: z.boolean(),
    })
    .nullable()
    .describe('The user’s e-account, where the session has a user who has one.'),
  payment: Payment.nullable().describe('The newest attempt.'),
  createdAt: Timestamp,
}).meta({ id: 'CheckoutSession' })
export type CheckoutSession = z.infer<typeof CheckoutSession>

export const NewCheckoutSession = CheckoutSession.extend({
  url: z
    .string()
    .describe('Send the payer here. Holds the secret behind `#`, which no server log sees.'),
  secret: z.string().describe('`csk_…`, shown this once.'),
}).meta({ id: 'NewCheckoutSession' })
export type NewCheckoutSession = z.infer<typeof NewCheckoutSession>

export const ConfirmCheckout = z
  .strictObject({
    version: z.int().min(1).describe('`version` and `total` of the session the payer saw.'),
    total: Fen,
    channel: Channel,
  })
  .meta({ id: 'ConfirmCheckout' })
export type ConfirmCheckout = z.infer<typeof ConfirmCheckout>

export const checkoutErrors = {
  session_stale: {
    status: 409,
    message:
      'The order changed since the payer saw it; `details` has the new `version` and `total`. Show it again.',
    payer: {
      'zh-CN': '订单有更新，未扣款，请重新确认',
      en: 'This order has changed. No money has moved; please check it again.',
    },
  },
  channel_unavailable: {
    status: 409,
    message: 'This way to pay is not available for this session; `details.reason` says why.',
    payer: {
      'zh-CN': '该支付方式暂不可用，未扣款，请换一种',
      en: 'This way to pay is not available. No money has moved; please choose another.',
    },
  },
} as const satisfies ErrorTable

export const checkoutSessions = {
  create: route({
    method: 'POST',
    path: '/v1/checkout-sessions',
    summary: 'Opens the hosted checkout for an order.',
    callers: ['merchant'],
    body: CreateCheckoutSession,
    reply: NewCheckoutSession,
    status: 201,
    errors: ['not_found', 'order_paid', 'order_closed', 'order_expired', 'payment_in_progress'],
  }),
  retrieve: route({
    method: 'GET',
    path: '/v1/checkout-sessions/:checkoutSessionId',
    summary:
      'The session with what only its payer and its merchant may see; the merchant is not shown the payer’s balance.',
    callers: ['merchant', 'checkout'],
    reply: CheckoutSession,
  }),
  summary: route({
    method: 'GET',
    path: '/v1/checkout-sessions/:checkoutSessionId/summary',
    summary: 'The bill and its status, for anyone who has the address.',
    callers: ['public'],
    reply: CheckoutSummary,
  }),
  confirm: route({
    method: 'POST',
    path: '/v1/checkout-sessions/:checkoutSessionId/confirm',
    summary: 'The payer chose how to pay. Answers with the payment and what comes next.',
    callers: ['checkout'],
    idempotencyKey: 'required',
    body: ConfirmCheckout,
    reply: CheckoutSession,
    errors: [
      'session_stale',
      'channel_unavailable',
      'order_paid',
      'order_closed',
      'order_expired',
      'payment_in_progress',
      'insufficient_balance',
      'attempts_exhausted',
      'account_frozen',
    ],
  }),
}
