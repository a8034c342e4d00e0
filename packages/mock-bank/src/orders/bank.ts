import type { EventType } from '@qiantang/sdk/contract'

import type { App } from '../apps/caller.ts'
import type { ChannelBank } from '../channels/index.ts'
import type { Json, Queryable } from '../kernel/database/index.ts'
import type { Order } from './order.ts'

/** A bank that others count on to hear what becomes of an order. */
export interface OrderBank extends ChannelBank {
  orderFollowers: readonly OrderFollower[]
}

/**
 * A room to the right that has something to tell when an order ends. It is told together with the
 * order's own event: in the posting that pays the order, or the transaction that expires it (`on`).
 */
export type OrderFollower = (
  bank: OrderBank,
  on: Queryable,
  app: App,
  order: Order,
) => Promise<Told[]>

/** An event in the making. */
export interface Told {
  type: EventType
  data: Json
}
