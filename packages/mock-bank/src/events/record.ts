import type { EventType } from '@qiantang/sdk/contract'

import type { Json, Queryable } from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'
import { newId, slotOf } from '../kernel/ids.ts'
import { startDeliveries } from './deliveries.ts'
import type { StoredEvent } from './event.ts'

/** Something an app is to be told. */
export interface NewEvent {
  readonly realmId: string
  readonly appId: string
  readonly type: EventType
  /** The whole resource, as the contract has it. */
  readonly data: Json
  /** On the realm's clock. */
  readonly at: Date
  /** The ledger's message it was made from, so that one message makes one event. */
  readonly source?: { readonly lane: number; readonly seq: number; readonly part: number }
}

/** Writes events and what they set off, in order. What was made from the same message before is left out. */
export const record = async (tx: Queryable, events: readonly NewEvent[]): Promise<void> => {
  if (events.length === 0) return
  const rows = await numbered(tx, events)
  const written = await tx<StoredEvent[]>`
    insert into events ${tx(rows)}
    on conflict (source_lane, source_seq, source_part) where source_lane is not null do nothing
    returning id, app_id, realm_id, seq, type, data, at`
  await startDeliveries(tx, written)
}

/** Gives each event its place in its app's history. Apps are taken in one order, so that two writers never wait for each other. */
const numbered = async (tx: Queryable, events: readonly NewEvent[]) => {
  const rows = []
  for (const [appId, own] of [...Map.groupBy(events, (event) => event.appId)].sort(byName)) {
    const realmId = own[0]?.realmId ?? fault('An app without events.')
    const [head] = await tx<{ lastSeq: number }[]>`
      insert into event_heads ${tx({ appId, realmId, lastSeq: own.length })}
      on conflict (app_id) do update set last_seq = event_heads.last_seq + excluded.last_seq
      returning last_seq`
    const first = (head ?? fault('No head was written.')).lastSeq - own.length + 1
    rows.push(...own.map((event, place) => row(tx, event, first + place)))
  }
  return rows
}

const row = (tx: Queryable, { realmId, appId, type, data, at, source }: NewEvent, seq: number) => ({
  appId,
  seq,
  id: newEventId(appId),
  realmId,
  type,
  data: tx.json(data),
  at,
  sourceLane: source?.lane ?? null,
  sourceSeq: source?.seq ?? null,
  sourcePart: source?.part ?? null,
})

/** An event belongs to an app and to no person, so its slot is the app's and needs no hiding. */
const newEventId = (appId: string): string =>
  newId('evt', slotOf(Buffer.from('app'), appId), 0, new Date())

const byName = ([left]: [string, unknown], [right]: [string, unknown]) => (left < right ? -1 : 1)
