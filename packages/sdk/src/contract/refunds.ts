import { z } from 'zod'

import { id, Reference } from './ids.ts'
import { Currency, Fen } from './money.ts'
import { open } from './open.ts'
import { page, ReferenceQuery } from './page.ts'
import { Failure, type ErrorTable } from './problem.ts'
import { route } from './route.ts'
import { line } from './text.ts'
import { Timestamp } from './time.ts'

export const CreateRefund = z
  .strictObject({
    paymentId: id('pay'),
    amount: Fen.describe('At most what is left of the payment.'),
    reference: Reference.describe('The merchant’s own number of it.'),
    reason: line(120).optional().describe('Why, as the merchant notes it.'),
  })
  .meta({ id: 'CreateRefund' })
export type CreateRefund = z.infer<typeof CreateRefund>

export const Refund = z
  .object({
    id: id('rfd'),
    paymentId: id('pay'),
    orderId: id('ord').nullable().describe('Null where the payment was taken by a mandate.'),
    reference: Reference,
    amount: Fen,
    currency: Currency,
    reason: z.string().nullable(),
    status: open(['processing', 'succeeded', 'failed']),
    destination: open(['balance', 'card', 'channel']).describe(
      'Where the payer gets it: the e-account, or, where that can’t take it (cap, frozen, closed), the bound card; of what was paid by a card (`quick_pay`), that card; of what was paid by an outside channel, through that channel.',
    ),
    failure: Failure.nullable(),
    createdAt: Timestamp,
    finishedAt: Timestamp.nullable().describe('When it succeeded or failed.'),
  })
  .meta({ id: 'Refund', description: 'Part or all of a payment, given back to its payer.' })
export type Refund = z.infer<typeof Refund>

export const refundErrors = {
  payment_not_refundable: {
    status: 409,
    message: 'Only a payment that has succeeded can be refunded.',
    payer: {
      'zh-CN': '该笔支付未成功，没有可退的款项',
      en: 'This payment did not succeed, so there is nothing to give back.',
    },
  },
  refund_exceeds_paid: {
    status: 409,
    message:
      'The refund is more than what is left of the payment; `details` has `left` in fen. Refunds under way count, failed ones do not.',
    payer: {
      'zh-CN': '退款金额超过可退金额，未退款',
      en: 'That is more than can still be given back. No money has moved.',
    },
  },
  refund_declined: {
    status: 0,
    message: 'The channel refused to give the money back, or the payer’s card did not take it.',
    payer: {
      'zh-CN': '支付渠道未能退款，款项尚未退回，请联系商家',
      en: 'The money could not be given back this way and has not moved. Please contact the merchant.',
    },
  },
  merchant_balance_too_low: {
    status: 402,
    message:
      'The bank owes the merchant less than the refund; `details` has `available` and `required` in fen.',
    payer: {
      'zh-CN': '商家待结算款不足，暂未退款，请联系商家',
      en: 'The merchant cannot give this back right now. No money has moved; please contact them.',
    },
  },
} as const satisfies ErrorTable

export const refunds = {
  create: route({
    method: 'POST',
    path: '/v1/refunds',
    summary:
      'Gives back part or all of a payment. Answers what became of it so far: while it is `processing`, an event or another look tells the end. The same reference and body again answers with the same refund.',
    callers: ['merchant'],
    idempotencyKey: 'required',
    body: CreateRefund,
    reply: Refund,
    status: 201,
    errors: [
      'not_found',
      'payment_not_refundable',
      'refund_exceeds_paid',
      'merchant_balance_too_low',
      'reference_conflict',
    ],
  }),
  list: route({
    method: 'GET',
    path: '/v1/refunds',
    summary: 'The app’s refunds, newest first; those of one payment, or the one with a reference.',
    callers: ['merchant'],
    query: ReferenceQuery.extend({ paymentId: id('pay').optional() }),
    reply: page(Refund),
  }),
  retrieve: route({
    method: 'GET',
    path: '/v1/refunds/:refundId',
    summary: 'One refund.',
    callers: ['merchant'],
    reply: Refund,
  }),
}
