import * as fc from 'fast-check'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Cast } from '../walk/cast.ts'
import { stepOf, type Step } from '../walk/step.ts'
import { Tally } from '../walk/tally.ts'
import { Walker, type Ask } from '../walk/walker.ts'
import type { Door } from './door.ts'
import { Recorder } from './record.ts'
import type { Answer } from './wire-form.ts'

export type Walk = {
  readonly cast: Cast
  readonly seed: number
  /** How many ask at the same time, each waiting for its answer. */
  readonly clients: number
  /** Asked before each step, with how many there were. */
  readonly goesOn: (steps: number) => boolean
  /** Where it is written down. */
  readonly file: string
}

/** How many idempotency keys, and as many references, the walkers of a cast share. */
const names = 4_000
const keysLiveForMs = 365 * 24 * 3_600_000

/**
 * Walks through the books with many others, and writes down what was asked and answered. What no
 * answer came to is asked again at the end, the same way, until there is one.
 */
export const walkAlong = async (
  { cast, seed, clients, goesOn, file }: Walk,
  door: Door,
): Promise<Tally> => {
  const walker = new Walker(cast, { names, keysLiveForMs })
  const record = new Recorder(file)
  const tally = new Tally()
  const steps = stepsFrom(seed)
  const unanswered: { n: number; ask: Ask }[] = []
  let taken = 0

  const learn = (ask: Ask, answer: Answer) => {
    const outcomes = 'left' in answer ? [answer.left.outcome] : answer.outcomes
    if ('outcomes' in answer) walker.learn(ask, outcomes)
    tally.add(ask, outcomes)
  }

  const client = async () => {
    while (goesOn(taken)) {
      taken++
      const ask = walker.ask(steps.next().value)
      const n = record.asks(ask)
      try {
        const answer = await door(ask)
        record.hears(n, answer)
        learn(ask, answer)
      } catch (error) {
        record.hearsNothing(n, codeOf(error))
        walker.learn(ask, [])
        unanswered.push({ n, ask })
      }
    }
  }
  await Promise.all(Array.from({ length: clients }, client))

  for (const { n, ask } of unanswered) record.hears(n, await insist(door, ask))
  record.close()
  return tally
}

const patienceMs = 60_000

const insist = async (door: Door, ask: Ask): Promise<Answer> => {
  const deadline = performance.now() + patienceMs
  for (;;) {
    try {
      return await door(ask)
    } catch (error) {
      if (performance.now() > deadline) throw error
      await sleep(50)
    }
  }
}

const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error ? String(error.code) : error.message
}

function* stepsFrom(seed: number): Generator<Step, never> {
  const step = fc.noBias(stepOf({ crossing: true }))
  for (let part = 0; ; part++) yield* fc.sample(step, { numRuns: 500, seed: seed + part })
}
