import { z } from 'zod'

import { Channel, PayProduct } from './app.ts'
import { id, Reference, UserId } from './ids.ts'
import { Currency, Fen, FenBalance } from './money.ts'
import { NextAction } from './next-action.ts'
import { open } from './open.ts'
import { Metadata } from './orders.ts'
import { page, pageQuery, ReferenceQuery } from './page.ts'
import { Failure, type ErrorTable } from './problem.ts'
import { route } from './route.ts'
import { line } from './text.ts'
import { Timestamp } from './time.ts'

export const CreatePayment = z
  .strictObject({
    orderId: id('ord'),
    accountId: id('acc')
      .optional()
      .describe('The e-account to pay from. Default: the user’s only one.'),
  })
  .meta({ id: 'CreatePayment' })
export type CreatePayment = z.infer<typeof CreatePayment>

export const CreateMandatePayment = z
  .strictObject({
    mandateId: id('mdt'),
    amount: Fen.describe('At most the mandate’s `maxAmount`.'),
    reference: Reference.describe('The merchant’s own number of it; unique for this user.'),
    description: line(120).describe('What it is for, as the user reads it.'),
    metadata: Metadata.optional(),
  })
  .meta({ id: 'CreateMandatePayment' })
export type CreateMandatePayment = z.infer<typeof CreateMandatePayment>

export const Payment = z
  .object({
    id: id('pay'),
    orderId: id('ord').nullable().describe('Null where it was taken by a mandate.'),
    mandateId: id('mdt').nullable().describe('The mandate it was taken by.'),
    reference: Reference.nullable().describe('The merchant’s own number of a payment by mandate.'),
    description: z
      .string()
      .nullable()
      .describe('What a payment by mandate is for; an order has its own.'),
    metadata: Metadata,
    userId: UserId.nullable().describe('Null where an outside channel’s payer has no user here.'),
    channel: open(Channel.options),
    product: open(PayProduct.options)
      .nullable()
      .describe('The form of the channel; null where it has one only.'),
    channelReference: z
      .string()
      .nullable()
      .describe('The channel’s own number of it, once it has told it.'),
    amount: Fen,
    currency: Currency,
    payerFee: FenBalance.describe('What the payer paid on top, in fen.'),
    refundedAmount: FenBalance.describe(
      'What was given back, or is about to be: all refunds that have not failed. Of one that is `reversed`: its amount, once the payer has it back.',
    ),
    status: open(['requires_action', 'processing', 'succeeded', 'failed', 'reversed']).describe(
      '`reversed`: an outside channel took the money when the order could no longer be paid by it; it goes back by itself.',
    ),
    nextAction: NextAction.nullable(),
    failure: Failure.nullable(),
    createdAt: Timestamp,
    finishedAt: Timestamp.nullable().describe('When it succeeded, failed or was reversed.'),
  })
  .meta({ id: 'Payment', description: 'One attempt to pay an order, or a payment by mandate.' })
export type Payment = z.infer<typeof Payment>

export const paymentErrors = {
  payment_in_progress: {
    status: 409,
    message: 'Another payment of this order is under way.',
    payer: {
      'zh-CN': '该订单正在支付中，请勿重复支付',
      en: 'This order is being paid right now. Please do not pay again.',
    },
  },
  paid_too_late: {
    status: 409,
    message:
      'The channel took the money when the order could no longer be paid by it. It goes back the way it came.',
    payer: {
      'zh-CN': '付款到达时订单已无法支付，款项将原路退回',
      en: 'Your payment arrived when the order could no longer be paid. The money goes back the way it came.',
    },
  },
  paid_amount_differs: {
    status: 409,
    message: 'The channel took another amount than it was asked for. It goes back the way it came.',
    payer: {
      'zh-CN': '付款金额与订单不符，款项将原路退回',
      en: 'What was paid is not what the order asks for. The money goes back the way it came.',
    },
  },
  channel_declined: {
    status: 402,
    message: 'The channel refused the payment.',
    payer: {
      'zh-CN': '支付渠道拒绝了这笔支付，未扣款，请换一种方式',
      en: 'The payment was declined. No money has moved; please choose another way to pay.',
    },
  },
  channel_no_answer: {
    status: 503,
    message: 'The channel does not answer. Nothing was paid.',
    payer: {
      'zh-CN': '支付渠道暂无响应，未扣款，请稍后再试或换一种方式',
      en: 'This way to pay does not answer. No money has moved; try again or choose another.',
    },
    retryable: true,
  },
} as const satisfies ErrorTable

export const payments = {
  list: route({
    method: 'GET',
    path: '/v1/payments',
    summary: 'The app’s payments, newest first; or those of one order.',
    callers: ['merchant'],
    query: z.strictObject({ ...pageQuery, orderId: id('ord').optional() }),
    reply: page(Payment),
  }),
  retrieve: route({
    method: 'GET',
    path: '/v1/payments/:paymentId',
    summary: 'One payment.',
    callers: ['merchant'],
    reply: Payment,
  }),
}

/** A user’s own payments. */
export const userPayments = {
  create: route({
    method: 'POST',
    path: '/v1/users/:userId/payments',
    product: { user: 'payments', page: 'payments', merchant: 'mandates' },
    limited: { by: 'mandate', field: 'amount' },
    summary:
      'The user pays an order of this app from their balance: at once up to the account’s `noPinLimit`, else once the PIN is given on a bank page. The merchant’s server takes a payment by a mandate of the user. A user never sets an amount.',
    callers: ['merchant', 'user', 'page'],
    scope: 'money.move',
    idempotencyKey: 'required',
    body: z.union([CreatePayment, CreateMandatePayment]),
    bodyOf: { user: CreatePayment, page: CreatePayment, merchant: CreateMandatePayment },
    reply: Payment,
    status: 201,
    errors: [
      'account_missing',
      'channel_unavailable',
      'pin_not_set',
      'attempts_exhausted',
      'insufficient_balance',
      'limit_exceeded',
      'account_frozen',
      'mandate_inactive',
      'reference_conflict',
      'order_paid',
      'order_closed',
      'order_expired',
      'payment_in_progress',
    ],
  }),
  list: route({
    method: 'GET',
    path: '/v1/users/:userId/payments',
    summary:
      'The user’s payments, newest first; or the one by mandate with a reference. An order is found by its own.',
    callers: ['merchant', 'user', 'page'],
    scope: 'account.read',
    query: ReferenceQuery,
    reply: page(Payment),
  }),
  retrieve: route({
    method: 'GET',
    path: '/v1/users/:userId/payments/:paymentId',
    summary: 'One of the user’s payments.',
    callers: ['merchant', 'user', 'page'],
    scope: 'account.read',
    reply: Payment,
  }),
}
