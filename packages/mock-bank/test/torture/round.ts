import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../../../../scripts/house/ports.ts'
import type { Cluster } from '../../../../scripts/postgres.ts'
import { openDatabase } from '../../src/kernel/database/index.ts'
import { verifyCommand } from '../../src/cli/verify.ts'
import { openLedger, requirePosted } from '../../src/ledger/index.ts'
import { judge, type Verdict } from '../ledger/history/judge.ts'
import { readHistory } from '../ledger/history/record.ts'
import { openCast, poolFunding } from '../ledger/walk/cast.ts'
import { createDatabase } from '../postgres.ts'
import { startProgram, type Program } from '../processes.ts'
import { BankKeeper } from './bank-keeper.ts'
import { makeEffectsTable, readEffects, readersAreAtTheEnd } from './effects.ts'
import type { LoadOptions, LoadReport } from './load-process.ts'
import type { Fault, Scene } from './scene.ts'
import { startWire } from './wire.ts'

export type RoundOptions = {
  readonly fault: Fault
  readonly cluster: Cluster
  readonly place: string
  readonly bankEnv?: Record<string, string>
  readonly seed: number
  /** How often the fault strikes. */
  readonly strikes: number
  readonly lanes: number
}

export type RoundReport = Verdict & {
  readonly seconds: number
  readonly struck: readonly string[]
  /** How long after each strike the first answer came. */
  readonly backAfterMs: readonly number[]
  /** The errors that came instead of an answer, and how often. */
  readonly doubts: Readonly<Record<string, number>>
  readonly told: number
}

const banksTogether = 2
const clients = 48
const mostAsked = 25_000
const calmMs = 600
const patienceMs = 60_000

/** One round: banks under load, a fault that strikes, and then every promise of the books. */
export const runRound = async (options: RoundOptions): Promise<RoundReport> => {
  const began = performance.now()
  const folder = mkdtempSync(join(tmpdir(), 'qiantang-round-'))
  const created = await createDatabase(options.cluster.url)
  const stage = await build(options, created.url, join(folder, 'load.jsonl'))
  try {
    const harm = await torment(options, stage)
    await settle(stage)
    const found = await audit(stage)
    return { ...harm, ...found, seconds: (performance.now() - began) / 1000 }
  } finally {
    await stage.tearDown()
    await created.drop()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Stage = Awaited<ReturnType<typeof build>>

/** A database with a cast, banks that write it, and the load they bear. */
const build = async (
  { fault, cluster, place, bankEnv = {}, seed, lanes }: RoundOptions,
  url: string,
  file: string,
) => {
  const { cast, funding } = await furnish(url, lanes)
  const wire = fault.overWire ? await startWire(url) : undefined
  const ports = await Promise.all(Array.from({ length: banksTogether }, () => freePort()))
  const env = { ...process.env, ...bankEnv }
  const banks = ports.map((port) => new BankKeeper({ url: wire?.url ?? url, port }, env))
  await Promise.all(banks.map((bank) => bank.start()))

  const options: LoadOptions = { ports, cast, seed, clients, file, most: mostAsked }
  const load = new Load(startProgram(new URL('./load-process.ts', import.meta.url), options))
  const scene: Scene = { cluster, url, place, wire, banks }
  return {
    ...{ scene, cast, funding, file, load },
    tearDown: async () => {
      load.kill()
      await Promise.all(banks.map((bank) => bank.stop()))
      await wire?.close()
    },
  }
}

const furnish = async (url: string, lanes: number) => {
  const database = await openDatabase({ url, lanes, connections: 2 })
  const ledger = await openLedger(database)
  const cast = await openCast(database)
  const funding = poolFunding(cast, { slots: [0], amount: 5_000_000 })
  for (const posting of funding) requirePosted(await ledger.submit(posting))
  await makeEffectsTable(database.sql)
  await ledger.close()
  await database.close()
  return { cast, funding }
}

/** The process that asks, as it is seen from here. */
class Load {
  readonly #program: Program
  readonly #done: Promise<void>
  #failure: Error | undefined
  #isDone = false
  answered = 0

  constructor(program: Program) {
    this.#program = program
    this.#done = this.#listen()
    this.#done.catch((error: unknown) => {
      this.#failure = error as Error
    })
  }

  /** Waits until it has had so many answers more. */
  async getsOn(more: number): Promise<void> {
    const wanted = this.answered + more
    await until(`${more} more answers`, () => {
      if (this.#failure) throw this.#failure
      return this.answered >= wanted || this.#isDone
    })
  }

  /** Has it ask no more, but again for what it is in doubt about. */
  async finish(): Promise<void> {
    this.#program.send({ enough: true })
    await this.#done
  }

  kill(): void {
    this.#program.child.kill('SIGKILL')
  }

  async #listen(): Promise<void> {
    while (!this.#isDone) {
      const { answered, tally } = await this.#program.hear<LoadReport>()
      this.answered = answered
      this.#isDone = tally !== undefined
    }
  }
}

/** Lets the fault strike again and again, each time when the banks have got to work again. */
const torment = async ({ fault, strikes }: RoundOptions, { scene, load }: Stage) => {
  const struck: string[] = []
  const backAfterMs: number[] = []
  await load.getsOn(200)
  for (let strike = 0; strike < strikes; strike++) {
    await sleep(calmMs * (0.5 + Math.random()))
    struck.push((await fault.strike(scene)) || broken(`${fault.name} did no harm.`))
    const healed = performance.now()
    await load.getsOn(50)
    backAfterMs.push(Math.round(performance.now() - healed))
  }
  const ends = scene.banks.flatMap(({ ownEnds }) => ownEnds)
  if (ends.length > 0) broken(`A bank ended by itself, with ${ends.join()}.`)
  return { struck, backAfterMs }
}

/** Lets everybody finish what was begun. */
const settle = async ({ scene, load }: Stage): Promise<void> => {
  await load.finish()
  const database = await openDatabase({ url: scene.url, connections: 1 })
  await until('the followers are at the end', () => readersAreAtTheEnd(database.sql))
  await database.close()
  await Promise.all(scene.banks.map((bank) => bank.stop()))
}

/** Every promise there is, looked at from outside. */
const audit = async ({ scene, cast, funding, file }: Stage) => {
  const { operations, unknown } = readHistory('load', file)
  const database = await openDatabase({ url: scene.url, connections: 2 })
  try {
    const { sql } = database
    const strange = unknown.filter((code) => !isExpected(code))
    if (strange.length > 0) broken(`Nobody knows what these errors say: ${strange.join()}.`)
    const verdict = await judge(sql, cast, funding, operations)
    if (verdict.answered < verdict.asked) broken('Not everything was answered in the end.')
    await verify(scene.url)
    const { told, wrong } = await readEffects(sql)
    if (wrong.length > 0) broken(wrong.join('; '))
    return { ...verdict, told, doubts: counted(unknown) }
  } finally {
    await database.close()
  }
}

/** As `qiantang verify` does for whoever runs a bank. */
const verify = async (url: string): Promise<void> => {
  const said: string[] = []
  const whole = await verifyCommand([], { DATABASE_URL: url }, (line) => said.push(line))
  if (!whole) broken(said.join('\n'))
}

/** What an answer that did not come may be replaced with: each of these says that asking again is right. */
const isExpected = (code: string): boolean =>
  /^(?:BANK_GONE|CONNECTION_\w+|CONNECT_TIMEOUT|ECONN\w+|EPIPE|ETIMEDOUT|overloaded)$/.test(code) ||
  /^(?:08\w{3}|40001|40P01|53100|57P0[1-3]|58030)$/.test(code)

const counted = (words: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}

const until = async (what: string, happened: () => boolean | Promise<boolean>): Promise<void> => {
  const deadline = performance.now() + patienceMs
  while (!(await happened())) {
    if (performance.now() > deadline) broken(`After ${patienceMs / 1000} s not yet: ${what}.`)
    await sleep(20)
  }
}

const broken = (message: string): never => {
  throw new Error(message)
}
