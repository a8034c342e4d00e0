import type { Bank } from '../ledger/bank.ts'
import { forgetKeys, keySlices } from '../ledger/index.ts'
import { lanesOf } from '../events/outbox.ts'

/** How many of the parts one round looks through: all of them are looked through every few hours. */
const slicesOfRound = 8

/**
 * Takes keys out of the books that nobody can be answered by any more, a part at a time. They do not say whose
 * clock they expire on, so the one that is furthest behind decides: production has one.
 */
export const keyForgetter = (bank: Bank): (() => Promise<void>) => {
  let slice = Math.floor(Math.random() * keySlices)
  return async () => {
    const behind = await clockFurthestBehind(bank)
    if (!behind) return
    for (let left = slicesOfRound; left > 0; left--) {
      await forgetKeys(bank.sql, lanesOf(bank), slice, behind)
      slice = (slice + 1) % keySlices
    }
  }
}

const clockFurthestBehind = async ({ sql, wall }: Bank): Promise<Date | null> => {
  const [row] = await sql<{ now: Date | null }[]>`
    select min(coalesce(
      frozen_at, ${wall()}::timestamptz + offset_ms * interval '1 millisecond')) as now from realms`
  return row!.now
}
