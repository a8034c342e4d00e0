import type { Queryable } from '../../kernel/database/index.ts'
import { plainArray } from '../array-literal.ts'

export type BooksCount = Readonly<
  Record<'transfers' | 'entries' | 'accounts' | 'holds' | 'keys' | 'vouchers', number>
>

/** How much there is to look at. */
export const countBooks = async (sql: Queryable, lanes: readonly number[]): Promise<BooksCount> => {
  const every = plainArray(lanes)
  const [counts] = await sql<BooksCount[]>`
    select
      (select count(*) from ledger_transfers where lane = any(${every}::int[])) as transfers,
      (select count(*) from ledger_entries where lane = any(${every}::int[])) as entries,
      (select count(*) from ledger_accounts where lane = any(${every}::int[])) as accounts,
      (select count(*) from ledger_holds where lane = any(${every}::int[])) as holds,
      (select count(*) from ledger_keys where lane = any(${every}::int[])) as keys,
      (select count(*) from ledger_vouchers where lane = any(${every}::int[])) as vouchers`
  return counts!
}
