import type { Channel, PayProduct } from '@qiantang/sdk/contract'

/** What a day, or several, come to. */
export interface Sums {
  paymentCount: number
  paymentAmount: number
  refundCount: number
  refundAmount: number
  fees: number
  feesReturned: number
}

/** A day of an app, cleared. */
export interface Clearing extends Sums {
  id: string
  appId: string
  realmId: string
  day: string
  clearedUntil: Date
  status: 'collecting' | 'cleared'
  settlementId: string | null
  createdAt: Date
}

/** A payment or a refund, with what it costs or what is given back of that. */
export interface ClearingLine {
  appId: string
  id: string
  day: string
  type: 'payment' | 'refund'
  paymentId: string
  orderId: string | null
  reference: string | null
  channel: Channel
  product: PayProduct | null
  amount: number
  fee: number
  feeRate: number
  feeRuleId: string | null
  onRefund: 'returned' | 'kept'
  /** What it would have cost by an outside wallet; null where it came by one. */
  outsideFee: number | null
  at: Date
}

/** A payment that was cleared, and what refunds have given back of it. */
export interface ClearedPayment extends ClearingLine {
  refunded: number
  feeReturned: number
  outsideFeeReturned: number
}

/** What the merchant has of it once all is taken. */
export const netOf = ({ paymentAmount, refundAmount, fees, feesReturned }: Sums): number =>
  paymentAmount - refundAmount - fees + feesReturned
