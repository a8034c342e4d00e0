import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../src/kernel/database/index.ts'
import { checkBooks } from '../../src/ledger/index.ts'
import { joinLanes } from '../../src/ledger/join-lanes.ts'
import { openTestDatabase } from '../postgres.ts'
import { openCast, poolFunding } from './walk/cast.ts'
import { SideBySide, type Loss } from './walk/side-by-side.ts'
import { stepOf, type Step } from './walk/step.ts'
import { Tally } from './walk/tally.ts'
import { Walker } from './walk/walker.ts'

// `npm test` takes short walks, `npm run prove -- ledger` long ones, of 200,000 steps together. A walk that
// failed prints its seed and path: SEED=<seed>:<path> takes it again, and makes it as short as it still fails.
const stepsOnEach = Number(process.env['MODEL_STEPS'] ?? 3_000) / 2
const [seed, path] = process.env['SEED']?.split(':') ?? []
const stepsOfWalk = 2_000
const stepsAtOnce = 100
const minutes = 60_000

const tally = new Tally()
let losses = 0

let databases: Map<number, Database>
beforeAll(async () => {
  databases = new Map([
    [1, await openTestDatabase(1)],
    [8, await openTestDatabase(8)],
  ])
  for (const { sql, lanes } of databases.values()) await joinLanes(sql, [...Array(lanes).keys()])
})
afterAll(async () => {
  for (const { sql, close } of databases.values()) {
    await checkBooks(sql)
    await close()
  }
}, 10 * minutes)

const walk = fc.noBias(
  fc.array(stepOf({ crossing: false }), { minLength: 1, maxLength: stepsOfWalk, size: 'max' }),
)
const lossesOf = fc.infiniteStream(
  fc.constantFrom<Loss>(...Array.from({ length: 28 }, () => 'none' as const), 'before', 'after'),
)

test.each([1, 8])(
  'on %i lanes the books and the model stay equal at every step of a walk',
  async (lanes) => {
    const database = databases.get(lanes)!
    let walked = 0
    const property = fc.asyncProperty(walk, lossesOf, async (steps, nextLosses) => {
      await walkThrough(database, steps, () => nextLosses.next().value)
      walked += steps.length
    })
    if (seed !== undefined && path !== undefined) {
      await fc.assert(property, { seed: Number(seed), path })
      return
    }
    while (walked < stepsOnEach) {
      const numRuns = Math.ceil((2 * (stepsOnEach - walked)) / stepsOfWalk)
      await fc.assert(property, { numRuns, endOnFailure: true })
    }
  },
  20 * minutes,
)

test('each kind of step is allowed about as often as it is refused', () => {
  process.stdout.write(`${tally.toString()} Connections lost: ${losses}.\n`)
  expect(tally.lopsided()).toEqual([])
  expect(losses).toBeGreaterThan(0)
})

const walkThrough = async (
  database: Database,
  steps: readonly Step[],
  nextLoss: () => Loss,
): Promise<void> => {
  const cast = await openCast(database)
  const books = new SideBySide(database.sql, cast, await headsOf(database), nextLoss)
  const slots = [...Array(database.lanes).keys()]
  for (const posting of poolFunding(cast, { slots, amount: 1_000_000 })) await books.submit(posting)

  const walker = new Walker(cast, { names: 400, keysLiveForMs: 2 * 3_600_000 })
  for (let first = 0; first < steps.length; first += stepsAtOnce) {
    const asks = steps.slice(first, first + stepsAtOnce).map((step) => walker.ask(step))
    const answers = await Promise.all(
      asks.map(({ postings }) => Promise.all(postings.map((posting) => books.submit(posting)))),
    ).catch((error: unknown) => error)
    books.requireEqual()
    if (!Array.isArray(answers)) throw answers
    for (const [i, ask] of asks.entries()) {
      walker.learn(ask, answers[i])
      tally.add(ask, answers[i])
    }
  }
  losses += books.losses
}

const headsOf = async ({ sql }: Database): Promise<number[]> => {
  const heads = await sql<{ lastSeq: number }[]>`select last_seq from lane_heads order by lane`
  return heads.map(({ lastSeq }) => lastSeq)
}
