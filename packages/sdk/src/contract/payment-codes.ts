import { z } from 'zod'

import { id, Reference, UserId } from './ids.ts'
import { Currency, Fen, FenBalance } from './money.ts'
import { open } from './open.ts'
import { Metadata } from './orders.ts'
import { Payment } from './payments.ts'
import { Failure, type ErrorTable } from './problem.ts'
import { route } from './route.ts'
import { line } from './text.ts'
import { Timestamp } from './time.ts'

/** What a till reads off a payer's phone: 62, sixteen digits of chance and a check digit. It says nothing of its payer. */
export const PayerCode = z
  .string()
  .regex(/^62\d{17}$/, 'Expected 19 digits that begin with 62.')
  .meta({ id: 'PayerCode', examples: ['6283832508250654235'] })

export const CreatePaymentCode = z
  .strictObject({
    accountId: id('acc')
      .optional()
      .describe('The e-account to pay from. Default: the user’s only one.'),
  })
  .meta({ id: 'CreatePaymentCode' })
export type CreatePaymentCode = z.infer<typeof CreatePaymentCode>

export const PaymentCode = z
  .object({
    id: id('pcd'),
    accountId: id('acc'),
    status: open(['open', 'used', 'expired']).describe(
      '`open`: a till may take it. `used`: one has. `expired`: its time is over, or a newer one took its place.',
    ),
    expiresAt: Timestamp.describe('From then on no till may take it.'),
    refreshAt: Timestamp.describe('When to ask for the next one, ahead of its expiry.'),
    now: Timestamp.describe('The bank’s clock. Count down from it, not from the device’s own.'),
    payment: Payment.nullable().describe(
      'What a till made of it; `enter_pin` is for a page of the bank. Null also where the till could not take it.',
    ),
  })
  .meta({ id: 'PaymentCode', description: 'A code to be shown at a till (付款码): good once.' })
export type PaymentCode = z.infer<typeof PaymentCode>

export const NewPaymentCode = PaymentCode.extend({
  code: PayerCode.describe('To be drawn as a QR code and a bar code. Told this once.'),
}).meta({ id: 'NewPaymentCode' })
export type NewPaymentCode = z.infer<typeof NewPaymentCode>

/** What a page of the bank makes codes of while it has no network (scheme `MB-OTP-1`; `offlineCode` of the SDK’s `qr`). */
export const OfflineSeed = z
  .object({
    accountId: id('acc').describe('The e-account that pays.'),
    seed: z
      .string()
      .regex(/^[\w-]{43}$/)
      .describe('32 bytes in base64url, secret. Told this once.'),
    index: z.int().min(0).max(999_999_999).describe('By which the bank finds the seed.'),
    mask: z.string().describe('Hides the index; the same for all apps of the bank.'),
    stepSeconds: z.int().describe('How long each code stands. A code of one step pays once.'),
    validUntil: Timestamp.describe(
      'From then on its codes are refused. So they are once the session is ended.',
    ),
    now: Timestamp.describe('The bank’s clock, which the steps go by.'),
  })
  .meta({ id: 'OfflineSeed' })
export type OfflineSeed = z.infer<typeof OfflineSeed>

export const CreateCodePayment = z
  .strictObject({
    code: PayerCode.describe('As it was read off the payer’s phone.'),
    amount: Fen,
    reference: Reference.describe('The merchant’s own number of the order; unique per app.'),
    description: line(120).describe('What the payer reads on the bill.'),
    metadata: Metadata.optional(),
  })
  .meta({ id: 'CreateCodePayment' })
export type CreateCodePayment = z.infer<typeof CreateCodePayment>

export const CodePayment = z
  .object({
    id: id('pay').describe('The payment’s own id.'),
    orderId: id('ord'),
    reference: Reference,
    description: z.string(),
    metadata: Metadata,
    userId: UserId.describe('Who pays.'),
    amount: Fen,
    currency: Currency,
    status: open(['requires_action', 'processing', 'succeeded', 'failed']).describe(
      '`requires_action`: the payer is asked for the PIN on their own screen; ask again in a few seconds.',
    ),
    failure: Failure.nullable(),
    createdAt: Timestamp,
    finishedAt: Timestamp.nullable().describe('When it succeeded or failed.'),
  })
  .meta({ id: 'CodePayment', description: 'What a till takes by a payer’s code.' })
export type CodePayment = z.infer<typeof CodePayment>

export const CodePaymentReversal = z
  .object({
    payment: CodePayment,
    refundedAmount: FenBalance.describe(
      'What of the payment has been given back, or is about to be. 0 where none was made.',
    ),
    status: open(['reversed', 'declined']).describe(
      '`reversed`: the payer has paid nothing and will not, or gets all of it back. `declined`: the payment stands, as its refund failed; refund it.',
    ),
  })
  .meta({ id: 'CodePaymentReversal', description: 'What became of a sale that a till gave up.' })
export type CodePaymentReversal = z.infer<typeof CodePaymentReversal>

export const paymentCodeErrors = {
  payment_code_invalid: {
    status: 404,
    message:
      'No payment can be taken by this code: it is unknown, used, expired or another app’s, and nobody is told which. Ask the payer for a new one.',
    payer: {
      'zh-CN': '付款码无效或已过期，未扣款，请刷新后重试',
      en: 'This code is not valid or has expired. No money has moved; please show a new one.',
    },
  },
} as const satisfies ErrorTable

/** A user's codes. */
export const paymentCodes = {
  create: route({
    method: 'POST',
    path: '/v1/users/:userId/payment-codes',
    product: 'payment_codes',
    summary:
      'A new code to show at a till of this app, good once and for a minute. The one before is void.',
    callers: ['user', 'page'],
    scope: 'money.move',
    body: CreatePaymentCode,
    reply: NewPaymentCode,
    status: 201,
    errors: ['account_missing', 'account_frozen'],
  }),
  createOfflineSeed: route({
    method: 'POST',
    path: '/v1/users/:userId/payment-codes/offline-seed',
    product: 'payment_codes',
    summary:
      'For a page of the bank to make codes by itself while it has no network. The seed before of this session is void.',
    callers: ['page'],
    bankOriginOnly: true,
    scope: 'money.move',
    body: CreatePaymentCode,
    reply: OfflineSeed,
    status: 201,
    errors: ['account_missing', 'account_frozen'],
  }),
  retrieve: route({
    method: 'GET',
    path: '/v1/users/:userId/payment-codes/:paymentCodeId',
    summary: 'How a code stands, and the payment a till made of it.',
    callers: ['user', 'page'],
    scope: 'account.read',
    reply: PaymentCode,
  }),
}

/** What tills take by codes. */
export const codePayments = {
  create: route({
    method: 'POST',
    path: '/v1/code-payments',
    product: 'payment_codes',
    limited: { by: 'order', field: 'amount' },
    summary:
      'Makes the order of this reference, or finds it, and pays it by the payer’s code: at once up to the account’s `noPinLimit`, else once the payer gives the PIN. The code is used up whatever becomes of it; a payment that fails is answered as such, and its order may be tried with a new code.',
    callers: ['merchant'],
    idempotencyKey: 'required',
    body: CreateCodePayment,
    reply: CodePayment,
    status: 201,
    errors: [
      'payment_code_invalid',
      'channel_unavailable',
      'reference_conflict',
      'order_paid',
      'order_closed',
      'order_expired',
      'payment_in_progress',
    ],
  }),
  retrieve: route({
    method: 'GET',
    path: '/v1/code-payments/:paymentId',
    summary: 'One payment by code: ask for it until it succeeded or failed.',
    callers: ['merchant'],
    reply: CodePayment,
  }),
  reverse: route({
    method: 'POST',
    path: '/v1/code-payments/:paymentId/reverse',
    summary:
      'For a till that gives up a sale whose end it does not know (撤销). Unpaid, its order is closed and no PIN that comes later pays it; paid, all that is left of it goes back. Doing so again changes nothing.',
    callers: ['merchant'],
    reply: CodePaymentReversal,
    errors: ['payment_in_progress', 'merchant_balance_too_low'],
  }),
}
