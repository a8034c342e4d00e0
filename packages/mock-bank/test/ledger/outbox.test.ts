import { afterAll, beforeAll, expect, test } from 'vitest'
import { chart, credit, debit, type OutboxMessage } from '../../src/ledger/index.ts'
import { id, newRealm, openBooks } from './books.ts'

let books: Awaited<ReturnType<typeof openBooks>>
beforeAll(async () => {
  books = await openBooks({ lanes: 4 })
})
afterAll(() => books.close())

const readFrom = async (lane: number, after: number, limit = 3): Promise<OutboxMessage[]> => {
  const messages = await books.ledger.outbox.read(lane, after, limit)
  const last = messages.at(-1)
  return last ? [...messages, ...(await readFrom(lane, last.seq, limit))] : []
}

const headOf = async (lane: number): Promise<number> =>
  (await readFrom(lane, 0, 1000)).at(-1)?.seq ?? 0

test('a message is told when its posting takes effect, and never for a refused one', async () => {
  const { ledger, customer, payment, realmId } = newRealm(books.database, books.ledger)
  const payer = await customer({ slot: 1, balance: 10_00 })
  const before = await headOf(1)
  const accepted = payment(payer, 6_00, { outbox: [{ type: 'a' }, { type: 'b' }] })
  const refused = payment(payer, 6_00)
  await Promise.all([accepted, refused, accepted].map(ledger.submit))

  const messages = await readFrom(1, before)

  expect(messages.map(({ message, part, transferId }) => [message, part, transferId])).toEqual([
    [{ type: 'a' }, 0, accepted.id],
    [{ type: 'b' }, 1, accepted.id],
  ])
  expect(messages[0]).toMatchObject({ lane: 1, realmId })
})

test('a reader that continues where it stopped misses nothing while others write', async () => {
  const { ledger, customer, payment } = newRealm(books.database, books.ledger)
  const payer = await customer({ slot: 2, balance: 100_00 })
  const start = await headOf(2)
  const expected = Array.from({ length: 300 }, () => payment(payer, 1))
  let writing = true
  const written = Promise.all(expected.map(ledger.submit)).finally(() => (writing = false))

  const seen: OutboxMessage[] = []
  while (writing) {
    seen.push(...(await ledger.outbox.read(2, seen.at(-1)?.seq ?? start, 10)))
    await new Promise((resolve) => setImmediate(resolve))
  }
  await written
  seen.push(...(await readFrom(2, seen.at(-1)?.seq ?? start)))

  // Two batches of a lane may be under way: which of them takes effect first, the lane decides.
  expect(seen.map(({ seq }) => seq)).toEqual(expected.map((_, index) => start + 1 + index))
  expect(seen.map(({ transferId }) => transferId).sort()).toEqual(
    expected.map(({ id }) => id).sort(),
  )
})

test('a consumer remembers how far it came in the transaction of its effects', async () => {
  const { outbox } = books.ledger
  const { sql } = books.database
  const consumer = id('evt')
  const { ledger, customer, topUp } = newRealm(books.database, books.ledger)
  const payee = await customer({ slot: 0 })
  await Promise.all(Array.from({ length: 9 }, () => ledger.submit(topUp(payee, 1))))

  await sql.begin(async (tx) => {
    expect(await outbox.cursor(tx, consumer, 0)).toBe(0)
    await outbox.advance(tx, consumer, 0, 7)
  })
  await sql
    .begin(async (tx) => {
      await outbox.advance(tx, consumer, 0, 9)
      throw new Error('the effect failed')
    })
    .catch(() => {})

  expect(await sql.begin((tx) => outbox.cursor(tx, consumer, 0))).toBe(7)
  expect(await sql.begin((tx) => outbox.cursor(tx, consumer, 1))).toBe(0)
})

test('listeners are woken after a commit, of either way in, and can leave', async () => {
  const { ledger, customer, payment, realmId, ...realm } = newRealm(books.database, books.ledger)
  const payer = await customer({ slot: 3, balance: 10_00 })
  const payee = await customer({ slot: 1 })
  const woken: number[] = []
  const leave = ledger.onCommit((lane) => woken.push(lane))

  await ledger.submit(payment(payer, 1_00))
  expect(woken).toEqual([3])

  const bridge = chart.laneClearing(realmId)
  const out = { ...payment(payer, 2_00), legs: [debit(payer.account, 2_00), credit(bridge, 2_00)] }
  const into = {
    ...realm.topUp(payee, 2_00),
    legs: [debit(bridge, 2_00), credit(payee.account, 2_00)],
  }
  await books.database.sql.begin(async (tx) => {
    const outcomes = await ledger.post(tx, [out, into])
    expect(outcomes).toMatchObject([
      { status: 'posted', lane: 3 },
      { status: 'posted', lane: 1 },
    ])
    expect(woken).toEqual([3])
  })
  expect(woken).toEqual([3, 1, 3])
  expect(await realm.balance(payee)).toBe(2_00)

  leave()
  await ledger.submit(payment(payer, 1_00))
  expect(woken).toHaveLength(3)
})
