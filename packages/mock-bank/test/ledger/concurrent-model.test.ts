import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase, type Database } from '../../src/kernel/database/index.ts'
import { checkBooks, openLedger, requirePosted } from '../../src/ledger/index.ts'
import { createDatabase, openTestDatabase } from '../postgres.ts'
import { startProgram } from '../processes.ts'
import { doorOf } from './history/door.ts'
import { judge } from './history/judge.ts'
import { readHistory } from './history/record.ts'
import { walkAlong } from './history/walk-along.ts'
import type { WalkerOptions, WalkerReport } from './history/walker-process.ts'
import { Watcher } from './history/watcher.ts'
import { openCast, poolFunding, type Cast } from './walk/cast.ts'
import { Tally } from './walk/tally.ts'

// `npm test` takes short walks, `npm run prove -- ledger` long ones. SEED repeats what was asked, though not
// who came first.
const stepsInAll = Number(process.env['HISTORY_STEPS'] ?? 1_500)
const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 30))
const walkers = [0, 1, 2, 3]
const clients = 16
const minutes = 60_000

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qiantang-history-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const fileOf = (walker: number) => join(folder, `${walker}.jsonl`)

test.each([1, 8])(
  'what several banks at once do on %i lanes is what the model does, one after another',
  async (lanes) => {
    const { database, reports, cast, funding } = await walkTogether(lanes)
    const histories = walkers.map((walker) => readHistory(`walker ${walker}`, fileOf(walker)))
    const operations = histories.flatMap((history) => history.operations)
    const verdict = await judge(database.sql, cast, funding, operations).catch((error: unknown) => {
      throw new Error(`Walks of seed ${seed} went wrong.`, { cause: error })
    })
    await checkBooks(database.sql)
    await database.close()

    const unknown = histories.flatMap((history) => history.unknown)
    const tally = Tally.sum(reports.map((report) => report.tally))
    const cuts = reports.reduce((sum, report) => sum + report.cuts, 0)
    process.stdout.write(
      `Seed ${seed}, ${lanes} lanes: ${verdict.asked} asked by ${walkers.length} banks, ${verdict.transfers} transfers, ` +
        `${cuts} connections cut, ${unknown.length} times no answer. ${tally.toString()}\n`,
    )
    expect(verdict.answered).toBe(verdict.asked)
    expect(verdict.asked).toBeGreaterThanOrEqual(stepsInAll / 2)
    expect(tally.lopsided()).toEqual([])
    expect(unknown.filter((why) => !isLostConnection(why))).toEqual([])
  },
  30 * minutes,
)

/** Several banks walk through the same books, each in a process of its own where the database lets them. */
const walkTogether = async (lanes: number) => {
  const server = process.env['DATABASE_URL']
  const created = server === undefined ? undefined : await createDatabase(server)
  const database = created
    ? await openDatabase({ url: created.url, lanes })
    : await openTestDatabase(lanes)
  const cast = await openCast(database)
  const ledger = await openLedger(database)
  // In one lane only, so that all others have to fetch what they pay.
  const funding = poolFunding(cast, { slots: [0], amount: 5_000_000 })
  for (const posting of funding) requirePosted(await ledger.submit(posting))
  await ledger.close()

  const watcher = new Watcher(database.sql)
  watcher.start()
  const reports = await Promise.all(
    walkers.map((walker) =>
      created ? walkElsewhere(created.url, cast, walker) : walkHere(database, cast, walker),
    ),
  )
  await watcher.stop()
  expect(watcher.fault).toBeUndefined()
  expect(watcher.moments).toBeGreaterThan(3)
  const close = async () => {
    await database.close()
    await created?.drop()
  }
  return { database: { ...database, close }, cast, reports, funding }
}

const walkOf = (cast: Cast, walker: number) => {
  const steps = Math.ceil(stepsInAll / 2 / walkers.length)
  return { cast, seed: seed + walker * 1_000_000, steps, clients, file: fileOf(walker) }
}

const walkHere = async (database: Database, cast: Cast, walker: number): Promise<WalkerReport> => {
  const ledger = await openLedger(database)
  const { steps, ...walk } = walkOf(cast, walker)
  const goesOn = (taken: number) => taken < steps
  const tally = await walkAlong({ ...walk, goesOn }, doorOf(ledger, database.sql))
  await ledger.close()
  return { tally: tally.toJSON(), cuts: 0 }
}

const walkElsewhere = async (url: string, cast: Cast, walker: number): Promise<WalkerReport> => {
  const options: WalkerOptions = {
    ...walkOf(cast, walker),
    url,
    cutEveryMs: stepsInAll > 10_000 ? 1_000 : 300,
  }
  const program = startProgram(new URL('./history/walker-process.ts', import.meta.url), options)
  const report = await program.hear<WalkerReport>()
  await program.ended
  return report
}

const isLostConnection = (why: string) =>
  ['CONNECTION_CLOSED', 'CONNECTION_DESTROYED', 'ECONNRESET', 'EPIPE'].includes(why)
