import type { EventEnvelope } from '@qiantang/sdk/contract'

import { toTimestamp } from '../kernel/time.ts'

/** An event as it is kept. */
export interface StoredEvent {
  id: string
  appId: string
  realmId: string
  /** Its place in the app's history. */
  seq: number
  type: string
  data: Record<string, unknown>
  at: Date
}

/** An event as merchants see it, in lists as in webhooks. */
export const presentEvent = ({ id, type, at, data }: StoredEvent): EventEnvelope => ({
  id,
  type,
  createdAt: toTimestamp(at),
  data,
})
