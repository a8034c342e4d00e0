import type { Queryable } from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'
import type { MovementFacts, PostingKey } from './posting.ts'
import { readRecorded } from './recorded.ts'

/** The resource that was posted under a merchant's own number; nothing where the number is free. */
export const readByReference = async (
  sql: Queryable,
  lane: number,
  { id }: Pick<PostingKey, 'id'>,
): Promise<MovementFacts | undefined> => {
  const [known] = await sql<{ transferId: string }[]>`
    select transfer_id from ledger_keys where lane = ${lane} and key = ${id}`
  if (!known) return undefined
  const recorded = await readRecorded(sql, lane, [known.transferId])
  const outcome = recorded.get(known.transferId) ?? fault('A reference stands for no transfer.')
  return outcome.status === 'posted' ? outcome.movement : undefined
}
