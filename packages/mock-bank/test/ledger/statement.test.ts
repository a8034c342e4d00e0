import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AccountRef, StatementLine, StatementQuery } from '../../src/ledger/index.ts'
import { newRealm, openBooks } from './books.ts'

let books: Awaited<ReturnType<typeof openBooks>>
beforeAll(async () => {
  books = await openBooks({ lanes: 8 })
})
afterAll(() => books.close())

const noon = Date.parse('2026-06-01T12:00:00+08:00')
const minutes = (n: number) => new Date(noon + n * 60_000)

const readAll = async (account: AccountRef, query: StatementQuery): Promise<StatementLine[]> => {
  const { lines, nextCursor } = await books.ledger.statement(account, query)
  if (nextCursor === null) return [...lines]
  expect(lines).toHaveLength(query.limit)
  return [...lines, ...(await readAll(account, { ...query, cursor: nextCursor }))]
}

test('a statement tells newest first what came in and out, and the balance after each', async () => {
  const { ledger, customer, topUp, payment } = newRealm(books.database, books.ledger)
  const payer = await customer()
  const received = topUp(payer, 100_00, { at: minutes(0), memo: 'Salary' })
  const spent = payment(payer, 30_00, { at: minutes(5) })
  for (const posting of [received, spent]) await ledger.submit(posting)

  const { lines, nextCursor } = await ledger.statement(payer.account, { limit: 10 })

  expect(nextCursor).toBeNull()
  expect(lines).toMatchObject([
    {
      kind: 'payment',
      side: 'debit',
      direction: 'out',
      amount: 30_00,
      balanceAfter: 70_00,
      at: minutes(5),
      movementId: spent.movement!.id,
      noun: 'payment',
      facts: { amount: 30_00 },
    },
    { kind: 'top_up', direction: 'in', amount: 100_00, balanceAfter: 100_00, memo: 'Salary' },
  ])
})

test('pages of any size read the same as one', async () => {
  const { ledger, customer, payment } = newRealm(books.database, books.ledger)
  const payer = await customer({ balance: 100_00 })
  await Promise.all(Array.from({ length: 20 }, (_, i) => ledger.submit(payment(payer, i + 1))))

  const whole = await readAll(payer.account, { limit: 100 })

  expect(whole).toHaveLength(21)
  for (const limit of [1, 2, 7, 20, 21]) {
    expect(await readAll(payer.account, { limit })).toEqual(whole)
  }
})

test('a merchant’s statement is one story, though its money lies in many lanes', async () => {
  const { ledger, customer, payment, shop } = newRealm(books.database, books.ledger)
  const payers = await Promise.all(
    Array.from({ length: 12 }, (_, i) => customer({ slot: i * 3, balance: 100_00 })),
  )
  for (let i = 0; i < 40; i++) {
    const posting = payment(payers[(i * 5) % 12]!, i + 1, { at: minutes(i) })
    await ledger.submit(posting)
  }

  const lines = await readAll(shop, { limit: 7 })

  expect(lines.map(({ amount }) => amount)).toEqual(Array.from({ length: 40 }, (_, i) => 40 - i))
  let balance = 0
  for (const line of lines.toReversed()) expect(line.balanceAfter).toBe((balance += line.amount))
  expect(await ledger.balance(shop)).toMatchObject({ total: balance })
})

test('a period of a statement includes both its ends and keeps the true balances', async () => {
  const { ledger, customer, payment, shop } = newRealm(books.database, books.ledger)
  const payers = [
    await customer({ slot: 1, balance: 100_00 }),
    await customer({ slot: 2, balance: 100_00 }),
  ]
  for (let i = 0; i < 10; i++) {
    await ledger.submit(payment(payers[i % 2]!, 1_00, { at: minutes(200_000 + i) }))
  }

  const query = { from: minutes(200_003), to: minutes(200_006) }
  const lines = await readAll(shop, { ...query, limit: 3 })

  expect(lines.map(({ balanceAfter }) => balanceAfter)).toEqual([7_00, 6_00, 5_00, 4_00])
  expect(lines.at(0)?.at).toEqual(query.to)
  expect(lines.at(-1)?.at).toEqual(query.from)
})

test('a balance can be asked for as of any moment, holds included', async () => {
  const { ledger, customer, topUp, hold, capture } = newRealm(books.database, books.ledger)
  const payer = await customer()
  await ledger.submit(topUp(payer, 100_00, { at: minutes(0) }))
  const opened = hold(payer, 40_00)
  await ledger.submit({ ...opened, at: minutes(10) })
  await ledger.submit({ ...capture(payer, opened.hold!.id, 40_00), at: minutes(20) })

  const at = (n: number) => ledger.balanceAt(payer.account, minutes(n))

  expect(await at(-1)).toEqual({ available: 0, held: 0, total: 0 })
  expect(await at(0)).toEqual({ available: 100_00, held: 0, total: 100_00 })
  expect(await at(10)).toEqual({ available: 60_00, held: 40_00, total: 100_00 })
  expect(await at(20)).toEqual({ available: 60_00, held: 0, total: 60_00 })
})

test('history does not step back when a clock does', async () => {
  const { ledger, customer, topUp } = newRealm(books.database, books.ledger)
  const payer = await customer()
  await ledger.submit(topUp(payer, 1_00, { at: minutes(10) }))
  await ledger.submit(topUp(payer, 1_00, { at: minutes(9) }))

  const { lines } = await ledger.statement(payer.account, { limit: 2 })

  expect(lines.map(({ at }) => at)).toEqual([minutes(10), minutes(10)])
})

test.each(['', 'nonsense', 'W10', 'bnVsbA', 'W1stMSwwXV0'])(
  'the cursor %j was never given out, and is refused by its field',
  async (cursor) => {
    const { ledger, customer } = newRealm(books.database, books.ledger)
    const { account } = await customer({ balance: 1_00 })

    await expect(ledger.statement(account, { limit: 1, cursor })).rejects.toMatchObject({
      code: 'invalid_field',
      fields: [{ path: 'query.cursor' }],
    })
  },
)
