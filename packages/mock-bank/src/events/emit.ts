import type { eventData, EventType } from '@qiantang/sdk/contract'
import type { z } from 'zod'

import type { Json, Queryable } from '../kernel/database/index.ts'
import type { Realm } from '../realms/realm.ts'
import { newEventId, record } from './record.ts'

/** What an event of a type carries. */
export type EventData<Type extends EventType> = z.input<(typeof eventData)[Type]>

/**
 * Tells the app in the caller's transaction. Do it last: until the commit, other transactions that
 * tell the same app something wait. What a posting causes goes into its outbox instead (`eventMessage`).
 */
export const emit = <Type extends EventType>(
  tx: Queryable,
  realm: Pick<Realm, 'id'>,
  appId: string,
  type: Type,
  data: EventData<Type>,
  at: Date,
): Promise<void> => record(tx, [{ realmId: realm.id, appId, type, data, at }])

/** For a posting's outbox: becomes an event of this id once the posting has taken effect, at the posting's time. */
export const eventMessage = <Type extends EventType>(
  appId: string,
  type: Type,
  data: EventData<Type>,
): Json => ({ id: newEventId(appId), appId, type, data: data as Json })
