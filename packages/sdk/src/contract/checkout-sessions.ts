import { z } from 'zod'

import { Channel, PayProduct } from './app.ts'
import { Appearance } from './appearance.ts'
import { id, UserId } from './ids.ts'
import { Currency, Fen, FenBalance } from './money.ts'
import { open } from './open.ts'
import { OrderItem } from './orders.ts'
import { Payment } from './payments.ts'
import type { ErrorTable } from './problem.ts'
import { quickPayChoice, SavedCard } from './quick-pay.ts'
import { route } from './route.ts'
import { httpUrl, line } from './text.ts'
import { Timestamp } from './time.ts'

/** What the hosted checkout speaks: one more than the rest of the bank, whose own words stay simplified. */
export const CheckoutLocale = z.enum(['zh-CN', 'zh-TW', 'en']).meta({ id: 'CheckoutLocale' })
export type CheckoutLocale = z.infer<typeof CheckoutLocale>

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
    locale: CheckoutLocale.optional().describe('Default: the payer’s browser decides.'),
  })
  .meta({ id: 'CreateCheckoutSession' })
export type CreateCheckoutSession = z.infer<typeof CreateCheckoutSession>

/** One way to pay, as the payer may choose it. */
export const PayMethod = z
  .object({
    channel: open(Channel.options),
    available: z.boolean(),
    reason: open([
      'no_user',
      'no_account',
      'pin_not_set',
      'channel_down',
      'not_set_up',
      'amount_out_of_range',
    ])
      .nullable()
      .describe('Why it is not available.'),
    products: z
      .array(open(PayProduct.options))
      .describe('The forms it can take; none where it has one only. `confirm` says which.'),
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
    appearance: Appearance.nullable().describe('How the page looks; null: as the bank’s own.'),
    logoUrl: z.string().nullable().describe('The merchant’s logo, on the bank’s own origin.'),
    orderReference: z.string(),
    description: z.string(),
    items: z.array(OrderItem),
    total: Fen,
    currency: Currency,
    methods: z.array(PayMethod),
    returnUrl: z.string(),
    cancelUrl: z.string(),
    locale: CheckoutLocale.nullable(),
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
  savedCards: z
    .array(SavedCard)
    .describe(
      'The cards the payer may pay by (`quick_pay`) without typing them again; none for anybody else.',
    ),
  payment: Payment.nullable().describe('The newest attempt.'),
  createdAt: Timestamp,
}).meta({ id: 'CheckoutSession' })
export type CheckoutSession = z.infer<typeof CheckoutSession>

export const CheckoutProgress = z
  .object({
    status: open(['open', 'processing', 'completed', 'closed', 'expired']),
    version: z.int(),
    payment: z
      .object({
        id: id('pay'),
        status: open(['requires_action', 'processing', 'succeeded', 'failed', 'reversed']),
        hasAction: z.boolean().describe('Whether the payer knows what to do by now.'),
      })
      .nullable()
      .describe('The newest attempt.'),
  })
  .meta({
    id: 'CheckoutProgress',
    description: 'How a session stands. When it changes, read the session: it says the rest.',
  })
export type CheckoutProgress = z.infer<typeof CheckoutProgress>

export const NewCheckoutSession = CheckoutSession.extend({
  url: z
    .string()
    .describe('Send the payer here. Holds the secret behind `#`, which no server log sees.'),
  secret: z.string().describe('`csk_…`, shown this once.'),
}).meta({ id: 'NewCheckoutSession' })
export type NewCheckoutSession = z.infer<typeof NewCheckoutSession>

/** Where a payer who pays at their own bank goes. */
export const ChosenBank = z.strictObject({
  code: z.string().regex(/^[A-Z0-9]{2,16}$/),
  kind: z.enum(['personal', 'corporate']),
})

export const ConfirmCheckout = z
  .strictObject({
    version: z.int().min(1).describe('`version` and `total` of the session the payer saw.'),
    total: Fen,
    channel: Channel,
    product: PayProduct.optional().describe(
      'The form of the channel; needed where the method names `products`.',
    ),
    bank: ChosenBank.optional().describe(
      '`gateway`: the bank to pay at, and whether as a person or as a company.',
    ),
    openId: line(128)
      .optional()
      .describe('`jsapi`: who the payer is to the app that the page is open in.'),
    ...quickPayChoice,
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
    product: 'checkout',
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
    clearOnBankPages: 'card',
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
      'limit_exceeded',
      'agreement_inactive',
      'agreement_not_accepted',
      'identity_mismatch',
      'identity_unconfirmed',
      'encryption_key_unknown',
      'channel_declined',
    ],
  }),
  check: route({
    method: 'POST',
    path: '/v1/checkout-sessions/:checkoutSessionId/check',
    summary:
      'The payer says that they have paid: asks the outside channel now. Asked again within two seconds it answers from the same question.',
    callers: ['checkout'],
    reply: CheckoutSession,
  }),
  stream: route({
    method: 'GET',
    path: '/v1/checkout-sessions/:checkoutSessionId/stream',
    summary:
      'How the session stands, as server-sent events named `progress`: at once, and whenever it has changed, until it has ended. Open one a page.',
    callers: ['checkout'],
    reply: null,
    events: CheckoutProgress,
  }),
}
