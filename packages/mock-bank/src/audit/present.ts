import type { AuditEntry, AuditFacts } from '@qiantang/sdk/contract'

import { toTimestamp } from '../kernel/time.ts'
import type { Entry } from './entry.ts'

/** An entry as its user reads it. */
export const presentEntry = (entry: Entry): AuditEntry => ({
  id: entry.id,
  type: entry.type,
  at: toTimestamp(entry.at),
  by: entry.actor,
  sessionId: entry.sessionId,
  device: entry.deviceId === null ? null : { id: entry.deviceId, name: entry.deviceName },
  network: entry.network,
  facts: JSON.parse(entry.facts) as AuditFacts,
})
