import { errors, type Locale, type Refund as RefundReply } from '@qiantang/sdk/contract'

import { toTimestamp } from '../kernel/time.ts'
import type { Refund } from './refund.ts'

/** A refund as the wire has it. */
export const presentRefund = (refund: Refund, locale: Locale = 'zh-CN'): RefundReply => ({
  id: refund.id,
  paymentId: refund.paymentId,
  orderId: refund.orderId,
  reference: refund.reference,
  amount: refund.amount,
  currency: 'CNY',
  reason: refund.reason,
  status: refund.status,
  destination: refund.destination,
  failure: failure(refund, locale),
  createdAt: toTimestamp(refund.createdAt),
  finishedAt: refund.finishedAt && toTimestamp(refund.finishedAt),
})

const failure = ({ failureCode }: Refund, locale: Locale): RefundReply['failure'] =>
  failureCode && { code: failureCode, message: errors[failureCode].payer[locale] }
