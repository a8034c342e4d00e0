import { errors, type Locale, type Payment as PaymentReply } from '@qiantang/sdk/contract'

import { channelOf } from '../channels/index.ts'
import { toTimestamp } from '../kernel/time.ts'
import type { Payment } from './payment.ts'

/** A payment as the wire has it. */
export const presentPayment = (payment: Payment, locale: Locale = 'zh-CN'): PaymentReply => ({
  id: payment.id,
  orderId: payment.orderId,
  mandateId: payment.mandateId,
  reference: payment.reference,
  description: payment.description,
  metadata: payment.metadata,
  userId: payment.userId,
  channel: payment.channel,
  product: payment.product,
  channelReference: payment.channelReference,
  amount: payment.amount,
  currency: 'CNY',
  payerFee: channelOf(payment.channel)?.payerFee(payment.amount) ?? 0,
  refundedAmount: payment.refunded,
  status: payment.status,
  nextAction: nextAction(payment),
  failure: failure(payment, locale),
  createdAt: toTimestamp(payment.createdAt),
  finishedAt: payment.finishedAt && toTimestamp(payment.finishedAt),
})

const nextAction = ({
  status,
  challengeId,
  action,
  channel,
}: Payment): PaymentReply['nextAction'] => {
  if (status === 'processing') return { type: 'wait' }
  if (status !== 'requires_action') return null
  // A channel that has not answered yet may have opened it all the same.
  if (channelOf(channel)?.ask === null) return action ?? { type: 'wait' }
  if (challengeId === null) return null
  return { type: channelOf(channel)?.answeredBy ?? 'enter_pin', challengeId }
}

const failure = ({ failureCode }: Payment, locale: Locale): PaymentReply['failure'] =>
  failureCode && { code: failureCode, message: errors[failureCode].payer[locale] }
