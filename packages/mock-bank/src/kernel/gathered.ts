import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate } from 'node:timers/promises'

import { currentTransaction } from './database/index.ts'
import { BankError, fault } from './errors.ts'
import type { Kernel } from './kernel.ts'

/** A small question that many calls ask at once, such as whose session a token is. */
export interface Gathering<Bank, Question, Answer> {
  /** Answers several questions with one statement, each in its place. */
  answer: (bank: Bank, questions: readonly Question[]) => Promise<readonly Answer[]>
  /** What two questions of one batch may not share; the later one waits for the next. @default they may share anything */
  nameOf?: (question: Question) => string
  /** The most questions of one batch. @default 500 */
  most?: number
}

/** How many questions may wait before a caller is told that the bank is overloaded. */
const longestQueue = 10_000

/**
 * Declares a question that is asked one at a time and put to the database many at a time: what is asked
 * within a few turns of the event loop, or while such a statement is under way, goes together. There is no timer, and
 * nothing is remembered: every answer was read after its question was asked.
 *
 * @example
 * const sessionOf = gathered({ answer: (bank: Kernel, hashes: readonly string[]) => select(bank, hashes) })
 * const session = await sessionOf(bank, hash)
 */
export const gathered = <Bank extends Pick<Kernel, 'sql'>, Question, Answer>(
  gathering: Gathering<Bank, Question, Answer>,
): ((bank: Bank, question: Question) => Promise<Answer>) => {
  const queues = new WeakMap<object, Queue<Question, Answer>>()
  return (bank, question) => {
    // On PGlite's one connection it would wait for its own transaction for ever.
    if (currentTransaction()) fault('A gathered question was asked inside a transaction.')
    const known = queues.get(bank.sql)
    const queue = known ?? createQueue((questions) => gathering.answer(bank, questions), gathering)
    if (!known) queues.set(bank.sql, queue)
    return queue(question)
  }
}

type Queue<Question, Answer> = (question: Question) => Promise<Answer>

interface Waiting<Question, Answer> {
  question: Question
  resolve: (answer: Answer) => void
  reject: (error: unknown) => void
}

const createQueue = <Question, Answer>(
  answer: (questions: readonly Question[]) => Promise<readonly Answer[]>,
  { nameOf, most = 500 }: Omit<Gathering<never, Question, Answer>, 'answer'>,
): Queue<Question, Answer> => {
  // The statement belongs to nobody's request, though one of them sets it going.
  const fromHere = AsyncLocalStorage.snapshot()
  let waiting: Waiting<Question, Answer>[] = []
  let working = false

  const work = async () => {
    while (waiting.length > 0) {
      const { batch, rest } = takeBatch(waiting, nameOf, most)
      waiting = rest
      await settle(batch, answer)
      if (waiting.length > 0) await aFewTurns()
    }
    working = false
  }

  return (question) => {
    if (waiting.length >= longestQueue) return Promise.reject(new BankError('overloaded'))
    return new Promise((resolve, reject) => {
      waiting.push({ question, resolve, reject })
      if (working) return
      working = true
      void aFewTurns().then(() => fromHere(work))
    })
  }
}

const takeBatch = <Question, Answer>(
  waiting: readonly Waiting<Question, Answer>[],
  nameOf: ((question: Question) => string) | undefined,
  most: number,
) => {
  if (!nameOf) return { batch: waiting.slice(0, most), rest: waiting.slice(most) }
  const names = new Set<string>()
  const batch: Waiting<Question, Answer>[] = []
  const rest: Waiting<Question, Answer>[] = []
  for (const each of waiting) {
    const name = nameOf(each.question)
    const fits = batch.length < most && !names.has(name)
    names.add(name)
    ;(fits ? batch : rest).push(each)
  }
  return { batch, rest }
}

/**
 * Lets in those who are at the door: a burst of requests is read in a few turns of the event loop, and a statement
 * for its first one alone would cost nearly as much as one for all. An idle bank has passed them in no time.
 */
const aFewTurns = async (): Promise<void> => {
  for (let turn = 0; turn < 3; turn += 1) await setImmediate()
}

/** A question the database cannot take fails alone: its batch is halved until it is found. */
const settle = async <Question, Answer>(
  batch: readonly Waiting<Question, Answer>[],
  answer: (questions: readonly Question[]) => Promise<readonly Answer[]>,
): Promise<void> => {
  try {
    const answers = await answer(batch.map(({ question }) => question))
    if (answers.length !== batch.length) fault('A gathered question went without an answer.')
    for (const [i, { resolve }] of batch.entries()) resolve(answers[i] as Answer)
  } catch (error) {
    if (batch.length === 1 || !isOfOneQuestion(error)) {
      for (const { reject } of batch) reject(error)
      return
    }
    const middle = batch.length >> 1
    await settle(batch.slice(0, middle), answer)
    await settle(batch.slice(middle), answer)
  }
}

/** PostgreSQL's classes 22 and 23, data it cannot take; a broken line or a full disk is everybody's. */
const isOfOneQuestion = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^2[23]\w{3}$/.test(String(error.code))
