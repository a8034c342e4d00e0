import { z } from 'zod'

import { Channel } from './app.ts'
import { id, UserId } from './ids.ts'
import { Currency, Fen, FenBalance } from './money.ts'
import { NextAction } from './next-action.ts'
import { open } from './open.ts'
import { page, PageQuery, pageQuery } from './page.ts'
import { Failure, type ErrorTable } from './problem.ts'
import { route } from './route.ts'
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

export const Payment = z
  .object({
    id: id('pay'),
    orderId: id('ord'),
    userId: UserId.nullable().describe('Null where an outside channel’s payer has no user here.'),
    channel: open(Channel.options),
    amount: Fen,
    currency: Currency,
    payerFee: FenBalance.describe('What the payer paid on top, in fen.'),
    status: open(['requires_action', 'processing', 'succeeded', 'failed']),
    nextAction: NextAction.nullable(),
    failure: Failure.nullable(),
    createdAt: Timestamp,
    finishedAt: Timestamp.nullable().describe('When it succeeded or failed.'),
  })
  .meta({ id: 'Payment', description: 'One attempt to pay an order.' })
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
    summary:
      'Pays an order of this app from the user’s balance, once the PIN is given on a bank page. Never sets an amount.',
    callers: ['user', 'page'],
    scope: 'money.move',
    idempotencyKey: 'required',
    body: CreatePayment,
    reply: Payment,
    status: 201,
    errors: [
      'account_missing',
      'channel_unavailable',
      'pin_not_set',
      'attempts_exhausted',
      'insufficient_balance',
      'account_frozen',
      'order_paid',
      'order_closed',
      'order_expired',
      'payment_in_progress',
    ],
  }),
  list: route({
    method: 'GET',
    path: '/v1/users/:userId/payments',
    summary: 'The user’s payments, newest first.',
    callers: ['merchant', 'user', 'page'],
    scope: 'account.read',
    query: PageQuery,
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
