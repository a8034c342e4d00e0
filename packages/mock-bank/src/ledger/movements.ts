import type { Json, Queryable } from '../kernel/database/index.ts'
import { plainArray } from './array-literal.ts'
import type { Movement } from './ledger.ts'
import { transferIdOf } from './transfer-id.ts'

/** What moves money is recorded by the posting of its noun; the noun is in the public id. */
const nouns: Readonly<Record<string, string>> = {
  pay: 'payment',
  tup: 'top_up',
  wdr: 'withdrawal',
  trf: 'transfer',
}

type Row = Omit<Movement, 'facts'> & { readonly facts: string }

export const readMovement = async (
  sql: Queryable,
  lanes: readonly number[],
  id: string,
): Promise<Movement | undefined> => {
  const noun = nouns[id.slice(0, id.indexOf('_'))]
  if (noun === undefined) return undefined
  const [row] = await sql<Row[]>`
    select movement_id as id, noun, realm as realm_id, facts, id as transfer_id, lane, seq, at, recorded_at
    from ledger_transfers
    where lane = any(${plainArray(lanes)}) and id = ${transferIdOf(noun, id)} and movement_id = ${id}`
  return row && { ...row, facts: JSON.parse(row.facts) as Json }
}
