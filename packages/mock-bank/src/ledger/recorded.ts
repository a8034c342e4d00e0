import type { Queryable } from '../kernel/database/index.ts'
import { plainArray } from './array-literal.ts'
import type { Refusal } from './decide.ts'
import type { Entry } from './entry.ts'
import type { Posted, Refused } from './outcome.ts'

type Row = {
  readonly id: string
  readonly seq: number
  readonly recordedAt: Date
  readonly refusal: Refusal | null
  readonly balanceAfter: readonly number[]
}

/** What became of entries that were decided earlier. Nothing of it changes any more, so no lock is needed. */
export const readRecorded = async (
  sql: Queryable,
  lane: number,
  entries: readonly Entry[],
): Promise<Map<string, Posted | Refused>> => {
  if (entries.length === 0) return new Map()
  const rows = await sql<Row[]>`
    select t.id, t.seq, t.recorded_at, t.refusal, coalesce(e.balances, '{}') as balance_after
    from unnest(${plainArray(entries.map(({ posting }) => posting.id))}::uuid[]) i(id)
    cross join lateral (
      select x.* from ledger_transfers x where x.lane = ${lane} and x.id = i.id offset 0
    ) t
    cross join lateral (
      select array_agg(x.balance_after order by x.leg) as balances
      from ledger_entries x where x.lane = ${lane} and x.seq = t.seq offset 0
    ) e`
  return new Map(rows.map((row) => [row.id, outcomeOf(lane, row)]))
}

const outcomeOf = (lane: number, row: Row): Posted | Refused => {
  if (row.refusal) return { status: 'refused', ...row.refusal, replayed: true }
  const { id: transferId, seq, recordedAt, balanceAfter } = row
  return { status: 'posted', transferId, lane, seq, recordedAt, replayed: true, balanceAfter }
}
