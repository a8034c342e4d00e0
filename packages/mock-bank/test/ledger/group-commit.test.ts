import { afterEach, expect, test } from 'vitest'
import { openLedger, requirePosted, type Outcome, type Posting } from '../../src/ledger/index.ts'
import { entryOf } from '../../src/ledger/entry.ts'
import { LaneWriter } from '../../src/ledger/lane-writer.ts'
import { postBatch, type Sent, type Short } from '../../src/ledger/post-batch.ts'
import { openBooks } from './books.ts'

let books: Awaited<ReturnType<typeof openBooks>>
afterEach(() => books.close())

/** A writer of lane 0 whose way to the database is in the test's hand. */
const writer = (
  way: (post: () => Promise<Decided[]>, sent: readonly Sent[]) => Promise<Decided[]>,
  longestQueue = 100,
) => {
  const lane = new LaneWriter({
    largestBatch: 100,
    longestQueue,
    post: (sent) => way(() => postBatch(books.database.sql, { lane: 0, epoch: 1 }, sent), sent),
    onCommit: () => {},
  })
  return {
    submit: async (posting: Posting) => (await lane.submit({ entry: entryOf(posting) })) as Outcome,
    close: () => lane.close(),
  }
}

type Decided = Outcome | Short

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
  const submit = () => lane.submit(books.payment(payer, 1_00))

  const first = submit()
  await Promise.resolve()
  await Promise.resolve()
  await Promise.all([first, ...Array.from({ length: 20 }, submit)])

  expect(sizes).toEqual([1, 20])
})

test('of many at once one half is on its way behind the other, and few wait for the first', async () => {
  books = await openBooks()
  const payer = await books.customer({ balance: 100_00 })
  const sizes: number[] = []
  const { promise: firstMayGo, resolve: letFirstGo } = Promise.withResolvers<void>()
  const lane = writer(async (post, sent) => {
    sizes.push(sent.length)
    if (sizes.length === 1) await firstMayGo
    return post()
  })
  const submit = () => lane.submit(books.payment(payer, 1))

  const many = Array.from({ length: 40 }, submit)
  await Promise.all(many.slice(20))
  expect(sizes).toEqual([20, 20])

  const few = Array.from({ length: 5 }, submit)
  await new Promise((resolve) => setImmediate(resolve))
  expect(sizes).toEqual([20, 20])
  letFirstGo()
  await Promise.all([...many, ...few])

  expect(sizes).toEqual([20, 20, 5])
  expect(await books.balance(payer)).toBe(100_00 - 45)
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
    [3_00, 8_00].map((amount) => lane.submit(books.payment(payer, amount))),
  )

  expect(outcomes).toMatchObject([
    { status: 'posted', balanceAfter: [7_00, 3_00] },
    { status: 'refused', code: 'insufficient_balance' },
  ])
  expect(calls).toBe(3)
  expect(await books.balance(payer)).toBe(7_00)
})

test.each(['53100', '58030', '57P03'])(
  'a batch that the database has no means for (%s) is asked again whole, not taken apart',
  async (code) => {
    books = await openBooks()
    const payer = await books.customer({ balance: 10_00 })
    const sizes: number[] = []
    const lane = writer(async (post, sent) => {
      sizes.push(sent.length)
      if (sizes.length <= 2) throw Object.assign(new Error('It has not.'), { code })
      return post()
    })

    const outcomes = await Promise.all([1, 2, 3].map((n) => lane.submit(books.payment(payer, n))))

    expect(sizes).toEqual([3, 3, 3])
    expect(outcomes.map(({ status }) => status)).toEqual(['posted', 'posted', 'posted'])
  },
)

test('a full queue says so at once, and takes new work when it has room again', async () => {
  books = await openBooks()
  const payer = await books.customer({ balance: 100_00 })
  const lane = writer((post) => post(), 3)
  const submit = () => lane.submit(books.payment(payer, 1))

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
  const waiting = lane.submit(books.payment(payer, 1))

  await lane.close()

  requirePosted(await waiting)
  await expect(lane.submit(books.payment(payer, 1))).rejects.toMatchObject({
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
