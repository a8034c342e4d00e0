import type { Queryable } from '../kernel/database/index.ts'
import { accountIdOf } from './account-id.ts'
import { kinds, type AccountRef } from './chart.ts'
import type { Fen } from './posting.ts'

/** What one calendar month in China has moved. */
export type StatementMonth = {
  /** `2026-06` */
  readonly month: string
  readonly in: Fen
  readonly out: Fen
  readonly count: number
}

/** Sums up the history of an account that lies in one lane, newest month first; empty months are left out. */
export const readMonths = (
  sql: Queryable,
  lane: number,
  account: AccountRef,
): Promise<readonly StatementMonth[]> => {
  const sign = kinds[account.kind].normal === 'credit' ? 1 : -1
  return sql<StatementMonth[]>`
    select
      to_char(e.at at time zone 'Asia/Shanghai', 'YYYY-MM') as month,
      coalesce(sum(e.amount * ${sign}::int) filter (where e.amount * ${sign}::int > 0), 0)::bigint as "in",
      coalesce(sum(e.amount * -${sign}::int) filter (where e.amount * ${sign}::int < 0), 0)::bigint as "out",
      count(*) as count
    from ledger_entries e
    where e.lane = ${lane} and e.account_id = ${accountIdOf(account)} and e.leg > 0
    group by 1 order by 1 desc`
}
