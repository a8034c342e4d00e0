import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openDatabase, type Database } from '../../src/kernel/database/index.ts'
import { checkBooks, openLedger, type Ledger } from '../../src/ledger/index.ts'
import { scheduleAll } from '../../src/realms/jobs.ts'
import { createRealm } from '../../src/realms/realms.ts'
import { id, newRealm } from '../ledger/books.ts'
import { createDatabase } from '../postgres.ts'
import { startProgram, type Program } from '../processes.ts'
import type { Pay, WorkerNews, WorkerOptions } from './worker-process.ts'

const server = process.env['DATABASE_URL']
const jobs = 120
const amount = 7

describe.skipIf(server === undefined)('of two banks that work on the same jobs', () => {
  let created: Awaited<ReturnType<typeof createDatabase>>
  let database: Database
  let ledger: Ledger
  let workers: Worker[]

  beforeEach(async () => {
    created = await createDatabase(server!)
    database = await openDatabase({ url: created.url, lanes: 8 })
    ledger = await openLedger(database)
    workers = await Promise.all([startWorker(created.url), startWorker(created.url)])
  })
  afterEach(async () => {
    for (const { program } of workers) program.child.kill('SIGKILL')
    await ledger.close()
    await checkBooks(database.sql)
    await database.close()
    await created.drop()
  })

  test('one dies, and the other does what it left when its leases have run out, each thing once', async () => {
    const [dying, staying] = workers as [Worker, Worker]
    const { sql } = database
    const { realm } = await createRealm(
      { sql, mode: 'sandbox', wall: () => new Date() },
      { clock: 'wall' },
    )
    const books = { ...newRealm(database, ledger), realmId: realm.id }
    const payments = await Promise.all(
      Array.from({ length: jobs }, async (_, n): Promise<Pay> => {
        const from = id('acc')
        const slot = n % 8
        return { n, resourceId: id('pay'), from, to: books.shop.owner, slot, amount }
      }),
    )
    await openPayers(payments, realm.id)
    await scheduleAll(
      sql,
      payments.map((payload) => ({ realmId: realm.id, kind: 'pay', dueAt: new Date(0), payload })),
    )

    await vi.waitFor(() => expect(dying.done.length).toBeGreaterThan(15), { timeout: 15_000 })
    dying.program.child.kill('SIGKILL')
    await dying.program.ended
    const left = await heldJobs(staying)

    // What the dead one holds is not touched while its lease may still be alive.
    expect(left.length).toBeGreaterThan(0)
    await vi.waitFor(async () => expect(await heldJobs(staying)).toHaveLength(left.length))
    expect(staying.began.filter((n) => left.includes(n))).toEqual([])

    staying.program.send({ skipMs: 31_000 })
    await vi.waitFor(async () => expect(await countJobs()).toBe(0), { timeout: 15_000 })
    // Whatever was begun twice is among what the dead one left.
    const twice = staying.began.filter((n) => dying.began.includes(n))
    expect(twice.filter((n) => !left.includes(n))).toEqual([])
    expect(left.filter((n) => !staying.done.includes(n))).toEqual([])
    expect(new Set(staying.began).size).toBe(staying.began.length)
    expect(new Set([...dying.began, ...staying.began]).size).toBe(jobs)

    const [paid] = await sql<{ times: number; payers: number }[]>`
      select count(*) as times, count(distinct movement_id) as payers from ledger_transfers
      where kind = 'payment' and refusal is null`
    expect(paid).toEqual({ times: jobs, payers: jobs })
    expect((await ledger.balance(books.shop)).total).toBe(jobs * amount)
  })

  const openPayers = async (payments: readonly Pay[], realmId: string) => {
    const books = newRealm(database, ledger)
    for (const { from, slot } of payments)
      await ledger.openAccount(database.sql, {
        ...{ realmId, slot, ref: { kind: 'customer', owner: from } },
      })
    const topUps = payments.map(({ from, slot }) => ({
      ...books.topUp({ account: { kind: 'customer', owner: from }, slot }, amount),
      realmId,
    }))
    await Promise.all(topUps.map(ledger.submit))
  }

  const countJobs = async () => {
    const [row] = await database.sql<{ count: number }[]>`select count(*) as count from jobs`
    return row!.count
  }

  /** The jobs that are held, when the living one has come to the end of its own. */
  const heldJobs = async ({ began, done }: Worker): Promise<number[]> => {
    for (let quiet = 0; quiet < 10; await sleep(20)) {
      const [free] = await database.sql<{ count: number }[]>`
        select count(*) as count from jobs where lease is null`
      quiet = free!.count === 0 && began.length === done.length ? quiet + 1 : 0
    }
    const held = await database.sql<{ n: number }[]>`
      select (payload->>'n')::int as n from jobs where lease is not null`
    return held.map(({ n }) => n)
  }
})

type Worker = { readonly program: Program; readonly began: number[]; readonly done: number[] }

const startWorker = async (url: string): Promise<Worker> => {
  const options: WorkerOptions = { url }
  const program = startProgram(new URL('./worker-process.ts', import.meta.url), options)
  const worker: Worker = { program, began: [], done: [] }
  await program.hear<WorkerNews>()
  program.child.on('message', (news: WorkerNews) => {
    if ('began' in news && news.began !== undefined) worker.began.push(news.began)
    if ('done' in news && news.done !== undefined) worker.done.push(news.done)
  })
  return worker
}
