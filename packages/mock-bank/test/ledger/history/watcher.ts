import type { Sql } from '../../../src/kernel/database/index.ts'

type Sums = {
  readonly difference: string
  readonly betweenLanes: string
  readonly overdrawn: number
  readonly turnedOver: number
}

/**
 * Looks at all balances at once, again and again while others move money: no look may find a fen more
 * or less than there is, nor money that has left one lane and not reached the other.
 */
export class Watcher {
  readonly #sql: Sql
  readonly #sums = new Set<number>()
  #looking: Promise<void> | undefined
  #stopped = false
  /** What was found, if anything ever was. */
  fault: string | undefined

  constructor(sql: Sql) {
    this.#sql = sql
  }

  /** How many different moments it has seen. */
  get moments(): number {
    return this.#sums.size
  }

  start(): void {
    this.#looking = this.#lookOn()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    await this.#looking
  }

  async #lookOn(): Promise<void> {
    const sql = this.#sql
    while (!this.#stopped) {
      const [sums] = await sql<Sums[]>`
        select
          coalesce(sum(credits - debits), 0)::text as difference,
          coalesce(sum(credits - debits) filter (where kind = 'lane_clearing'), 0)::text as between_lanes,
          count(*) filter (where floored and sign * (credits - debits) < held) as overdrawn,
          coalesce(sum(credits), 0)::bigint as turned_over
        from ledger_accounts`
      const { turnedOver, ...found } = sums!
      this.#sums.add(turnedOver)
      const right = { difference: '0', betweenLanes: '0', overdrawn: 0 }
      if (JSON.stringify(found) !== JSON.stringify(right)) this.fault ??= JSON.stringify(found)
    }
  }
}
