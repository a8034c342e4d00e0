// One of two banks that work on the same jobs. It may be killed in the middle of one.
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase } from '../../src/kernel/database/index.ts'
import { createLog } from '../../src/kernel/log.ts'
import { createVault } from '../../src/kernel/vault.ts'
import type { Bank } from '../../src/ledger/bank.ts'
import {
  chart,
  credit,
  debit,
  openLedger,
  requirePosted,
  transferIdOf,
} from '../../src/ledger/index.ts'
import { startJobs } from '../../src/jobs/start-jobs.ts'
import { now, type Realm } from '../../src/realms/realm.ts'
import { optionsOfProgram, say } from '../processes.ts'

export type WorkerOptions = { readonly url: string }

/** A job that pays. */
export type Pay = {
  readonly n: number
  readonly resourceId: string
  readonly from: string
  readonly to: string
  readonly slot: number
  readonly amount: number
}

/** What a worker says of its work. */
export type WorkerNews =
  | { readonly ready: true }
  | { readonly began: number; readonly done?: never }
  | { readonly done: number; readonly began?: never }

const workMs = 60

const { url } = optionsOfProgram() as WorkerOptions
const database = await openDatabase({ url })
const ledger = await openLedger(database)
let skippedMs = 0
const wall = () => new Date(Date.now() + skippedMs)
const bank: Bank = {
  ...{ mode: 'sandbox', origin: 'http://localhost', sql: database.sql, ledger, wall, fetch },
  vault: createVault(randomBytes(32)),
  log: createLog(() => {}, wall),
}

/** Takes its time before and after, so that a kill meets it on either side of its effect. */
const pay = async (bank: Bank, realm: Realm, { n, resourceId, from, to, slot, amount }: Pay) => {
  say({ began: n })
  await sleep(workMs * Math.random())
  const outcome = await bank.ledger.submit({
    ...{ id: transferIdOf('payment', resourceId), realmId: realm.id, slot, kind: 'payment' },
    at: now(bank, realm),
    legs: [debit(chart.customer(from), amount), credit(chart.merchantPayable(to), amount)],
    movement: { id: resourceId, noun: 'payment', facts: { amount } },
  })
  requirePosted(outcome)
  await sleep(workMs * Math.random())
  say({ done: n })
}

startJobs(bank, { pay })
process.on('message', ({ skipMs }: { skipMs: number }) => {
  skippedMs += skipMs
})
say({ ready: true })
