import { expect, test } from 'vitest'
import type { Tx } from '../../src/kernel/database/index.ts'
import { openBooks } from './books.ts'

type Touched = { readonly table: string; readonly scanned: number; readonly fetched: number }

test('a posting touches the rows it names and no others, however full the tables have become', async () => {
  const books = await openBooks({ lanes: 1 })
  const { sql } = books.database
  // The backend plans while the tables are empty, as a bank's does on its first day.
  const payer = await books.customer({ balance: 1_000_00 })
  for (let i = 0; i < 10; i++) await books.ledger.submit(books.payment(payer, 1))
  const strangers = await Promise.all(Array.from({ length: 500 }, () => books.customer()))
  for (let round = 0; round < 10; round++) {
    await Promise.all(strangers.map((stranger) => books.ledger.submit(books.topUp(stranger, 1))))
  }

  const [before, after] = await sql.begin(async (tx) => {
    const start = await readTouched(tx)
    await books.ledger.post(tx, [
      books.payment(payer, 1),
      books.topUp(payer, 1),
      books.hold(payer, 1),
    ])
    return [start, await readTouched(tx)]
  })

  for (const [table, { scanned, fetched }] of after) {
    const start = before.get(table) ?? { scanned: 0, fetched: 0 }
    // Read once and written once, each by its key: three accounts at the most, no known transfer.
    expect({ table, scanned: scanned - start.scanned }).toEqual({ table, scanned: 0 })
    expect(fetched - start.fetched).toBeLessThanOrEqual(6)
  }
  expect([...after.keys()]).toEqual(['ledger_accounts', 'ledger_holds', 'ledger_transfers'])
  await books.close()
})

/** What this backend has read so far and not yet handed to the statistics. */
const readTouched = async (tx: Tx): Promise<Map<string, Touched>> => {
  const rows = await tx<Touched[]>`
    select relname as table, seq_tup_read as scanned, coalesce(idx_tup_fetch, 0) as fetched
    from pg_stat_xact_user_tables
    where relname in ('ledger_accounts', 'ledger_transfers', 'ledger_holds')
    order by relname`
  return new Map(rows.map((row) => [row.table, row]))
}
