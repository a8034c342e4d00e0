import { setTimeout as sleep } from 'node:timers/promises'
import { BankError } from '../kernel/errors.ts'
import type { Entry } from './entry.ts'
import { isDeposed, isTransient } from './failures.ts'
import type { Outcome } from './outcome.ts'
import type { Sent, Short } from './post-batch.ts'

type Waiting = {
  readonly sent: Sent
  readonly resolve: (outcome: Outcome | Short) => void
  readonly reject: (error: unknown) => void
}

export type LaneWriterOptions = {
  readonly largestBatch: number
  readonly longestQueue: number
  readonly post: (sent: readonly Sent[]) => Promise<(Outcome | Short)[]>
  readonly onCommit: () => void
}

/** How long a lost answer is asked for again before the callers are told that nobody knows. */
const patienceMs = [10, 20, 50, 100, 200, 500, 1000, 2000]

/** From how many on it is worth splitting what waits into two batches, or sending one behind another. */
const worthwhile = 16

/**
 * One lane's queue: batches are on their way to the database while the next one gathers, so an idle
 * bank answers at once and a busy one batches by itself. There is no timer.
 *
 * Two batches may be under way. The lane's head lets in one after the other, so the database goes on
 * with the second while this process hears of the first and prepares the third. The second sets out
 * only if it is about as large as the first: many small ones would cost more than they gain.
 */
export class LaneWriter {
  readonly #options: LaneWriterOptions
  #waiting: Waiting[] = []
  /** How large the batches are that are under way. */
  readonly #underWay = new Map<Promise<void>, number>()
  #stirred = false
  #closed = false

  constructor(options: LaneWriterOptions) {
    this.#options = options
  }

  submit(sent: Sent): Promise<Outcome | Short> {
    if (this.#closed || this.#waiting.length >= this.#options.longestQueue) {
      return Promise.reject(new BankError('overloaded'))
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ sent, resolve, reject })
      if (this.#stirred) return
      this.#stirred = true
      // Whoever submits in this same moment comes along.
      queueMicrotask(() => {
        this.#stirred = false
        this.#sendOn()
      })
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#sendOn()
    while (this.#underWay.size > 0) await Promise.all(this.#underWay.keys())
  }

  #sendOn(): void {
    for (let size = this.#nextSize(); size > 0; size = this.#nextSize()) {
      const { batch, rest } = splitBatch(this.#waiting, ({ sent }) => sent.entry, size)
      this.#waiting = rest
      const flight = this.#settle(batch, () => {
        this.#underWay.delete(flight)
        this.#sendOn()
      })
      this.#underWay.set(flight, batch.length)
    }
  }

  /** How many of those that wait set out now. */
  #nextSize(): number {
    const { largestBatch } = this.#options
    const waiting = this.#waiting.length
    const [first] = this.#underWay.values()
    if (first === undefined) {
      const half = waiting >= 2 * worthwhile ? Math.ceil(waiting / 2) : waiting
      return Math.min(half, largestBatch)
    }
    if (this.#underWay.size > 1 || waiting < Math.max(worthwhile, first / 2)) return 0
    return Math.min(waiting, largestBatch)
  }

  /** @param landed Called when the lane is done with the batch, before those who wait for it hear of it. */
  async #settle(batch: readonly Waiting[], landed: () => void): Promise<void> {
    // The caller first notes that it is under way.
    await Promise.resolve()
    const tell = await this.#outcomesOf(batch)
    landed()
    tell()
  }

  /** Posts a batch; answers with the telling of what became of each. */
  async #outcomesOf(batch: readonly Waiting[]): Promise<() => void> {
    try {
      const outcomes = await this.#post(batch.map(({ sent }) => sent))
      return () => {
        for (const [i, { resolve }] of batch.entries()) resolve(outcomes[i]!)
        this.#options.onCommit()
      }
    } catch (error) {
      return this.#outcomesOfFailed(batch, error)
    }
  }

  /** One entry that the database cannot take fails alone: its batch is halved until it is found. */
  async #outcomesOfFailed(batch: readonly Waiting[], error: unknown): Promise<() => void> {
    if (batch.length === 1 || isTransient(error) || isDeposed(error)) {
      return () => {
        for (const { reject } of batch) reject(error)
      }
    }
    const middle = batch.length >> 1
    const tellFirst = await this.#outcomesOf(batch.slice(0, middle))
    const tellSecond = await this.#outcomesOf(batch.slice(middle))
    return () => {
      tellFirst()
      tellSecond()
    }
  }

  /**
   * When the answer is lost, nobody here knows what took effect, but the database does: the same
   * batch again posts what did not and answers for what did.
   */
  async #post(sent: readonly Sent[]): Promise<(Outcome | Short)[]> {
    for (const delay of patienceMs) {
      try {
        return await this.#options.post(sent)
      } catch (error) {
        if (!isTransient(error)) throw error
        await sleep(delay * (0.5 + Math.random()))
      }
    }
    return this.#options.post(sent)
  }
}

/** Under what it is known to the lane: no two of a batch may share one of them. */
const namesOf = ({ posting: { id, key, reference }, hold }: Entry): string[] => {
  const names = [id]
  if (key) names.push(key.id)
  if (reference) names.push(reference.id)
  if (hold) names.push(hold.id)
  return names
}

/**
 * The next batch, in order. An entry one of whose names is already in it waits for the following one,
 * where it meets what the first has become.
 */
export const splitBatch = <T>(
  waiting: readonly T[],
  entryOf: (item: T) => Entry,
  largestBatch: number,
): { batch: T[]; rest: T[] } => {
  const batch: T[] = []
  const rest: T[] = []
  const taken = new Set<string>()
  for (const [i, item] of waiting.entries()) {
    if (batch.length === largestBatch) return { batch, rest: [...rest, ...waiting.slice(i)] }
    const names = namesOf(entryOf(item))
    const waits = names.some((name) => taken.has(name))
    // Who waits is waited for in turn, or a later one of the same name would overtake it.
    for (const name of names) taken.add(name)
    ;(waits ? rest : batch).push(item)
  }
  return { batch, rest }
}
