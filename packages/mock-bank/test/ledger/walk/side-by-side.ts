import { isDeepStrictEqual } from 'node:util'
import type { Sql } from '../../../src/kernel/database/index.ts'
import type { Decision } from '../../../src/ledger/decide.ts'
import { entryOf, type Entry } from '../../../src/ledger/entry.ts'
import type { Outcome, Posted, Posting, Refused } from '../../../src/ledger/index.ts'
import { LaneWriter } from '../../../src/ledger/lane-writer.ts'
import { postBatch, type Sent, type Short } from '../../../src/ledger/post-batch.ts'
import type { Model } from '../model.ts'
import type { Cast } from './cast.ts'
import { kept, modelsOf, readAccounts, readHolds } from './state.ts'

/** What happens to the connection while a batch is on its way: it may be lost before or after the commit. */
export type Loss = 'none' | 'before' | 'after'

/**
 * The lanes' writers, and beside each a model that is asked whatever reaches the database. After every
 * batch outcomes, balances, counters and holds must be the same on both sides.
 */
export class SideBySide {
  readonly #sql: Sql
  readonly #models: readonly Model[]
  readonly #writers: readonly LaneWriter[]
  readonly #first = new Map<string, { outcome: Posted | Refused; posting: Posting }>()
  readonly #nextLoss: () => Loss
  readonly #seqs: number[]
  readonly #turns: Promise<unknown>[]
  #difference: Error | undefined
  losses = 0

  constructor(sql: Sql, cast: Cast, seqs: readonly number[], nextLoss: () => Loss) {
    this.#sql = sql
    this.#nextLoss = nextLoss
    this.#seqs = [...seqs]
    this.#models = modelsOf(cast)
    this.#turns = this.#models.map(() => Promise.resolve())
    this.#writers = this.#models.map(
      (_, lane) =>
        new LaneWriter({
          largestBatch: 1000,
          longestQueue: 4000,
          post: (sent) => this.#inTurn(lane, () => this.#post(lane, sent)),
          onCommit: () => {},
        }),
    )
  }

  async submit(posting: Posting): Promise<Outcome> {
    const writer = this.#writers[posting.slot % this.#writers.length]!
    return (await writer.submit({ entry: entryOf(posting) })) as Outcome
  }

  /** @throws the first difference there was, whatever was made of it on the way. */
  requireEqual(): void {
    if (this.#difference) throw this.#difference
  }

  /** A lane may have two batches under way; which comes first must be known here. */
  #inTurn<T>(lane: number, work: () => Promise<T>): Promise<T> {
    const done = this.#turns[lane]!.then(work)
    this.#turns[lane] = done.catch(() => {})
    return done
  }

  async #post(lane: number, sent: readonly Sent[]): Promise<(Outcome | Short)[]> {
    const loss = this.#nextLoss()
    if (loss === 'before') this.#lose()
    const outcomes = await postBatch(this.#sql, { lane, epoch: 1 }, sent)
    try {
      for (const [i, { entry }] of sent.entries()) this.#compare(lane, entry, outcomes[i]!)
      await this.#compareRows(lane, sent)
    } catch (error) {
      this.#difference ??= error as Error
      throw error
    }
    if (loss === 'after') this.#lose()
    return outcomes
  }

  #lose(): never {
    this.losses++
    throw Object.assign(new Error('write CONNECTION_CLOSED'), { code: 'CONNECTION_CLOSED' })
  }

  #compare(lane: number, entry: Entry, outcome: Outcome | Short): void {
    const decision = this.#models[lane]!.post(entry)
    requireSame(
      `${entry.posting.kind} in lane ${lane}`,
      outcome,
      this.#expected(lane, entry, decision, outcome),
    )
    const { status } = decision
    if (status === 'posted' || status === 'refused')
      this.#first.set(entry.posting.id, {
        outcome: outcome as Posted | Refused,
        posting: entry.posting,
      })
  }

  /** Of the time of recording the model knows nothing, only that it is the same whenever it is told. */
  #expected(
    lane: number,
    { posting }: Entry,
    decision: Decision,
    outcome: Outcome | Short,
  ): unknown {
    switch (decision.status) {
      case 'posted': {
        const seq = (this.#seqs[lane] = this.#seqs[lane]! + 1)
        const { balanceAfter } = decision
        const { recordedAt } = outcome as Posted
        const known = { transferId: posting.id, lane, seq, recordedAt, balanceAfter }
        return { status: 'posted', ...known, replayed: false }
      }
      case 'refused':
        this.#seqs[lane] = this.#seqs[lane]! + 1
        return { status: 'refused', ...decision.refusal, replayed: false }
      case 'replayed': {
        const first = this.#first.get(decision.transferId)!
        const { movement } = first.posting
        const again = { ...first.outcome, replayed: decision.by }
        return again.status === 'posted' && movement ? { ...again, movement } : again
      }
      default:
        return decision
    }
  }

  async #compareRows(lane: number, sent: readonly Sent[]): Promise<void> {
    const { accounts, holds } = this.#models[lane]!
    const entries = sent.map(({ entry }) => entry)
    const touched = entries.flatMap(({ legs, hold }) => [...legs, ...(hold ? [hold] : [])])
    const accountIds = [...new Set(touched.map(({ accountId }) => accountId))]
    const holdIds = entries.flatMap(({ hold }) => (hold ? [hold.id] : []))

    const [rows, held] = await Promise.all([
      readAccounts(this.#sql, lane, accountIds),
      readHolds(this.#sql, lane, holdIds),
    ])
    for (const id of accountIds) {
      const book = accounts.get(id)
      requireSame(`the account ${id} of lane ${lane}`, rows.get(id), book && kept(book))
    }
    for (const id of holdIds)
      requireSame(`the hold ${id} of lane ${lane}`, held.get(id), holds.get(id))
  }
}

const requireSame = (what: string, found: unknown, expected: unknown): void => {
  if (isDeepStrictEqual(found, expected)) return
  throw new Error(
    `${what} is ${JSON.stringify(found)} in the database and ${JSON.stringify(expected)} in the model.`,
  )
}
