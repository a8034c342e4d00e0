import type { EventType } from '@qiantang/sdk/contract'

import type { App } from '../apps/caller.ts'
import type { EventData } from '../events/emit.ts'
import { record } from '../events/record.ts'
import type { Json, Queryable, Tx } from '../kernel/database/index.ts'
import type { OrderBank, Told } from './bank.ts'
import type { Order } from './order.ts'

/** An event in the making, held to what its type carries. */
export const told = <Type extends EventType>(type: Type, data: EventData<Type>): Told => ({
  type,
  data,
})

/** What the followers of orders have to say of this one. */
export const followersTell = async (
  bank: OrderBank,
  on: Queryable,
  app: App,
  order: Order,
): Promise<Told[]> => {
  const all: Told[] = []
  for (const follower of bank.orderFollowers) all.push(...(await follower(bank, on, app, order)))
  return all
}

/** Writes the events in the transaction of what they tell. Do it last in it. */
export const recordTold = (
  tx: Tx,
  { realmId, appId }: Pick<Order, 'realmId' | 'appId'>,
  at: Date,
  events: readonly Told[],
): Promise<void> =>
  record(
    tx,
    events.map((event) => ({ ...event, realmId, appId, at })),
  )

/** The events as a posting's outbox carries them. */
export const outboxOf = (
  { realmId, appId }: Pick<Order, 'realmId' | 'appId'>,
  events: readonly Told[],
): Json[] => events.map(({ type, data }) => ({ realmId, appId, type, data }))
