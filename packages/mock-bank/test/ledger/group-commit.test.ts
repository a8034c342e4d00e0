import { afterEach, expect, test } from 'vitest'
import { openLedger, requirePosted, type Outcome } from '../../src/ledger/index.ts'
import { entryOf, type Entry } from '../../src/ledger/entry.ts'
import { LaneWriter } from '../../src/ledger/lane-writer.ts'
import { postBatch } from '../../src/ledger/post-batch.ts'
import { openBooks } from './books.ts'

let books: Awaited<ReturnType<typeof openBooks>>
afterEach(() => books.close())

/** A writer of lane 0 whose way to the database is in the test's hand. */
const writer = (
  way: (post: () => Promise<Outcome[]>, entries: readonly Entry[]) => Promise<Outcome[]>,
  longestQueue = 100,
) =>
  new LaneWriter({
    largestBatch: 100,
    longestQueue,
    post: (entries) =>
      way(() => postBatch(books.database.sql, { lane: 0, epoch: 1 }, entries), entries),
    onCommit: () => {},
  })

const connectionLost = () =>
  Object.assign(new Error('write CONNECTION_CLOSED'), { code: 'CONNECTION_CLOSED' })

test('what arrives while a batch is on its way makes up the next one', async () => {
  books = await openBooks()
  const payer = await books.customer({ balance: 100_00 })
  const sizes: number[] = []
  const lane = writer((post, entries) => {
    sizes.push(entries.length)
    return post()
  })
  const submit = () => lane.submit(entryOf(books.payment(payer, 1_00)))

  const first = submit()
  await Promise.resolve()
  await Promise.resolve()
  await Promise.all([first, ...Array.from({ length: 20 }, submit)])

  expect(sizes).toEqual([1, 20])
})

test('an answer that was lost is asked for again, and nothing happens twice', async () => {
  books = await openBooks()
  const payer = await books.customer({ balance: 10_00 })
  let calls = 0
  const lane = writer(async (post) => {
    calls++
    if (calls === 1) throw connectionLost()
    const outcomes = await post()
    if (calls === 2) throw connectionLost()
    return outcomes
  })

  const outcomes = await Promise.all(
    [3_00, 8_00].map((amount) => lane.submit(entryOf(books.payment(payer, amount)))),
  )

  expect(outcomes).toMatchObject([
    { status: 'posted', balanceAfter: [7_00, 3_00] },
    { status: 'refused', code: 'insufficient_balance' },
  ])
  expect(calls).toBe(3)
  expect(await books.balance(payer)).toBe(7_00)
})

test('a full queue says so at once, and takes new work when it has room again', async () => {
  books = await openBooks()
  const payer = await books.customer({ balance: 100_00 })
  const lane = writer((post) => post(), 3)
  const submit = () => lane.submit(entryOf(books.payment(payer, 1)))

  const results = await Promise.allSettled([submit(), submit(), submit(), submit()])

  expect(results.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'fulfilled',
    'rejected',
  ])
  expect(results[3]).toMatchObject({ reason: { code: 'overloaded' } })
  expect(await submit()).toMatchObject({ status: 'posted' })
})

test('closing answers what waits and takes nothing new', async () => {
  books = await openBooks()
  const payer = await books.customer({ balance: 100_00 })
  const lane = writer((post) => post())
  const waiting = lane.submit(entryOf(books.payment(payer, 1)))

  await lane.close()

  requirePosted(await waiting)
  await expect(lane.submit(entryOf(books.payment(payer, 1)))).rejects.toMatchObject({
    code: 'overloaded',
  })
})

test('a writer that was deposed writes no more', async () => {
  books = await openBooks()
  const payer = await books.customer({ balance: 100_00 })
  await books.database.sql`update lane_heads set epoch = epoch + 1`

  const outcomes = await Promise.allSettled(
    [1, 2, 3].map((amount) => books.ledger.submit(books.payment(payer, amount))),
  )

  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  const successor = await openLedger(books.database)
  requirePosted(await successor.submit(books.payment(payer, 1)))
  await successor.close()
})
