import type { Json, Queryable } from '../kernel/database/index.ts'
import { plainArray } from './array-literal.ts'
import type { Refusal } from './decide.ts'
import type { Posted, Refused } from './outcome.ts'

type Row = {
  readonly id: string
  readonly seq: number
  readonly recordedAt: Date
  readonly movementId: string | null
  readonly noun: string | null
  readonly facts: string | null
  readonly refusal: string | null
  readonly balanceAfter: readonly number[]
}

/** What became of transfers that were decided earlier. Nothing of it changes any more, so no lock is needed. */
export const readRecorded = async (
  sql: Queryable,
  lane: number,
  transferIds: readonly string[],
): Promise<Map<string, Posted | Refused>> => {
  const rows = await sql<Row[]>`
    select t.id, t.seq, t.recorded_at, t.movement_id, t.noun, t.facts, t.refusal,
      coalesce(e.balances, '{}') as balance_after
    from unnest(${plainArray(transferIds)}::uuid[]) i(id)
    cross join lateral (
      select x.* from ledger_transfers x where x.lane = ${lane} and x.id = i.id offset 0
    ) t
    cross join lateral (
      select array_agg(x.balance_after order by x.leg) as balances
      from ledger_entries x
      where x.lane = ${lane} and x.account_id = any(t.accounts) and x.at = t.at and x.seq = t.seq
        and x.leg > 0 offset 0
    ) e`
  return new Map(rows.map((row) => [row.id, outcomeOf(lane, row)]))
}

/** Reads a refusal as it was written. */
export const refusalIn = (text: string): Refusal => JSON.parse(text) as Refusal

const outcomeOf = (lane: number, row: Row): Posted | Refused => {
  const replayed = 'id'
  if (row.refusal) return { status: 'refused', ...refusalIn(row.refusal), replayed }
  const { id: transferId, seq, recordedAt, balanceAfter, movementId, noun, facts } = row
  return {
    ...{ status: 'posted', transferId, lane, seq, recordedAt, replayed, balanceAfter },
    ...(movementId && {
      movement: { id: movementId, noun: noun!, facts: JSON.parse(facts!) as Json },
    }),
  }
}
