import { afterEach, expect, test } from 'vitest'
import { openLedger } from '../../src/ledger/index.ts'
import { openBooks } from './books.ts'

let books: Awaited<ReturnType<typeof openBooks>>
afterEach(() => books.close())

test.each([1, 8])('64 clients cannot overdraw one account, on %i lanes', async (lanes) => {
  books = await openBooks({ lanes, ledger: { largestBatch: 16 } })
  const payer = await books.customer({ slot: 5, balance: 100_00 })
  const others = await Promise.all([openLedger(books.database), openLedger(books.database)])
  const doors = [books.ledger, ...others]

  const clients = Array.from({ length: 64 }, async (_, client) => {
    let paid = 0
    for (let i = 0; i < 8; i++) {
      const posting = books.payment(payer, 70 + client)
      const door = doors[(client + i) % doors.length]!
      // Every third goes the long way, through a transaction of its own.
      const outcome =
        (client + i) % 3 === 0
          ? (await books.database.sql.begin((tx) => door.post(tx, [posting])))[0]!
          : await door.submit(posting)
      if (outcome.status === 'posted') paid += 70 + client
    }
    return paid
  })
  const paid = (await Promise.all(clients)).reduce((sum, amount) => sum + amount, 0)

  const left = await books.balance(payer)
  expect(left).toBe(100_00 - paid)
  // Nobody was turned away while there was enough for the largest of them.
  expect(left).toBeLessThan(70 + 63)
  expect(left).toBeGreaterThanOrEqual(0)
  await Promise.all(others.map((ledger) => ledger.close()))
})
