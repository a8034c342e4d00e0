import type { Sql } from '../../../src/kernel/database/index.ts'
import type { Ledger, Posting } from '../../../src/ledger/index.ts'
import type { Ask } from '../walk/walker.ts'
import type { Answer } from './wire-form.ts'

/** The way to the books, wherever they are. It throws where nobody can tell what became of the ask. */
export type Door = (ask: Ask) => Promise<Answer>

/** Straight to a ledger, by each of its ways in. */
export const doorOf = (ledger: Ledger, sql: Sql): Door => {
  let asked = 0
  return async ({ postings }) => {
    const [posting] = postings
    if (postings.length > 1) {
      const linked = await ledger.postLinked(postings)
      const { status } = linked
      if (status === 'posted') return { outcomes: linked.outcomes }
      return { left: { place: linked.place, outcome: linked.outcome } }
    }
    if (posting!.reverses !== undefined) return { outcomes: [await reverse(ledger, posting!)] }
    // Now and then the long way, inside a transaction of the caller's.
    if (asked++ % 16 === 0) return { outcomes: await sql.begin((tx) => ledger.post(tx, postings)) }
    return { outcomes: [await ledger.submit(posting!)] }
  }
}

const reverse = (ledger: Ledger, { realmId, slot, kind, at, memo = '', reverses = '' }: Posting) =>
  ledger.reverse({ realmId, slot, kind, at, memo, transferId: reverses })
