import { join } from 'node:path'

import { openRecords, type Records } from '../records.ts'
import type { Order, Refund } from './order.ts'

/** One realm's WeChat Pay: what it remembers, and the time it has. */
export interface House {
  realm: string
  orders: Records<Order>
  refunds: Records<Refund>
  /** The time in the realm. */
  now: () => Date
  /** Hears what the time is in the realm, by the `Date` of a request; where nothing is said, the real time goes on. */
  told: (date: string | undefined) => void
}

/** Each merchant has numbers of its own. */
const keyOf = ({ mchId, number }: { mchId: string; number: string }) => `${mchId} ${number}`

export function openHouse(realm: string, wall: () => Date, folder?: string): House {
  let aheadMs = 0
  const file = (kept: string) =>
    folder ? join(folder, `${realm}.wechat-${kept}.jsonl`) : undefined
  return {
    realm,
    orders: openRecords<Order>(keyOf, file('orders')),
    refunds: openRecords<Refund>(keyOf, file('refunds')),
    now: () => new Date(wall().getTime() + aheadMs),
    told(date = '') {
      const at = Date.parse(date)
      if (!Number.isNaN(at)) aheadMs = at - wall().getTime()
    },
  }
}

export const findOrder = ({ orders }: House, mchId: string, number: string): Order | undefined =>
  orders.find(keyOf({ mchId, number }))

/** The order that was opened under this id; a code, a link and what a merchant's app hands over all carry it. */
export const findPrepaid = ({ orders }: House, prepayId: string): Order | undefined =>
  orders.all().find((order) => order.prepayId === prepayId)

export const findRefund = ({ refunds }: House, mchId: string, number: string): Refund | undefined =>
  refunds.find(keyOf({ mchId, number }))

/** What was given back of an order, or is about to be. */
export const refundsOf = ({ refunds }: House, { mchId, number }: Order): Refund[] =>
  refunds.all().filter((refund) => refund.mchId === mchId && refund.orderNumber === number)
