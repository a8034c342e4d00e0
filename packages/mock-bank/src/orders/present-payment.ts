import { errors, type Locale, type Payment as PaymentReply } from '@qiantang/sdk/contract'

import { channelOf } from '../channels/index.ts'
import { toTimestamp } from '../kernel/time.ts'
import type { Payment } from './payment.ts'

/** A payment as the wire has it. */
export const presentPayment = (payment: Payment, locale: Locale = 'zh-CN'): PaymentReply => ({
  id: payment.id,
  orderId: payment.orderId,
  userId: payment.userId,
  channel: payment.channel,
  amount: payment.amount,
  currency: 'CNY',
  payerFee: channelOf(payment.channel)?.payerFee(payment.amount) ?? 0,
  status: payment.status,
  nextAction: nextAction(payment),
  failure: failure(payment, locale),
  createdAt: toTimestamp(payment.createdAt),
  finishedAt: payment.finishedAt && toTimestamp(payment.finishedAt),
})

const nextAction = ({ status, challengeId }: Payment): PaymentReply['nextAction'] => {
  if (status === 'processing') return { type: 'wait' }
  if (status !== 'requires_action' || challengeId === null) return null
  return { type: 'enter_pin', challengeId }
}

const failure = ({ failureCode }: Payment, locale: Locale): PaymentReply['failure'] =>
  failureCode && { code: failureCode, message: errors[failureCode].payer[locale] }
