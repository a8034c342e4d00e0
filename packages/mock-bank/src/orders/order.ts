import type { Channel, ErrorCode, OrderItem } from '@qiantang/sdk/contract'
import type { z } from 'zod'

import { BankError } from '../kernel/errors.ts'

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
  metadata: Record<string, string>
  version: number
  /** As recorded; `statusAt` also looks at the clock. */
  status: OrderStatus
  /** The payment that has claimed it, or has paid it. */
  paymentId: string | null
  paidAt: Date | null
  expiresAt: Date
  createdAt: Date
}

export type OrderStatus = 'open' | 'paying' | 'paid' | 'closed' | 'expired'

/** How it stands at a moment: what is past its time has expired, whether or not that was recorded. */
export const statusAt = ({ status, expiresAt }: Order, at: Date): OrderStatus =>
  status === 'open' && expiresAt <= at ? 'expired' : status

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

/** @throws {BankError} `order_paid`, `order_closed`, `order_expired` or `payment_in_progress` */
export const mustBePayable = (order: Order, at: Date): void => {
  const obstacle = obstacleAt(order, at)
  if (obstacle) throw new BankError(obstacle)
}
