import { readFileSync } from 'node:fs'
import postgres, { type Sql } from 'postgres'
import { drive } from '../harness/drive.ts'
import { serve } from '../harness/serve.ts'
import { connections, scale } from './size.ts'

export interface TpcbOptions {
  url: string
}

const tellersABranch = 10
const accountsABranch = 100_000

// The script pgbench runs when it is told nothing else, spoken through the driver the product uses.
serve(async (options) => {
  const { url } = options as TpcbOptions
  const sql = postgres(url, { max: connections })
  await fill(sql)
  const upTo = (most: number) => 1 + Math.floor(Math.random() * most)
  return {
    run: (load) =>
      drive({ ...load, clients: connections }, () =>
        transaction(sql, {
          aid: upTo(scale * accountsABranch),
          bid: upTo(scale),
          tid: upTo(scale * tellersABranch),
          delta: upTo(10_001) - 5001,
        }),
      ),
    check: () => check(sql),
    close: () => sql.end(),
  }
})

interface Draw {
  aid: number
  bid: number
  tid: number
  delta: number
}

const transaction = (sql: Sql, { aid, bid, tid, delta }: Draw): Promise<void> =>
  sql.begin(async (tx) => {
    await tx`update pgbench_accounts set abalance = abalance + ${delta} where aid = ${aid}`
    await tx`select abalance from pgbench_accounts where aid = ${aid}`
    await tx`update pgbench_tellers set tbalance = tbalance + ${delta} where tid = ${tid}`
    await tx`update pgbench_branches set bbalance = bbalance + ${delta} where bid = ${bid}`
    await tx`
      insert into pgbench_history (tid, bid, aid, delta, mtime)
      values (${tid}, ${bid}, ${aid}, ${delta}, current_timestamp)`
  })

const fill = async (sql: Sql): Promise<void> => {
  await sql.unsafe(readFileSync(new URL('./schema.sql', import.meta.url), 'utf8')).simple()
  await sql`insert into pgbench_branches select n, 0 from generate_series(1, ${scale}::int) n`
  await sql`
    insert into pgbench_tellers select n, (n - 1) / ${tellersABranch}::int + 1, 0
    from generate_series(1, ${scale * tellersABranch}::int) n`
  await sql`
    insert into pgbench_accounts select n, (n - 1) / ${accountsABranch}::int + 1, 0, ''
    from generate_series(1, ${scale * accountsABranch}::int) n`
  await sql`alter table pgbench_branches add primary key (bid)`
  await sql`alter table pgbench_tellers add primary key (tid)`
  await sql`alter table pgbench_accounts add primary key (aid)`
  await sql`vacuum analyze`
}

/** @throws where the four sums, which every transaction changes alike, have come apart. */
const check = async (sql: Sql): Promise<void> => {
  const [sums] = await sql<
    { accounts: string; tellers: string; branches: string; history: string }[]
  >`
    select (select sum(abalance) from pgbench_accounts) as accounts,
      (select sum(tbalance) from pgbench_tellers) as tellers,
      (select sum(bbalance) from pgbench_branches) as branches,
      (select coalesce(sum(delta), 0) from pgbench_history) as history`
  if (!sums || new Set(Object.values(sums)).size > 1)
    throw new Error(`TPC-B's sums have come apart: ${JSON.stringify(sums)}`)
}
