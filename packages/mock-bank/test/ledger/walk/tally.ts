import type { Outcome } from '../../../src/ledger/index.ts'
import { kinds, type Kind } from './step.ts'
import type { Ask } from './walker.ts'

type Count = { posted: number; refused: number }

/** A tally as it is told to another process. */
export type Counted = {
  readonly counts: readonly (readonly [string, Count])[]
  readonly others: readonly (readonly [string, number])[]
}

/** What became of the postings of a walk, by their kind. */
export class Tally {
  readonly #counts = new Map<string, Count>()
  readonly #others = new Map<string, number>()

  static sum(tallies: readonly Counted[]): Tally {
    const sum = new Tally()
    for (const { counts, others } of tallies) {
      for (const [kind, { posted, refused }] of counts) {
        const count = sum.#countOf(kind)
        count.posted += posted
        count.refused += refused
      }
      for (const [what, times] of others) sum.#count(what, times)
    }
    return sum
  }

  toJSON(): Counted {
    return { counts: [...this.#counts], others: [...this.#others] }
  }

  add({ kind, postings }: Ask, outcomes: readonly Outcome[]): void {
    const [outcome] = outcomes
    const [posting] = postings
    if (!outcome || !posting) return
    const { status } = outcome
    if (status !== 'posted' && status !== 'refused') return this.#count(status)
    if (outcome.replayed) return this.#count(`replayed by ${outcome.replayed}`)
    this.#countOf(kind)[status]++
    if (posting.key) this.#countOf('keyed')[status]++
    if (posting.reference) this.#countOf('referenced')[status]++
  }

  /**
   * The kinds of which not 40 to 70 % were allowed, further off than chance explains. What was seen too
   * rarely is not weighed: how a short walk begins decides too much of it.
   */
  lopsided(among: readonly string[] = [...kinds, 'keyed', 'referenced']): string[] {
    return among
      .filter((kind) => this.#seen(kind) >= 500)
      .filter((kind) => {
        const chance = 2.6 * Math.sqrt(0.25 / this.#seen(kind))
        return this.accepted(kind) < 0.4 - chance || this.accepted(kind) > 0.7 + chance
      })
      .map((kind) => `${kind} ${percent(this.accepted(kind))}`)
  }

  accepted(kind: Kind | (string & {})): number {
    const { posted, refused } = this.#countOf(kind)
    return posted / (posted + refused)
  }

  /** How often something other than posting or refusing was the answer. */
  times(what: string): number {
    return this.#others.get(what) ?? 0
  }

  get size(): number {
    const decided = [...kinds, 'again', 'other_money', 'wrong', 'crossing'].map((kind) =>
      this.#seen(kind),
    )
    return [...decided, ...this.#others.values()].reduce((sum, count) => sum + count, 0)
  }

  toString(): string {
    const allowed = [...this.#counts.keys()].map(
      (kind) => `${kind} ${percent(this.accepted(kind))} of ${this.#seen(kind)}`,
    )
    const others = [...this.#others].map(([what, count]) => `${what} ${count}`)
    return `${this.size} asked. Allowed: ${allowed.join(', ')}. And ${others.join(', ')}.`
  }

  #seen(kind: string): number {
    const { posted, refused } = this.#counts.get(kind) ?? { posted: 0, refused: 0 }
    return posted + refused
  }

  #countOf(kind: string): Count {
    const count = this.#counts.get(kind) ?? { posted: 0, refused: 0 }
    this.#counts.set(kind, count)
    return count
  }

  #count(what: string, times = 1): void {
    this.#others.set(what, this.times(what) + times)
  }
}

const percent = (share: number) => `${Math.round(share * 100)} %`
