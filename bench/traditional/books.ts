import { readFileSync } from 'node:fs'
import postgres from 'postgres'
import { safeInteger } from '../../packages/mock-bank/src/kernel/database/integers.ts'
import { connectPglite } from '../../packages/mock-bank/src/kernel/database/connect-pglite.ts'
import type { Sql } from '../../packages/mock-bank/src/kernel/database/index.ts'
import { startPglite } from '../../packages/mock-bank/src/kernel/database/pglite-thread.ts'
import { accountIdOf } from '../../packages/mock-bank/src/ledger/account-id.ts'
import type { AccountRef } from '../../packages/mock-bank/src/ledger/index.ts'
import { limits, openingBalance } from '../workload/population.ts'

/** How many payments are under way at a time on a server. PGlite has one connection. */
export const connections = 16

export interface Books {
  sql: Sql
  close(): Promise<void>
}

/** Connects to a server's database, or opens a folder with PGlite, as the product does. */
export const openBooks = async ({
  url,
  dataDir,
}: {
  url?: string
  dataDir?: string
}): Promise<Books> => {
  if (url !== undefined) {
    const sql = postgres(url, { max: connections, types: { bigint: safeInteger } })
    return { sql, close: () => sql.end() }
  }
  const thread = await startPglite(dataDir === undefined ? {} : { dataDir })
  const sql = connectPglite(thread)
  return {
    sql,
    close: async () => {
      await sql.end()
      await thread.close()
    },
  }
}

export const makeTables = async (sql: Sql): Promise<void> => {
  await sql.unsafe(readFileSync(new URL('./schema.sql', import.meta.url), 'utf8')).simple()
}

/** Opens accounts, customers' with their opening balance and the limits of a Class II account. */
export const openAccounts = async (sql: Sql, refs: readonly AccountRef[]): Promise<void> => {
  const rows = refs.map((ref) => [accountIdOf(ref), ref.kind, ref.owner])
  await sql`
    insert into accounts (id, kind, owner, balance, floored, day_limit, year_limit)
    select id::uuid, kind, owner,
      case kind when 'customer' then ${openingBalance}::bigint else 0 end, true,
      case kind when 'customer' then ${limits.outDay}::bigint end,
      case kind when 'customer' then ${limits.outYear}::bigint end
    from unnest(
      ${rows.map(([id]) => id!)}::text[], ${rows.map(([, kind]) => kind!)}::text[],
      ${rows.map(([, , owner]) => owner!)}::text[]
    ) account(id, kind, owner)`
  await sql`analyze`
}

/** @throws where money was made or lost, a balance is not what its entries say, or a fact is missing. */
export const check = async (sql: Sql): Promise<void> => {
  const [found] = await sql<Record<string, unknown>[]>`
    select * from (
      select
        (select count(*) from transfers) as transfers,
        (select count(*) from movements) as movements,
        (select count(*) from outbox) as outbox,
        (select count(*) from idempotency_keys where refusal is null) as keys,
        (select count(*) from entries) as entries,
        (select sum(amount) from entries)::bigint as difference,
        (select count(*) from accounts a
          left join (select account_id, sum(amount) as moved from entries group by 1) e
            on e.account_id = a.id
          where a.balance <> coalesce(e.moved, 0)
            + case a.kind when 'customer' then ${openingBalance} else 0 end) as wrong
    ) books
    where difference <> 0 or wrong <> 0 or entries <> 2 * transfers
      or not (transfers = all (array[movements, outbox, keys]))`
  if (found) throw new Error(`The traditional books are off: ${JSON.stringify(found)}`)
}
