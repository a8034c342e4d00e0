import type { Channel, ErrorCode, NextAction, PayProduct } from '@qiantang/sdk/contract'

/** One attempt to pay an order, or what a merchant takes by a mandate. */
export interface Payment {
  id: string
  realmId: string
  appId: string
  /** Null where an outside channel's payer has no user here. */
  userId: string | null
  slot: number
  orderId: string | null
  /** The total the payer saw belongs to this version of the order. */
  orderVersion: number | null
  mandateId: string | null
  /** The merchant's own number, words and notes of what it takes by a mandate; an order has its own. */
  reference: string | null
  description: string | null
  metadata: Record<string, string>
  /** The session it was confirmed in; null where the user paid by the order's id. */
  checkoutSessionId: string | null
  channel: Channel
  /** The form of the channel; null where it has one only. */
  product: PayProduct | null
  /** The channel's own number of it, once it has told it. */
  channelReference: string | null
  /** What its payer has to do outside the bank, once the channel has said. */
  action: NextAction | null
  /** What it costs the merchant, in parts of a million, as agreed when it was begun. */
  feeRate: number
  /** Where the money comes from, when it is at this bank. */
  accountId: string | null
  amount: number
  /** What was given back of it, or is about to be. */
  refunded: number
  status: 'requires_action' | 'processing' | 'succeeded' | 'failed' | 'reversed'
  challengeId: string | null
  failureCode: ErrorCode | null
  /** The moment the payer paid: for an order, when it was claimed. */
  claimedAt: Date | null
  createdAt: Date
  finishedAt: Date | null
}

/** A payment of an order. */
export type OrderPayment = Payment & { orderId: string; orderVersion: number }

export const isOfOrder = (payment: Payment): payment is OrderPayment => payment.orderId !== null

/** A payment whose order is its own until the books have decided. */
export type Claimed = OrderPayment & { status: 'processing'; claimedAt: Date }

export const isClaimed = (payment: Payment | undefined): payment is Claimed =>
  payment?.status === 'processing' && isOfOrder(payment)

/** What only a payment by an outside channel has. */
export const inside = { product: null, channelReference: null, action: null } as const

/** What only a payment of an order has, and only one by mandate. */
export const notByMandate = {
  mandateId: null,
  reference: null,
  description: null,
  metadata: {},
} as const
export const ofNoOrder = { orderId: null, orderVersion: null, checkoutSessionId: null } as const
