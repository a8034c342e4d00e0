import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../src/kernel/database/index.ts'
import { openLedger, requirePosted, type Posted, type Posting } from '../../src/ledger/index.ts'
import { openTestDatabase } from '../postgres.ts'
import { doorOf } from './history/door.ts'
import { judge } from './history/judge.ts'
import { readHistory, type Operation } from './history/record.ts'
import { walkAlong } from './history/walk-along.ts'
import { openCast, poolFunding, type Cast } from './walk/cast.ts'

// Whoever judges what happened must not let anything pass: here the history of a walk is bent in each way it could be.

let database: Database
let cast: Cast
let funding: readonly Posting[]
let operations: readonly Operation[]
const folder = mkdtempSync(join(tmpdir(), 'qiantang-history-'))

beforeAll(async () => {
  database = await openTestDatabase(2)
  const ledger = await openLedger(database)
  cast = await openCast(database)
  funding = poolFunding(cast, { slots: [0], amount: 1_000_000 })
  for (const posting of funding) requirePosted(await ledger.submit(posting))
  const file = join(folder, 'walk.jsonl')
  const goesOn = (taken: number) => taken < 300
  await walkAlong({ cast, seed: 1, clients: 4, goesOn, file }, doorOf(ledger, database.sql))
  operations = readHistory('walker', file).operations
  await ledger.close()
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true })
})

const judged = (bent: readonly Operation[]) => judge(database.sql, cast, funding, bent)

const lastPosted = (): Operation =>
  operations.findLast(({ answer }) => (postedIn(answer)?.balanceAfter.length ?? 0) > 0)!

/** The history with its last posted answer made into another. */
const bend = (change: (operation: Operation, outcome: Posted) => Operation): Operation[] => {
  const operation = lastPosted()
  return operations.with(
    operations.indexOf(operation),
    change(operation, postedIn(operation.answer)!),
  )
}

const postedIn = (answer: Operation['answer']): Posted | undefined => {
  if (!answer || 'left' in answer) return undefined
  const [outcome] = answer.outcomes
  return outcome?.status === 'posted' && !outcome.replayed ? outcome : undefined
}

test('a true history is taken', async () => {
  expect(await judged(operations)).toMatchObject({ asked: 300, answered: 300, untold: 0 })
})

test('what stands in the books and nobody asked for is found', async () => {
  const { id } = lastPosted().ask.postings[0]!
  const without = operations.filter(({ ask }) => ask.postings[0]!.id !== id)
  await expect(judged(without)).rejects.toThrow(/Nobody asked for/)
})

test('an answer for something the books do not hold is found', async () => {
  const { ask, ...operation } = lastPosted()
  const { movement: _movement, ...posting } = ask.postings[0]!
  const stranger = { ...posting, id: crypto.randomUUID() }
  const bent = [...operations, { ...operation, ask: { ...ask, postings: [stranger] } }]
  await expect(judged(bent)).rejects.toThrow(/nothing of it is stored/)
})

test('an answer with another balance, place or time is found', async () => {
  const wrongs = [
    ({ balanceAfter }: Posted) => ({ balanceAfter: balanceAfter.map((balance) => balance + 1) }),
    ({ seq }: Posted) => ({ seq: seq + 1 }),
    ({ recordedAt }: Posted) => ({ recordedAt: new Date(recordedAt.getTime() + 1) }),
  ]
  for (const wrong of wrongs) {
    const bent = bend((operation, outcome) => ({
      ...operation,
      answer: { outcomes: [{ ...outcome, ...wrong(outcome) }] },
    }))
    await expect(judged(bent)).rejects.toThrow(/the books say/)
  }
})

test('a refusal that was none is found', async () => {
  const bent = bend((operation) => ({
    ...operation,
    answer: {
      outcomes: [{ status: 'refused', code: 'insufficient_balance', details: {}, replayed: false }],
    },
  }))
  await expect(judged(bent)).rejects.toThrow(/the books say/)
})

test('something that came before what had been answered is found', async () => {
  const last = Math.max(...operations.map(({ answeredAt }) => answeredAt!))
  const first = operations.findIndex(({ answer }) => postedIn(answer) !== undefined)
  const bent = operations.with(first, {
    ...operations[first]!,
    ...{ askedAt: last + 1, answeredAt: last + 2 },
  })
  await expect(judged(bent)).rejects.toThrow(/asked for after a later one had been answered/)
})

test('a balance, a counter and a hold that are not what the model has are found', async () => {
  const wrongs = [
    `update ledger_accounts set debits = debits + 1, credits = credits + 1 where kind = 'customer' and credits > 0`,
    `update ledger_accounts set out_day = out_day + 1 where out_day > 0`,
    `update ledger_holds set remaining = remaining + 1 where state = 'open' and remaining < amount`,
  ]
  for (const wrong of wrongs) {
    const bending = database.sql.begin(async (tx) => {
      const { count } = await tx.unsafe(wrong)
      expect(count).toBeGreaterThan(0)
      await judge(tx as unknown as Database['sql'], cast, funding, operations)
    })
    await expect(bending).rejects.toThrow(/the books say .* the model/)
  }
})
