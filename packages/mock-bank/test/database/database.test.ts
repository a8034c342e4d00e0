import { afterAll, beforeAll, expect, test } from 'vitest'
import { currentTransaction, openDatabase, type Database } from '../../src/kernel/database/index.ts'
import { openTestDatabase } from '../postgres.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

test('values read the same on either engine', async () => {
  const [row] = await database.sql`
    select
      1234567890123::bigint as fen,
      count(*) as number,
      ${'{1,2}'}::bigint[] as fens,
      ${database.sql.json({ some_key: [1, '二'] })}::jsonb as json,
      ${new Date('2026-06-01T10:00:00+08:00')}::timestamptz as at,
      ${Buffer.from('钱')}::bytea as bytes,
      null as nothing,
      true as yes`

  expect(row).toEqual({
    fen: 1_234_567_890_123,
    number: 1,
    fens: [1, 2],
    json: { some_key: [1, '二'] },
    at: new Date('2026-06-01T02:00:00Z'),
    bytes: Buffer.from('钱'),
    nothing: null,
    yes: true,
  })
})

test('a whole number too large to be exact is an error, never a rounded figure', async () => {
  await expect(database.sql`select 9007199254740993 as fen`).rejects.toThrow('not a safe integer')
  expect(await database.sql`select 9007199254740991 as fen`).toEqual([{ fen: 2 ** 53 - 1 }])
})

test('columns are camelCase outside and snake_case inside', async () => {
  const { sql } = database
  await sql`create table naming (account_id text, opened_at timestamptz)`
  const row = { accountId: 'acc_1', openedAt: new Date(0) }
  await sql`insert into naming ${sql(row)}`

  expect(await sql`select * from naming`).toEqual([row])
})

test('a failed transaction leaves nothing, and the connection is good for the next', async () => {
  const { sql } = database
  await sql`create table attempt (n int primary key)`
  await expect(
    sql.begin(async (tx) => {
      await tx`insert into attempt values (1)`
      await tx`insert into attempt values (1)`
    }),
  ).rejects.toMatchObject({ code: '23505', constraint_name: 'attempt_pkey' })

  expect(await sql`select count(*) as count from attempt`).toEqual([{ count: 0 }])
})

test('a statement that fails in the middle of many fails alone', async () => {
  const { sql } = database
  const results = await Promise.allSettled(
    [1, 0, 2].map((n) => sql<{ n: number }[]>`select 10 / ${n}::int as n`),
  )
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})

test('large values pass whole', async () => {
  const text = '钱塘'.repeat(500_000)
  const [row] = await database.sql<{ text: string }[]>`select ${text}::text as text`
  expect(row!.text === text).toBe(true)
})

test('whoever runs inside a transaction can tell, and only they', async () => {
  const { sql } = database
  expect(currentTransaction()).toBeUndefined()
  const [inside, outside] = await Promise.all([
    sql.begin(async (tx) => {
      await tx`select 1`
      return currentTransaction() !== undefined
    }),
    sql`select 1`.then(() => currentTransaction() !== undefined),
  ])
  expect([inside, outside]).toEqual([true, false])
})

test('what waits for a commit happens after it, and not when there is none', async () => {
  const { sql } = database
  const told: string[] = []
  await sql.begin(async (tx) => {
    currentTransaction()!.afterCommit.push(() => told.push('committed'))
    await tx`select 1`
    expect(told).toEqual([])
  })
  await sql
    .begin(async () => {
      currentTransaction()!.afterCommit.push(() => told.push('rolled back'))
      throw new Error('no')
    })
    .catch(() => {})

  expect(told).toEqual(['committed'])
})

test('the number of lanes is a power of two', async () => {
  await expect(openDatabase({ dataDir: 'memory', lanes: 3 })).rejects.toThrow('a power of two')
})

test('a database that cannot be reached is an error soon', async () => {
  await expect(openDatabase({ url: 'postgres://postgres@127.0.0.1:1/x' })).rejects.toMatchObject({
    code: 'ECONNREFUSED',
  })
})
