import type { Queryable, Sql } from '../../kernel/database/index.ts'
import { textArray } from '../array-literal.ts'
import { subjects } from '../chart.ts'

const kinds = textArray(Object.keys(subjects))
const codes = textArray(Object.values(subjects).map(({ code }) => code))

/**
 * Folds up to so many of a lane's transfers into the general ledger's vouchers: one for each ten
 * minutes of a realm's clock, subject and currency. Each transfer is folded once, whoever folds.
 * Answers how many it has read; none means that the vouchers are up to date.
 */
export const foldVouchers = async (sql: Queryable, lane: number, most = 5000): Promise<number> => {
  const [row] = await sql<{ read: number }[]>`
    select public.fold_vouchers(${lane}, ${most}, ${kinds}, ${codes}) as read`
  return row!.read
}

/** Makes a lane's vouchers anew from its entries, all at once: whoever reads sees the old ones or the new. */
export const refoldVouchers = async (sql: Sql, lane: number): Promise<void> => {
  await sql.begin(async (tx) => {
    // Whoever folds waits here until this is done.
    await tx`
      insert into voucher_cursors (lane) values (${lane})
      on conflict (lane) do update set seq = 0`
    await tx`delete from ledger_vouchers where lane = ${lane}`
    while ((await foldVouchers(tx, lane)) > 0);
  })
}
