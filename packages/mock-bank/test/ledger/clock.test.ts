import { afterAll, beforeAll, expect, test } from 'vitest'
import { requirePosted } from '../../src/ledger/index.ts'
import { openBooks } from './books.ts'

let books: Awaited<ReturnType<typeof openBooks>>
beforeAll(async () => {
  books = await openBooks()
})
afterAll(() => books.close())

test('the time of recording goes forward by a microsecond a transfer where the clock has gone back', async () => {
  const payer = await books.customer({ balance: 10_00 })
  // As the lane's head is left by a clock that stood an hour later then.
  const { sql } = books.database
  const [ahead] = await sql<{ at: string }[]>`
    update lane_heads set last_recorded_at = clock_timestamp() + interval '1 hour'
    where lane = 0 returning last_recorded_at::text as at`

  for (let batch = 0; batch < 2; batch++)
    for (const outcome of await Promise.all(
      [1, 2, 3].map((amount) => books.ledger.submit(books.payment(payer, amount))),
    ))
      requirePosted(outcome)

  const steps = await sql<{ microseconds: number }[]>`
    select (extract(epoch from recorded_at - ${ahead!.at}::text::timestamptz) * 1000000)::int as microseconds
    from ledger_transfers where kind = 'payment' order by seq`
  expect(steps.map(({ microseconds }) => microseconds)).toEqual([1, 2, 3, 4, 5, 6])
})

test('the business time of an account stands still where the realm’s clock has gone back', async () => {
  const payer = await books.customer({ balance: 10_00 })
  const at = (text: string) => ({ at: new Date(text) })
  const late = books.payment(payer, 1_00, at('2026-06-01T12:00:00+08:00'))
  const early = books.payment(payer, 2_00, at('2026-06-01T11:00:00+08:00'))

  requirePosted(await books.ledger.submit(late))
  requirePosted(await books.ledger.submit(early))

  const { lines } = await books.ledger.statement(payer.account, { limit: 2 })
  expect(lines.map((line) => line.at)).toEqual([late.at, late.at])
  const before = new Date(late.at.getTime() - 1)
  expect((await books.ledger.balanceAt(payer.account, before)).total).toBe(10_00)
  expect((await books.ledger.balanceAt(payer.account, late.at)).total).toBe(7_00)
})
