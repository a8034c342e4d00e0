import type { Queryable } from '../../kernel/database/index.ts'
import { BooksOff } from './books-off.ts'
import type { Links } from './chain.ts'

/** What it shows, where somebody has kept the ends. */
export const endsPromise = 'each lane leads on from where it ended when it was last looked at'

/**
 * Holds a chain that was found whole to where it ended earlier, as somebody has kept it outside of the
 * database: so books that were cut short are told from whole ones, and a backup from what it was made of.
 *
 * @throws {BooksOff} Naming the lane, and the number that is not there or not what it was.
 */
export const requireEnds = async (sql: Queryable, kept: Links): Promise<void> => {
  for (const [lane, { seq, link }] of kept) {
    // Nothing was written there yet, and every chain leads on from that.
    if (seq === 0) continue
    const [row] = await sql<{ id: string; link: Buffer }[]>`
      select id, link from ledger_transfers where lane = ${lane} and seq > 0 and seq = ${seq}`
    if (row?.link.equals(link)) continue
    throw new BooksOff(endsPromise, {
      ...{ lane, seq, transferId: row?.id },
      what: row ? 'it is not the one that was last' : 'it is missing: the lane was cut short',
    })
  }
}
