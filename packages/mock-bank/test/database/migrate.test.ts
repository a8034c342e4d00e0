import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { connectPglite } from '../../src/kernel/database/connect-pglite.ts'
import type { Sql } from '../../src/kernel/database/index.ts'
import { migrate, readMigrations } from '../../src/kernel/database/migrate.ts'
import { sharedOptions } from '../../src/kernel/database/options.ts'
import { startPglite } from '../../src/kernel/database/pglite-thread.ts'
import { markTransactions } from '../../src/kernel/database/transaction-scope.ts'
import { createDatabase } from '../postgres.ts'

let sql: Sql
let close: () => Promise<void>
let folder: string

beforeAll(async () => {
  ;({ sql, close } = await openEmpty())
})
afterAll(() => close())
beforeEach(async () => {
  await sql.unsafe('drop schema public cascade; create schema public').simple()
  folder = await mkdtemp(join(tmpdir(), 'qiantang-migrations-'))
  return () => rm(folder, { recursive: true })
})

const openEmpty = async (): Promise<{ sql: Sql; close: () => Promise<void> }> => {
  const server = process.env['DATABASE_URL']
  if (server === undefined) {
    const thread = await startPglite({})
    const pglite = connectPglite(thread)
    return {
      sql: pglite,
      close: async () => {
        await pglite.end()
        await thread.close()
      },
    }
  }
  const { url, drop } = await createDatabase(server)
  const pool = markTransactions(postgres(url, { ...sharedOptions, max: 8 }))
  return {
    sql: pool,
    close: async () => {
      await pool.end()
      await drop()
    },
  }
}

const write = (name: string, text: string) => writeFile(join(folder, name), text)
const run = async () => migrate(sql, await readMigrations(folder))

test('migrations are applied in the order of their numbers, each once', async () => {
  await write('020_second.sql', 'insert into story values (2)')
  await write('010_first.sql', 'create table story (line int); insert into story values (1);')
  await run()
  await write('100_third.sql', 'insert into story values (3)')
  await run()
  await run()

  expect(await sql`select line from story`).toEqual([{ line: 1 }, { line: 2 }, { line: 3 }])
})

test('several banks that start at once apply each migration once', async () => {
  await write('010_first.sql', 'create table story (line int); insert into story values (1);')

  await Promise.all([run(), run(), run(), run()])

  expect(await sql`select line from story`).toEqual([{ line: 1 }])
})

test('a migration that was edited after it was applied is named', async () => {
  await write('010_first.sql', 'create table story (line int)')
  await run()
  await write('010_first.sql', 'create table story (line bigint)')

  await expect(run()).rejects.toThrow('010_first.sql was edited after it was applied')
})

test('line endings are no edit', async () => {
  await write('010_first.sql', 'create table story (\n line int\n)')
  await run()
  await write('010_first.sql', 'create table story (\r\n line int\r\n)')

  await expect(run()).resolves.toBeUndefined()
})

test('there is no way back: a database of a newer bank and a late number are refused', async () => {
  await write('010_first.sql', 'select 1')
  await write('020_second.sql', 'select 1')
  await run()
  await write('015_late.sql', 'select 1')
  await expect(run()).rejects.toThrow('015_late.sql comes before one that was already applied')

  await rm(join(folder, '015_late.sql'))
  await rm(join(folder, '020_second.sql'))
  await expect(run()).rejects.toThrow('020_second.sql, which this bank does not know')
})

test('a migration that fails leaves nothing of itself or of those applied with it', async () => {
  await write('010_first.sql', 'create table story (line int)')
  await write('020_broken.sql', 'create table other (line int); select 1 / 0')

  await expect(run()).rejects.toMatchObject({
    message: 'The migration 020_broken.sql failed.',
    cause: { code: '22012' },
  })
  expect(await sql`select to_regclass('story') as story, to_regclass('other') as other`).toEqual([
    { story: null, other: null },
  ])
})

test('a file that is not named like a migration is pointed out, and so are twins', async () => {
  await write('first.sql', 'select 1')
  await expect(run()).rejects.toThrow('first.sql is not named like')
  await rm(join(folder, 'first.sql'))

  await write('010_a.sql', 'select 1')
  await write('010_b.sql', 'select 1')
  await expect(run()).rejects.toThrow('010_b.sql has the number of 010_a.sql')
})
