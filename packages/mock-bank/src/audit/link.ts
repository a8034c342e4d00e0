import { createHash } from 'node:crypto'

import type { Entry } from './entry.ts'

/** What a chain begins with. */
export const noLink: Buffer = Buffer.alloc(32)

/**
 * The link of an entry: a hash of the link before it and of everything the entry says. Each field is told by its
 * length in front of it, so that no two entries can be written alike by moving a border between fields; nothing
 * at all differs from an empty text.
 */
export const linkOf = (entry: Linked, before: Buffer): Buffer => {
  const hash = createHash('sha256').update('qiantang audit 1\n').update(before)
  for (const field of fieldsOf(entry)) hash.update(encoded(field))
  return hash.digest()
}

/** An entry with its times in milliseconds, and what is left of one below: the database keeps microseconds. */
export interface Linked extends Omit<Entry, 'at' | 'recordedAt'> {
  at: string
  recordedAt: string
}

const fieldsOf = (entry: Linked): (string | null)[] => [
  ...[entry.appId, entry.userId, String(entry.seq), entry.id, entry.realmId],
  ...[entry.type, entry.actor, entry.sessionId, entry.deviceId, entry.deviceName, entry.network],
  ...[entry.facts, entry.at, entry.recordedAt],
]

const encoded = (field: string | null): string =>
  field === null ? '-' : `${Buffer.byteLength(field)}:${field}`
