import { afterAll, beforeAll, expect, test } from 'vitest'

import { chart, type Posting } from '../../packages/mock-bank/src/ledger/index.ts'
import { type Books, check, makeTables, openAccounts, openBooks } from '../traditional/books.ts'
import { pay } from '../traditional/pay.ts'
import { idAt } from '../workload/ids.ts'
import { paymentOf } from '../workload/payment.ts'
import { limits, openingBalance } from '../workload/population.ts'

let books: Books

beforeAll(async () => {
  books = await openBooks({})
  await makeTables(books.sql)
  await openAccounts(books.sql, [
    ...[1, 2, 3].map((n) => chart.customer(idAt('acc', n))),
    chart.merchantPayable(idAt('app', 0)),
  ])
})
afterAll(() => books.close())

const balanceOf = async (owner: string): Promise<number> => {
  const [account] = await books.sql<{ balance: number }[]>`
    select balance from accounts where owner = ${owner}`
  return account?.balance ?? Number.NaN
}

const at = (posting: Posting, day: number): Posting => ({
  ...posting,
  at: new Date(posting.at.getTime() + day * 24 * 3_600_000),
})

test('a payment moves the money once, whatever is asked again', async () => {
  const posting = await paymentOf(1, 0, 150)
  const before = await balanceOf(idAt('app', 0))

  expect(await pay(books.sql, posting)).toBe('posted')
  expect(await pay(books.sql, posting)).toBe('replayed')
  const other = { ...posting, key: { ...posting.key!, request: posting.id } }
  expect(await pay(books.sql, other)).toBe('key_reused')

  expect(await balanceOf(idAt('acc', 1))).toBe(openingBalance - 150)
  expect(await balanceOf(idAt('app', 0))).toBe(before + 150)
  await check(books.sql)
})

test('the limit of a day holds, and begins anew on the next', async () => {
  const [most, one, tomorrow] = await Promise.all([
    paymentOf(2, 0, limits.outDay),
    paymentOf(2, 0, 1),
    paymentOf(2, 0, 1),
  ])

  expect(await pay(books.sql, most)).toBe('posted')
  expect(await pay(books.sql, one)).toBe('limit_exceeded')
  expect(await pay(books.sql, at(tomorrow, 1))).toBe('posted')
  await check(books.sql)
})

test('nobody spends what they have not', async () => {
  for (let day = 0; day < openingBalance / limits.outDay; day++)
    expect(await pay(books.sql, at(await paymentOf(3, 0, limits.outDay), day))).toBe('posted')

  expect(await pay(books.sql, at(await paymentOf(3, 0, 1), 20))).toBe('insufficient_balance')
  expect(await balanceOf(idAt('acc', 3))).toBe(0)
  await check(books.sql)
})

test('a fen that is off is found', async () => {
  await books.sql`update accounts set balance = balance + 1 where owner = ${idAt('acc', 1)}`
  await expect(check(books.sql)).rejects.toThrow('off')
  await books.sql`update accounts set balance = balance - 1 where owner = ${idAt('acc', 1)}`
})
