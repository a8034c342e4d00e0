import type { Queryable } from '../kernel/database/index.ts'
import { gathered } from '../kernel/gathered.ts'
import { addSeconds } from '../kernel/time.ts'
import { plainArray, textArray } from '../ledger/array-literal.ts'
import type { PostingKey } from '../ledger/index.ts'
import type { OrderBank } from './bank.ts'
import type { Order } from './order.ts'

/** How long, in real time, a payment has its order to itself before another run may take it up. */
const leaseSeconds = 10

/** What a payment from the balance wants: an order, if it is open and the payer's account needs no PIN for it. */
export interface Wish {
  orderId: string
  appId: string
  userId: string
  /** Null for the user's only one. */
  accountId: string | null
  paymentId: string
  at: Date
  key: PostingKey
}

/**
 * Claims an order for a payment: from here on it is this one's alone, until the books have decided.
 * Answers the order as it then stands, claimed by whomever; undefined where the app has none of this id.
 */
export const claimOrder = gathered({
  answer: async (bank: OrderBank, wishes: readonly Wish[]): Promise<(Order | undefined)[]> => {
    const sorted = wishes.toSorted((left, right) => (left.orderId < right.orderId ? -1 : 1))
    const texts = (textOf: (wish: Wish) => string | null) => textArray(sorted.map(textOf))
    const orders = await bank.sql<Order[]>`
      select * from claim_orders(
        ${texts(({ orderId }) => orderId)},
        ${texts(({ appId }) => appId)},
        ${texts(({ userId }) => userId)},
        ${texts(({ accountId }) => accountId)},
        ${texts(({ paymentId }) => paymentId)},
        ${plainArray(sorted.map(({ at }) => at.toISOString()))},
        ${plainArray(sorted.map(({ key }) => key.id))},
        ${plainArray(sorted.map(({ key }) => key.request))},
        ${addSeconds(bank.wall(), leaseSeconds)})`
    const byId = new Map(orders.map((order) => [order.id, order]))
    return wishes.map(({ orderId }) => byId.get(orderId))
  },
  nameOf: ({ orderId }) => orderId,
})

/** The books have refused a payment: its order is open again, unless it was somebody else's by then. */
export const reopenOrder = gathered({
  answer: async (
    bank: OrderBank,
    claims: readonly { orderId: string; paymentId: string }[],
  ): Promise<(Order | undefined)[]> => {
    const sorted = claims.toSorted((left, right) => (left.orderId < right.orderId ? -1 : 1))
    const orders = await bank.sql<Order[]>`
      select * from reopen_orders(
        ${textArray(sorted.map(({ orderId }) => orderId))},
        ${textArray(sorted.map(({ paymentId }) => paymentId))})`
    const byId = new Map(orders.map((order) => [order.id, order]))
    return claims.map(({ orderId }) => byId.get(orderId))
  },
  nameOf: ({ orderId }) => orderId,
})

/** Holds an order that was claimed inside a transaction for as long as one that was not. */
export const hold = async (
  tx: Queryable,
  { wall }: Pick<OrderBank, 'wall'>,
  orderId: string,
): Promise<void> => {
  await tx`
    insert into order_claims ${tx({ orderIds: [orderId], until: addSeconds(wall(), leaseSeconds) })}`
}
