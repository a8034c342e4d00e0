import { setTimeout as sleep } from 'node:timers/promises'
import { BankError } from '../kernel/errors.ts'
import type { Entry } from './entry.ts'
import { isDeposed, isTransient } from './failures.ts'
import type { Outcome } from './outcome.ts'

type Waiting = {
  readonly entry: Entry
  readonly resolve: (outcome: Outcome) => void
  readonly reject: (error: unknown) => void
}

export type LaneWriterOptions = {
  readonly largestBatch: number
  readonly longestQueue: number
  readonly post: (entries: readonly Entry[]) => Promise<Outcome[]>
  readonly onCommit: () => void
}

/** How long a lost answer is asked for again before the callers are told that nobody knows. */
const patienceMs = [10, 20, 50, 100, 200, 500, 1000, 2000]

/**
 * One lane's queue: a batch is on its way to the database while the next one gathers, so an idle
 * bank answers at once and a busy one batches by itself. There is no timer.
 */
export class LaneWriter {
  readonly #options: LaneWriterOptions
  #waiting: Waiting[] = []
  #working: Promise<void> | undefined
  #closed = false

  constructor(options: LaneWriterOptions) {
    this.#options = options
  }

  submit(entry: Entry): Promise<Outcome> {
    if (this.#closed || this.#waiting.length >= this.#options.longestQueue) {
      return Promise.reject(new BankError('overloaded'))
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ entry, resolve, reject })
      this.#working ??= this.#work()
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#working
  }

  async #work(): Promise<void> {
    // Whoever submits in this same moment comes along.
    await Promise.resolve()
    while (this.#waiting.length > 0) await this.#settle(this.#takeBatch())
    this.#working = undefined
  }

  #takeBatch(): Waiting[] {
    const { batch, rest } = splitBatch(
      this.#waiting,
      ({ entry }) => entry,
      this.#options.largestBatch,
    )
    this.#waiting = rest
    return batch
  }

  async #settle(batch: readonly Waiting[]): Promise<void> {
    const entries = batch.map(({ entry }) => entry)
    let outcomes: Outcome[]
    try {
      outcomes = await this.#post(entries)
    } catch (error) {
      return this.#settleFailed(batch, error)
    }
    for (const [i, { resolve }] of batch.entries()) resolve(outcomes[i]!)
    this.#options.onCommit()
  }

  /** One entry that the database cannot take fails alone: its batch is halved until it is found. */
  async #settleFailed(batch: readonly Waiting[], error: unknown): Promise<void> {
    if (batch.length === 1 || isTransient(error) || isDeposed(error)) {
      for (const { reject } of batch) reject(error)
      return
    }
    const middle = batch.length >> 1
    await this.#settle(batch.slice(0, middle))
    await this.#settle(batch.slice(middle))
  }

  /**
   * When the answer is lost, nobody here knows what took effect, but the database does: the same
   * batch again posts what did not and answers for what did.
   */
  async #post(entries: readonly Entry[]): Promise<Outcome[]> {
    for (const delay of patienceMs) {
      try {
        return await this.#options.post(entries)
      } catch (error) {
        if (!isTransient(error)) throw error
        await sleep(delay * (0.5 + Math.random()))
      }
    }
    return this.#options.post(entries)
  }
}

/**
 * The next batch, in order. An entry whose id or hold is already in it waits for the following one,
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
    const { posting, hold } = entryOf(item)
    const names = hold ? [posting.id, hold.id] : [posting.id]
    const waits = names.some((name) => taken.has(name))
    // Who waits is waited for in turn, or a later one of the same name would overtake it.
    for (const name of names) taken.add(name)
    ;(waits ? rest : batch).push(item)
  }
  return { batch, rest }
}
