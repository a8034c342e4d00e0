import type { Queryable } from '../kernel/database/index.ts'
import { type NewJob, scheduleAll } from '../realms/jobs.ts'
import type { StoredEvent } from './event.ts'

export const deliveryJob = 'webhook.deliver'

/** One event for one endpoint. */
export interface DeliveryName {
  eventId: string
  endpointId: string
}

/** When a delivery is tried next. One job a delivery, and an endpoint's jobs are a queue. */
export const deliveryDue = (realmId: string, name: DeliveryName, dueAt: Date): NewJob => ({
  realmId,
  kind: deliveryJob,
  dueAt,
  payload: { ...name },
  key: `${deliveryJob}:${name.eventId}:${name.endpointId}`,
  queue: name.endpointId,
})

/** Sends each event to every endpoint of its app that takes its type, from the event's own time on. */
export const startDeliveries = async (
  tx: Queryable,
  events: readonly StoredEvent[],
): Promise<void> => {
  const deliveries = await deliveriesOf(tx, events)
  for (let i = 0; i < deliveries.length; i += mostAtOnce) {
    const some = deliveries.slice(i, i + mostAtOnce)
    await tx`insert into webhook_deliveries ${tx(some)}`
    await scheduleAll(
      tx,
      some.map((delivery) => deliveryDue(delivery.realmId, nameOf(delivery), delivery.nextAt)),
    )
  }
}

/** A statement takes 65,535 parameters, and a row of either table takes seven at most. */
const mostAtOnce = 5_000

/** Those of these apps that have an endpoint at all. */
export const takenApps = async <Named extends { appId: string }>(
  tx: Queryable,
  apps: readonly Named[],
): Promise<Named[]> => {
  if (apps.length === 0) return []
  const rows = await tx<{ appId: string }[]>`
    select distinct app_id from webhook_endpoints
    where app_id = any(${apps.map(({ appId }) => appId)}) and status = 'enabled'`
  return apps.filter((app) => rows.some(({ appId }) => appId === app.appId))
}

/**
 * Sends an event again to every endpoint that takes its type: whatever became of it before, a new
 * round of tries begins.
 */
export const redeliver = async (tx: Queryable, event: StoredEvent, at: Date): Promise<void> => {
  const deliveries = await deliveriesOf(tx, [{ ...event, at }])
  if (deliveries.length === 0) return
  await tx`
    insert into webhook_deliveries ${tx(deliveries)}
    on conflict (event_id, endpoint_id) do update set
      status = 'pending', round = webhook_deliveries.round + 1, step = 0, next_at = excluded.next_at`
  await scheduleAll(
    tx,
    deliveries.map((delivery) => deliveryDue(delivery.realmId, nameOf(delivery), delivery.nextAt)),
  )
}

interface Taker {
  id: string
  appId: string
  events: string[]
}

const deliveriesOf = async (tx: Queryable, events: readonly StoredEvent[]) => {
  const appIds = [...new Set(events.map((event) => event.appId))]
  const takers = await tx<Taker[]>`
    select id, app_id, events from webhook_endpoints
    where app_id = any(${appIds}) and status = 'enabled'
    order by id`
  return events.flatMap((event) =>
    takers
      .filter((taker) => taker.appId === event.appId && takes(taker, event.type))
      .map(({ id: endpointId }) => ({
        eventId: event.id,
        endpointId,
        appId: event.appId,
        realmId: event.realmId,
        status: 'pending',
        nextAt: event.at,
      })),
  )
}

const takes = ({ events }: Taker, type: string) => events.includes('*') || events.includes(type)

const nameOf = ({ eventId, endpointId }: DeliveryName): DeliveryName => ({ eventId, endpointId })
