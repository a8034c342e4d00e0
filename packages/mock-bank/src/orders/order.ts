import type { Channel, ErrorCode, OrderItem } from '@qiantang/sdk/contract'
import type { z } from 'zod'

import { BankError, fault } from '../kernel/errors.ts'
import { type Slot, slotIn } from '../kernel/ids.ts'

/** What a merchant asks to be paid. At most one payment pays it. */
export interface Order {
  id: string
  realmId: string
  appId: string
  slot: number
  reference: string
  bodyHash: string
  amount: number
  description: string
  items: z.infer<typeof OrderItem>[]
  channels: Channel[]
  /** Whether the merchant gave them, and so their order. */
  channelsInOrder: boolean
  metadata: Record<string, string>
  version: number
  /** As recorded; `statusAt` also looks at the clock. */
  status: OrderStatus
  /** The payment that has claimed it, or has paid it. */
  paymentId: string | null
  /** Where that payment takes its money from, when it is at this bank. */
  payerAccountId: string | null
  /** When it claimed the order: the moment the payer paid. */
  claimedAt: Date | null
  /** The idempotency key of the one call that claimed it and pays, and what was asked under it. */
  claimKey: string | null
  claimRequest: string | null
  /** Whether a room to the right has something to tell when it ends. */
  followed: boolean
  paidAt: Date | null
  /** What was given back of it, or is about to be. */
  refunded: number
  expiresAt: Date
  createdAt: Date
}

/** What an order says of a claim while nobody has one. */
export const noClaim = {
  paymentId: null,
  payerAccountId: null,
  claimedAt: null,
  claimKey: null,
  claimRequest: null,
} as const

export type OrderStatus = 'open' | 'paying' | 'paid' | 'closed' | 'expired'

/** How it stands at a moment: what is past its time has expired, whether or not that was recorded. */
export const statusAt = (
  { status, expiresAt }: Pick<Order, 'status' | 'expiresAt'>,
  at: Date,
): OrderStatus => (status === 'open' && expiresAt <= at ? 'expired' : status)

/** Why it cannot be paid at a moment; null where it can. */
export const obstacleAt = (order: Order, at: Date): ErrorCode | null => {
  const status = statusAt(order, at)
  return status === 'open' ? null : obstacles[status]
}

const obstacles = {
  paying: 'payment_in_progress',
  paid: 'order_paid',
  closed: 'order_closed',
  expired: 'order_expired',
} as const satisfies Record<Exclude<OrderStatus, 'open'>, ErrorCode>

/** The place of the payment that has claimed an order: where its customer's is. */
export const slotOfPayment = (
  { paymentId }: Pick<Order, 'paymentId'>,
  { slotMask }: { slotMask: Slot },
): Slot => slotIn(paymentId ?? fault('Nobody has claimed the order.'), slotMask)

/** @throws {BankError} `order_paid`, `order_closed`, `order_expired` or `payment_in_progress` */
export const mustBePayable = (order: Order, at: Date): void => {
  const obstacle = obstacleAt(order, at)
  if (obstacle) throw new BankError(obstacle)
}
