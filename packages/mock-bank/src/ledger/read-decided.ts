import type { Queryable } from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'
import type { Outcome } from './outcome.ts'
import type { PostingKey } from './posting.ts'
import { readRecorded } from './recorded.ts'

/** What was decided under a key that is still kept at a moment of the realm's clock; nothing where none was. */
export const readDecided = async (
  sql: Queryable,
  lane: number,
  key: PostingKey,
  at: Date,
): Promise<Outcome | undefined> => {
  const [known] = await sql<{ request: string; transferId: string }[]>`
    select request, transfer_id from ledger_keys
    where lane = ${lane} and key = ${key.id} and expires_at > ${at}`
  if (!known) return undefined
  if (known.request !== key.request) return { status: 'key_reused' }
  const recorded = await readRecorded(sql, lane, [known.transferId])
  const outcome = recorded.get(known.transferId) ?? fault('A key stands for no transfer.')
  return { ...outcome, replayed: 'key' }
}
