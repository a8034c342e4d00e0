import type { Channel, ErrorCode } from '@qiantang/sdk/contract'

/** One attempt to pay an order. */
export interface Payment {
  id: string
  realmId: string
  appId: string
  /** Null where an outside channel's payer has no user here. */
  userId: string | null
  slot: number
  orderId: string
  /** The total the payer saw belongs to this version of the order. */
  orderVersion: number
  /** The session it was confirmed in; null where the user paid by the order's id. */
  checkoutSessionId: string | null
  channel: Channel
  /** Where the money comes from, when it is at this bank. */
  accountId: string | null
  amount: number
  status: 'requires_action' | 'processing' | 'succeeded' | 'failed'
  challengeId: string | null
  failureCode: ErrorCode | null
  /** When it claimed its order: the moment the payer paid. */
  claimedAt: Date | null
  createdAt: Date
  finishedAt: Date | null
}

/** A payment whose order is its own until the books have decided. */
export type Claimed = Payment & { status: 'processing'; claimedAt: Date }

export const isClaimed = (payment: Payment | undefined): payment is Claimed =>
  payment?.status === 'processing'
