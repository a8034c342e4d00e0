import type { EventType } from '@qiantang/sdk/contract'

import type { App } from '../apps/caller.ts'
import type { EventData } from '../events/emit.ts'
import { newEventId, record } from '../events/record.ts'
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

/** The events as a posting's outbox carries them. What tells the posting's own resource need not repeat it. */
export const outboxOf = (
  { appId }: Pick<Order, 'appId'>,
  resource: Json,
  events: readonly Told[],
): Json[] =>
  events.map(({ type, data }) =>
    data === resource
      ? { id: newEventId(appId), appId, type, ofMovement: true }
      : { id: newEventId(appId), appId, type, data },
  )
