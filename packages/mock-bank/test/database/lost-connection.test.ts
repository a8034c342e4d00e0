import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase, type Database, type Queryable } from '../../src/kernel/database/index.ts'
import { createDatabase } from '../postgres.ts'
import { startWire, type Wire } from '../torture/wire.ts'

const server = process.env['DATABASE_URL']

describe.skipIf(server === undefined)('over a connection that is lost', () => {
  let created: Awaited<ReturnType<typeof createDatabase>>
  let wire: Wire
  let database: Database
  beforeAll(async () => {
    created = await createDatabase(server!)
    wire = await startWire(created.url)
    database = await openDatabase({ url: wire.url, connections: 2 })
  })
  afterAll(async () => {
    await database.close()
    await wire.close()
    await created.drop()
  })

  let asked = 0
  /** Asks something only one answer is right for. */
  const ask = async (on: Queryable) => {
    const n = ++asked
    const [row] = await on<{ n: number }[]>`select ${n}::int as n, ${'x'.repeat(n % 40)} as filling`
    return row?.n === n ? 'right' : `${n} was answered with ${JSON.stringify(row)}`
  }

  test('a transaction fails, and what comes next finds another', async () => {
    // More often than there are connections: none may be lost for good.
    for (let i = 0; i < 5; i++) {
      let went = ''
      const transaction = database.sql.begin(async (tx) => {
        await ask(tx)
        wire.cutAll()
        await sleep(20)
        went = await ask(tx).catch(String)
      })
      await expect(transaction).rejects.toThrow(/CONNECTION_CLOSED|ECONNRESET/)
      await sleep(30)
      // What is left of it goes nowhere: not into the next transaction on the same connection either.
      expect(went).toMatch(/CONNECTION_CLOSED|ECONNRESET/)
    }

    expect(await Promise.all([1, 2, 3].map(() => ask(database.sql)))).toEqual([
      'right',
      'right',
      'right',
    ])
  })

  test('each question gets its own answer or none, wherever the line was cut', async () => {
    let asking = true
    const answers = new Map<string, number>()
    const questions = [
      () => ask(database.sql),
      () => database.sql.begin(async (tx) => (await ask(tx)) && (await ask(tx))),
      () => database.sql.begin(async (tx) => (await Promise.all([ask(tx), ask(tx)])).join()),
    ]
    const client = async (_: unknown, n: number) => {
      while (asking) {
        const answer = await questions[(n + asked) % 3]!().catch(() => 'lost')
        answers.set(answer, (answers.get(answer) ?? 0) + 1)
        // Who asks again at once, and is refused at once, lets nobody hear that the line is gone.
        if (answer === 'lost') await sleep(1)
      }
    }
    const clients = Array.from({ length: 9 }, client)
    const cutsBefore = wire.cuts
    const deadline = performance.now() + 15_000
    while (wire.cuts < cutsBefore + 30 && performance.now() < deadline) {
      await sleep(10)
      wire.cutOne()
    }
    asking = false
    await Promise.all(clients)

    expect([...answers.keys()].toSorted()).toEqual(['lost', 'right', 'right,right'])
    expect(wire.cuts - cutsBefore).toBeGreaterThanOrEqual(30)
    expect(await ask(database.sql)).toBe('right')
  })
})
