import type { Bill, ClearedLine } from '@qiantang/sdk/contract'

import { toTimestamp } from '../kernel/time.ts'
import { type Clearing, type ClearingLine, netOf, type Sums } from './clearing.ts'

/** What days come to, as the wire has it. */
export const presentSums = (
  sums: Sums,
): Pick<Bill, 'payments' | 'refunds' | 'fees' | 'feesReturned'> => ({
  payments: { count: sums.paymentCount, amount: sums.paymentAmount },
  refunds: { count: sums.refundCount, amount: sums.refundAmount },
  fees: sums.fees,
  feesReturned: sums.feesReturned,
})

/** A cleared day as its merchant sees it. */
export const presentBill = (clearing: Clearing): Bill => ({
  id: clearing.id,
  day: clearing.day,
  currency: 'CNY',
  rows: clearing.paymentCount + clearing.refundCount,
  ...presentSums(clearing),
  net: netOf(clearing),
  clearedUntil: toTimestamp(clearing.clearedUntil),
  createdAt: toTimestamp(clearing.createdAt),
})

/** A line of it: what the merchant loses is below zero. */
export const presentLine = (line: ClearingLine): ClearedLine => {
  const sign = line.type === 'payment' ? 1 : -1
  return {
    ...{ type: line.type, id: line.id, paymentId: line.paymentId, orderId: line.orderId },
    ...{ reference: line.reference, channel: line.channel, product: line.product },
    // Nothing below zero is nothing.
    amount: sign * line.amount,
    fee: sign * line.fee || 0,
    feeRate: line.feeRate,
    net: sign * (line.amount - line.fee) || 0,
    at: toTimestamp(line.at),
    day: line.day,
  }
}
