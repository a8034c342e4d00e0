import type { Queryable } from '../kernel/database/index.ts'
import { now, type Realm } from '../realms/realm.ts'
import { schedule } from '../realms/jobs.ts'
import type { EventBank } from './bank.ts'
import { deliveryDue, type DeliveryName } from './deliveries.ts'
import { EgressFailed, EgressRefused } from './egress/refusal.ts'
import { emit } from './emit.ts'
import { type Endpoint, presentEndpoint } from './endpoint.ts'
import { presentEvent, type StoredEvent } from './event.ts'
import { nextTryAt } from './retry-schedule.ts'
import { activeSecrets } from './secrets.ts'
import { webhookHeaders } from './signature.ts'

/** What one try came to. */
interface Attempt {
  sentAt: Date
  durationMs: number
  statusCode: number | null
  failure: 'refused' | 'timeout' | 'unreachable' | null
}

interface Delivery extends DeliveryName {
  round: number
  /** How many times this round has tried. */
  step: number
  event: StoredEvent
  endpoint: Endpoint
}

/**
 * Tries to deliver one event to one endpoint, once. Run again after it was cut short it sends again:
 * a receiver may see an event twice, and in no particular order beside others.
 */
export const deliverWebhook = async (
  bank: EventBank,
  realm: Realm,
  name: DeliveryName,
): Promise<void> => {
  const delivery = await findPending(bank, name)
  if (!delivery) return
  if (delivery.endpoint.status !== 'enabled') return drop(bank.sql, delivery)

  const attempt = await send(bank, delivery)
  await bank.sql.begin((tx) => settle(tx, realm, delivery, attempt, now(bank, realm)))
}

const findPending = async (
  bank: EventBank,
  { eventId, endpointId }: DeliveryName,
): Promise<Delivery | undefined> => {
  const [state] = await bank.sql<Pick<Delivery, 'round' | 'step'>[]>`
    select round, step from webhook_deliveries
    where event_id = ${eventId} and endpoint_id = ${endpointId} and status = 'pending'`
  const [event] = await bank.sql<StoredEvent[]>`
    select id, app_id, realm_id, seq, type, data, at from events where id = ${eventId}`
  const [endpoint] = await bank.sql<Endpoint[]>`
    select id, app_id, realm_id, url, events, status, at from webhook_endpoints
    where id = ${endpointId}`
  return state && event && endpoint && { eventId, endpointId, ...state, event, endpoint }
}

const send = async (bank: EventBank, { event, endpoint }: Delivery): Promise<Attempt> => {
  const body = JSON.stringify(presentEvent(event))
  const secrets = await activeSecrets(bank, endpoint)
  const sentAt = bank.wall()
  const headers = webhookHeaders(event.id, sentAt, body, secrets)
  const started = performance.now()
  const answer = await answerTo(bank.egress.send({ url: endpoint.url, headers, body }))
  return { sentAt, durationMs: Math.round(performance.now() - started), ...answer }
}

const answerTo = async (
  sending: Promise<number>,
): Promise<Pick<Attempt, 'statusCode' | 'failure'>> => {
  try {
    return { statusCode: await sending, failure: null }
  } catch (error) {
    if (error instanceof EgressRefused) return { statusCode: null, failure: 'refused' }
    if (error instanceof EgressFailed) return { statusCode: null, failure: error.reason }
    throw error
  }
}

/** Records a try and what follows from it: done, another try later, or the end. */
const settle = async (
  tx: Queryable,
  realm: Realm,
  delivery: Delivery,
  attempt: Attempt,
  at: Date,
): Promise<void> => {
  const { eventId, endpointId, round, step, endpoint } = delivery
  await tx`
    insert into webhook_attempts ${tx({ eventId, endpointId, round, step, at, ...attempt })}
    on conflict do nothing`

  const { status, nextAt } = after(attempt, step + 1, at)
  const moved = await tx`
    update webhook_deliveries set status = ${status}, next_at = ${nextAt}, step = step + 1
    where event_id = ${eventId} and endpoint_id = ${endpointId}
      and round = ${round} and step = ${step} and status = 'pending'`
  // A redelivery has begun a new round meanwhile.
  if (moved.count === 0) return

  if (nextAt) await schedule(tx, deliveryDue(realm.id, { eventId, endpointId }, nextAt))
  if (attempt.statusCode === gone) await disable(tx, realm, endpoint, at)
}

/** The receiver's word that nobody listens there any more. */
const gone = 410

const after = ({ statusCode }: Attempt, tries: number, at: Date) => {
  if (statusCode !== null && statusCode >= 200 && statusCode < 300)
    return { status: 'delivered', nextAt: null }
  if (statusCode === gone) return { status: 'dropped', nextAt: null }
  const nextAt = nextTryAt(at, tries)
  return { status: nextAt ? 'pending' : 'exhausted', nextAt }
}

const disable = async (
  tx: Queryable,
  realm: Realm,
  endpoint: Endpoint,
  at: Date,
): Promise<void> => {
  const [disabled] = await tx<Endpoint[]>`
    update webhook_endpoints set status = 'disabled'
    where id = ${endpoint.id} and status = 'enabled'
    returning id, app_id, realm_id, url, events, status, at`
  if (!disabled) return
  await emit(tx, realm, disabled.appId, 'webhook_endpoint.disabled', presentEndpoint(disabled), at)
}

const drop = async (on: Queryable, { eventId, endpointId, round }: Delivery): Promise<void> => {
  await on`
    update webhook_deliveries set status = 'dropped', next_at = null
    where event_id = ${eventId} and endpoint_id = ${endpointId} and round = ${round}`
}
