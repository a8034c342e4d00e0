import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectPglite } from '../../src/kernel/database/connect-pglite.ts'
import { startPglite, type PgliteThread } from '../../src/kernel/database/pglite-thread.ts'
import { preparedDump } from '../../src/kernel/database/prepared.ts'

let thread: PgliteThread
beforeAll(async () => {
  thread = await startPglite({ dump: await preparedDump() })
})
afterAll(() => thread.close())

test('a new connection finds nothing of what an earlier one left unfinished', async () => {
  const first = connectPglite(thread)
  await first`begin`
  await first`insert into deployment (id, lanes) values (1, 2)`
  await first`set search_path = nowhere`
  await first.end()

  const second = connectPglite(thread)
  expect(await second`select lanes from deployment`).toEqual([])
  await second.end()
})

test('the thread answers while it works: timers of the bank go on', async () => {
  const sql = connectPglite(thread)
  let ticks = 0
  const timer = setInterval(() => ticks++, 5)
  await sql`select pg_sleep(0.2)`
  await sql`select count(*) from generate_series(1, 300000)`
  clearInterval(timer)
  expect(ticks).toBeGreaterThan(10)
  await sql.end()
})

test('a prepared folder holds the schema and no rows', async () => {
  const sql = connectPglite(thread)
  const tables = await sql<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'public'
      and tablename not in ('schema_migrations', 'schema_leader')`
  expect(tables.length).toBeGreaterThan(5)
  for (const { name } of tables) {
    const [row] = await sql<{ count: number }[]>`select count(*) as count from ${sql(name)}`
    expect({ name, rows: row!.count }).toEqual({ name, rows: 0 })
  }
  await sql.end()
})
