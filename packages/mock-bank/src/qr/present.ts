import type {
  CodePayment,
  CodePaymentReversal,
  Locale,
  NewPaymentCode,
  OfflineSeed as OfflineSeedReply,
  PaymentCode as PaymentCodeReply,
} from '@qiantang/sdk/contract'

import { OFFLINE_STEP_SECONDS } from '@qiantang/sdk/qr'

import { fault } from '../kernel/errors.ts'
import { toTimestamp } from '../kernel/time.ts'
import { type Order, type Payment, presentPayment } from '../orders/index.ts'
import type { QrBank } from './bank.ts'
import { maskOf, type OfflineSeed, secretOf } from './offline-seed.ts'
import { type PaymentCode, statusAt } from './payment-code.ts'

/** A code as its user is told of it. */
export const presentCode = (
  paymentCode: PaymentCode,
  payment: Payment | null,
  at: Date,
  locale: Locale,
): PaymentCodeReply => ({
  id: paymentCode.id,
  accountId: paymentCode.accountId,
  status: statusAt(paymentCode, at),
  expiresAt: toTimestamp(paymentCode.expiresAt),
  refreshAt: toTimestamp(paymentCode.refreshAt),
  now: toTimestamp(at),
  payment: payment && presentPayment(payment, locale),
})

export const presentNewCode = (
  { paymentCode, code }: { paymentCode: PaymentCode; code: string },
  at: Date,
  locale: Locale,
): NewPaymentCode => ({ ...presentCode(paymentCode, null, at, locale), code })

/** A seed with its secret, for the page that makes codes of it. */
export const presentSeed = (bank: QrBank, seed: OfflineSeed, at: Date): OfflineSeedReply => ({
  accountId: seed.accountId,
  seed: Buffer.from(secretOf(bank, seed)).toString('base64url'),
  index: seed.index,
  mask: maskOf(bank),
  stepSeconds: OFFLINE_STEP_SECONDS,
  validUntil: toTimestamp(seed.validUntil),
  now: toTimestamp(at),
})

/** A payment as the till is told of it. */
export const presentCodePayment = (
  { payment, order }: { payment: Payment; order: Order },
  locale: Locale,
): CodePayment => {
  const { id, amount, currency, status, failure, createdAt, finishedAt } = presentPayment(
    payment,
    locale,
  )
  const { reference, description, metadata } = order
  return {
    ...{ id, orderId: order.id, reference, description, metadata },
    userId: payment.userId ?? fault('A payment by code has a payer.'),
    ...{ amount, currency, status, failure, createdAt, finishedAt },
  }
}

/** What became of a reversal so far. */
export const presentReversal = (
  taken: { payment: Payment; order: Order },
  locale: Locale,
): CodePaymentReversal => {
  const { amount, refunded, status } = taken.payment
  const isOver = status === 'failed' || refunded === amount
  return {
    payment: presentCodePayment(taken, locale),
    ...{ refundedAmount: refunded, status: isOver ? 'reversed' : 'declined' },
  }
}
