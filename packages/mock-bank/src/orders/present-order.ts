import type { Order as OrderReply } from '@qiantang/sdk/contract'

import { toTimestamp } from '../kernel/time.ts'
import { type Order, statusAt } from './order.ts'

/** An order as its merchant sees it at a moment. */
export const presentOrder = (order: Order, at: Date): OrderReply => ({
  id: order.id,
  reference: order.reference,
  amount: order.amount,
  currency: 'CNY',
  description: order.description,
  items: order.items,
  channels: order.channels,
  status: statusAt(order, at),
  version: order.version,
  metadata: order.metadata,
  paymentId: order.status === 'paid' ? order.paymentId : null,
  refundedAmount: order.refunded,
  paidAt: order.paidAt && toTimestamp(order.paidAt),
  expiresAt: toTimestamp(order.expiresAt),
  createdAt: toTimestamp(order.createdAt),
})
