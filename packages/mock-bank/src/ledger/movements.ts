import type { Queryable } from '../kernel/database/index.ts'
import { plainArray } from './array-literal.ts'
import type { Movement } from './ledger.ts'

export const readMovement = async (
  sql: Queryable,
  lanes: readonly number[],
  id: string,
): Promise<Movement | undefined> => {
  const [movement] = await sql<Movement[]>`
    select id, noun, realm as realm_id, facts, transfer_id, lane, seq, at, recorded_at
    from movements where lane = any(${plainArray(lanes)}) and id = ${id}`
  return movement
}
