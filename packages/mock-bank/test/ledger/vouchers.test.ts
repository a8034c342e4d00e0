import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Queryable } from '../../src/kernel/database/index.ts'
import {
  chart,
  checkBooks,
  foldVouchers,
  refoldVouchers,
  trialBalance,
  type AccountRef,
  type TrialBalanceLine,
} from '../../src/ledger/index.ts'
import { newRealm, opening } from './books.ts'
import { livedBooks } from './lived-books.ts'

let books: Awaited<ReturnType<typeof livedBooks>>
beforeAll(async () => {
  books = await livedBooks()
})
afterAll(() => books.close())

const lanes = [0, 1]

const readVouchers = (sql: Queryable) =>
  sql`select * from ledger_vouchers order by lane, realm, slice, subject, currency`

const placeOf = async (lane: number): Promise<number | undefined> => {
  const [cursor] = await books.database.sql<{ seq: number }[]>`
    select seq from voucher_cursors where lane = ${lane}`
  return cursor?.seq
}

/** What the accounts themselves have turned over, by subject. */
const accountsBySubject = async (realmId: string): Promise<TrialBalanceLine[]> => {
  const rows = await books.database.sql<
    { kind: AccountRef['kind']; currency: number; debits: number; credits: number }[]
  >`
    select kind, currency, sum(debits)::bigint as debits, sum(credits)::bigint as credits
    from ledger_accounts where realm = ${realmId} and debits + credits > 0 group by kind, currency`
  return rows
    .map(({ kind, ...turnover }) => ({ ...chart.subjects[kind], ...turnover }))
    .toSorted((a, b) => a.code.localeCompare(b.code))
}

test('the trial balance is what the accounts have, however far the vouchers were folded', async () => {
  const { sql } = books.database
  const expected = await accountsBySubject(books.realmId)
  await sql`delete from ledger_vouchers`
  await sql`delete from voucher_cursors`

  for (let steps = 0, read = 1; read > 0; steps++) {
    expect(await trialBalance(sql, { lanes, realmId: books.realmId })).toEqual(expected)
    await checkBooks(sql)
    read = await foldVouchers(sql, steps % 2, 3)
    if (read === 0) read = await foldVouchers(sql, (steps + 1) % 2, 3)
  }

  expect(expected.length).toBeGreaterThan(3)
  expect(await placeOf(0)).toBeGreaterThan(15)
})

test('at any moment of the past the trial balance is what the accounts had then', async () => {
  const { sql } = books.database
  const { ledger, realmId } = books
  await refoldVouchers(sql, 0)
  await sql`delete from ledger_vouchers where lane = 1`
  await sql`update voucher_cursors set seq = 0 where lane = 1`
  await foldVouchers(sql, 1, 7)
  const accounts = await sql<AccountRef[]>`
    select distinct kind, owner from ledger_accounts where realm = ${realmId}`
  const moments = [-600, 0, 60, 599, 600, 601, 779, 780, 1200, 1260, 3600, 3660, 9999]

  for (const seconds of moments) {
    const at = new Date(opening.getTime() + seconds * 1000)
    const lines = await trialBalance(sql, { lanes, realmId, at })
    const had = new Map<string, number>()
    for (const account of accounts) {
      const { total } = await ledger.balanceAt(account, at)
      const inCredit = chart.kinds[account.kind].normal === 'credit' ? total : -total
      const { code } = chart.subjects[account.kind]
      had.set(code, (had.get(code) ?? 0) + inCredit)
    }
    for (const [code, balance] of had) {
      const line = lines.find((each) => each.code === code) ?? { credits: 0, debits: 0 }
      expect(line.credits - line.debits, `${code} after ${seconds} s`).toBe(balance)
    }
    const sum = lines.reduce((total, { credits, debits }) => total + credits - debits, 0)
    expect(sum).toBe(0)
  }
})

test('vouchers folded anew are the same, and each slice of them balances', async () => {
  const { sql } = books.database
  for (const lane of lanes) while ((await foldVouchers(sql, lane, 4)) > 0);
  const before = await readVouchers(sql)

  await Promise.all(lanes.map((lane) => refoldVouchers(sql, lane)))

  expect(await readVouchers(sql)).toEqual(before)
  expect(before.length).toBeGreaterThan(15)
  const [uneven] = await sql`
    select realm, lane, slice, currency from ledger_vouchers
    group by realm, lane, slice, currency having sum(debits) <> sum(credits)`
  expect(uneven).toBeUndefined()
})

test('however many fold at once, each transfer is folded once', async () => {
  const { sql } = books.database
  const expected = await readVouchers(sql)
  await sql`delete from ledger_vouchers where lane = 0`
  await sql`delete from voucher_cursors where lane = 0`
  const last = (await checkBooks(sql)).get(0)!.seq

  const read = await Promise.all(Array.from({ length: 30 }, () => foldVouchers(sql, 0, 2)))

  expect(read.reduce((sum, each) => sum + each, 0)).toBe(last)
  expect(await readVouchers(sql)).toEqual(expected)
})

test('payments go on while nobody folds, and a kind without a subject stops the fold, not them', async () => {
  const { sql } = books.database
  const realm = newRealm(books.database, books.ledger)
  const payer = await realm.customer({ balance: 10_00 })
  const before = await placeOf(0)
  await Promise.all(Array.from({ length: 20 }, () => realm.ledger.submit(realm.payment(payer, 10))))

  await expect(sql`select fold_vouchers(0, 100, '{customer}', '{2011}')`).rejects.toThrow('subject')

  expect(await placeOf(0)).toBe(before)
  expect(await realm.balance(payer)).toBe(8_00)
  expect(await trialBalance(sql, { lanes, realmId: realm.realmId })).toEqual(
    await accountsBySubject(realm.realmId),
  )
  await checkBooks(sql)
})
