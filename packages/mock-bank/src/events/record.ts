import { createSecretKey } from 'node:crypto'

import type { EventType } from '@qiantang/sdk/contract'

import type { Json, Queryable } from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'
import { newId, type Slot, slotOf } from '../kernel/ids.ts'
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
}

/** Writes events and what they set off, in order. */
export const record = async (tx: Queryable, events: readonly NewEvent[]): Promise<void> => {
  if (events.length === 0) return
  const rows = await numbered(tx, events)
  const written = await tx<StoredEvent[]>`
    insert into events ${tx(rows)} returning id, app_id, realm_id, seq, type, data, at`
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

const row = (tx: Queryable, { realmId, appId, type, data, at }: NewEvent, seq: number) => ({
  ...{ appId, seq, id: newEventId(appId), realmId, type, data: tx.json(data), at },
})

/** An event belongs to an app and to no person, so its slot is the app's and needs no hiding. */
export const newEventId = (appId: string): string => newId('evt', slotOfApp(appId), 0, new Date())

const openKey = createSecretKey(Buffer.from('app'))
const slots = new Map<string, Slot>()
const mostSlots = 10_000

const slotOfApp = (appId: string): Slot => {
  const known = slots.get(appId)
  if (known !== undefined) return known
  if (slots.size >= mostSlots) slots.clear()
  const slot = slotOf(openKey, appId)
  slots.set(appId, slot)
  return slot
}

const byName = ([left]: [string, unknown], [right]: [string, unknown]) => (left < right ? -1 : 1)
