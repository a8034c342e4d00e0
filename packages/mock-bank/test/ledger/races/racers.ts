import { openDatabase, type Database } from '../../../src/kernel/database/index.ts'
import { checkBooks, openLedger, type Outcome, type Posting } from '../../../src/ledger/index.ts'
import { createDatabase, openTestDatabase } from '../../postgres.ts'
import { startProgram } from '../../processes.ts'
import { newRealm, type Books } from '../books.ts'
import { doorOf, type Door } from '../history/door.ts'
import { answerFrom, type Answer } from '../history/wire-form.ts'
import type { Ask } from '../walk/walker.ts'

/** What a bank is sent to do, by so many clients that each wait for their answers. */
export type Course = { readonly asks: readonly Ask[]; readonly clients: number }

/** Several banks on the same books: each a process of its own, where the database lets them. */
export type Racers = Books & {
  /** Submits all of them through all banks at once, and answers in their order. */
  race(postings: readonly Posting[]): Promise<Outcome[]>
  close(): Promise<void>
}

const banks = [0, 1, 2, 3]
const clientsOfBank = 16

export const openRacers = async (lanes: number): Promise<Racers> => {
  const server = process.env['DATABASE_URL']
  const created = server === undefined ? undefined : await createDatabase(server)
  const database = created
    ? await openDatabase({ url: created.url, lanes })
    : await openTestDatabase(lanes)
  const ledger = await openLedger(database)
  const runners = await Promise.all(
    banks.map(() => (created ? runElsewhere(created.url) : runHere(database))),
  )

  return {
    ...newRealm(database, ledger),
    race: async (postings) => {
      const asks = postings.map((posting): Ask => ({ kind: 'payment', postings: [posting] }))
      const answers = await Promise.all(
        runners.map(({ run }, bank) =>
          run({ asks: asks.filter((_, i) => i % banks.length === bank), clients: clientsOfBank }),
        ),
      )
      return postings.map((_, i) =>
        outcomeOf(answers[i % banks.length]![Math.floor(i / banks.length)]!),
      )
    },
    close: async () => {
      await Promise.all(runners.map(({ end }) => end()))
      await ledger.close()
      await checkBooks(database.sql)
      await database.close()
      await created?.drop()
    },
  }
}

export const runClients = async ({ asks, clients }: Course, door: Door): Promise<Answer[]> => {
  const answers: Answer[] = []
  const left = [...asks.entries()]
  const client = async () => {
    for (let next = left.shift(); next; next = left.shift()) answers[next[0]] = await door(next[1])
  }
  await Promise.all(Array.from({ length: clients }, client))
  return answers
}

type Runner = { run(course: Course): Promise<Answer[]>; end(): Promise<void> }

const runHere = async (database: Database): Promise<Runner> => {
  const ledger = await openLedger(database)
  const door = doorOf(ledger, database.sql)
  return { run: (course) => runClients(course, door), end: () => ledger.close() }
}

const runElsewhere = async (url: string): Promise<Runner> => {
  const bank = startProgram(new URL('./racer-process.ts', import.meta.url), { url })
  await bank.hear()
  return {
    run: async (course) => {
      bank.send(course)
      return (await bank.hear<Answer[]>()).map(answerFrom)
    },
    end: bank.end,
  }
}

const outcomeOf = (answer: Answer): Outcome =>
  'left' in answer ? answer.left.outcome : answer.outcomes[0]!
