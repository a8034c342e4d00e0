import type { Merchant } from '../apps/caller.ts'
import type { Queryable } from '../kernel/database/index.ts'
import { BankError } from '../kernel/errors.ts'
import { cursorOf, pageOf, type PageQuery, placeIn, usualLimit } from '../kernel/page.ts'
import { now } from '../realms/realm.ts'
import type { EventBank } from './bank.ts'
import { redeliver } from './deliveries.ts'
import { presentEvent, type StoredEvent } from './event.ts'

export interface FeedQuery extends PageQuery {
  /** An event of this app: only later ones are answered. */
  after?: string | undefined
  type?: string | undefined
}

/** How far a list of one type looks at a time. */
const mostLookedAt = 2_000

/**
 * An app's events, oldest first: what a receiver missed. A page of one type may hold fewer than were asked for,
 * or none, and still name the next one.
 */
export const listEvents = async (
  bank: EventBank,
  caller: Merchant,
  { limit = usualLimit, cursor, after, type }: FeedQuery,
) => {
  const place = placeIn(cursor, /^\d{1,15}$/)
  const from = place === undefined ? await placeOfEvent(bank, caller, after) : Number(place)
  const { id: appId } = caller.app
  if (type === undefined) {
    const rows = await bank.sql<StoredEvent[]>`
      select id, app_id, realm_id, seq, type, data, at from events
      where app_id = ${appId} and seq > ${from} order by seq limit ${limit + 1}`
    return pageOf(rows, limit, ({ seq }) => seq, presentEvent)
  }
  const [looked] = await bank.sql<{ count: number; last: number }[]>`
    select count(*), max(seq) as last from (
      select seq from events where app_id = ${appId} and seq > ${from}
      order by seq limit ${mostLookedAt}
    ) e`
  const { count, last } = looked!
  const rows = await bank.sql<StoredEvent[]>`
    select id, app_id, realm_id, seq, type, data, at from events
    where app_id = ${appId} and seq > ${from} and seq <= ${last} and type = ${type}
    order by seq limit ${limit + 1}`
  const page = pageOf(rows, limit, ({ seq }) => seq, presentEvent)
  return page.nextCursor === null && count === mostLookedAt
    ? { ...page, nextCursor: cursorOf(last) }
    : page
}

export const findEvent = async (
  on: Queryable,
  caller: Merchant,
  id: string,
): Promise<StoredEvent> => {
  const [event] = await on<StoredEvent[]>`
    select id, app_id, realm_id, seq, type, data, at from events
    where id = ${id} and app_id = ${caller.app.id}`
  if (!event) throw new BankError('not_found')
  return event
}

/** Sends an event again, now, to every endpoint that takes its type. */
export const sendAgain = (bank: EventBank, caller: Merchant, id: string): Promise<StoredEvent> =>
  bank.sql.begin(async (tx) => {
    const event = await findEvent(tx, caller, id)
    await redeliver(tx, event, now(bank, caller.realm))
    return event
  })

const placeOfEvent = async (
  bank: EventBank,
  caller: Merchant,
  id: string | undefined,
): Promise<number> => (id === undefined ? 0 : (await findEvent(bank.sql, caller, id)).seq)

/** How far each app of a realm has come. */
export type Heads = ReadonlyMap<string, number>

export const headsOf = async (on: Queryable, realmId: string): Promise<Heads> => {
  const rows = await on<{ appId: string; lastSeq: number }[]>`
    select app_id, last_seq from event_heads where realm_id = ${realmId}`
  return new Map(rows.map(({ appId, lastSeq }) => [appId, lastSeq]))
}

/** All that was told in a realm since, over its apps, in the order it happened. */
export const eventsSince = async (
  on: Queryable,
  realmId: string,
  before: Heads,
): Promise<StoredEvent[]> => {
  const events: StoredEvent[] = []
  for (const appId of (await headsOf(on, realmId)).keys()) {
    const own = await on<StoredEvent[]>`
      select id, app_id, realm_id, seq, type, data, at from events
      where app_id = ${appId} and seq > ${before.get(appId) ?? 0}
      order by seq`
    events.push(...own)
  }
  return events.sort((one, other) => one.at.getTime() - other.at.getTime())
}
