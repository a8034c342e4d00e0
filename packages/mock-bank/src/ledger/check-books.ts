import type { Queryable, Sql } from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'
import { accounts, clearing, counters, histories, sums } from './verify/accounts.ts'
import { runAudit, type Audit, type Scope } from './verify/audit.ts'
import { chainPromise, verifyChain, type Links } from './verify/chain.ts'
import { holds } from './verify/holds.ts'
import { keys } from './verify/keys.ts'
import { readers, strays } from './verify/lanes.ts'
import { transfers } from './verify/transfers.ts'
import { vouchers } from './verify/vouchers.ts'

/**
 * The promises of a ledger, by the numbers they are often given, and who looks whether they are kept:
 *
 * | promise | looked at by |
 * |---|---|
 * | I1 debits equal credits, posted and held | `sums`, `transfers`; a hold moves nothing |
 * | I2 a stored balance is what its entries add up to | `histories` |
 * | I3 what is limited never passed its limit, at any point | `histories` line by line, `accounts` |
 * | I4 no part is negative, and what was turned over only grows | the tables' own checks; `histories` |
 * | I5 what is held is what the holds’ own acts leave of them, each resolved at most once | `holds`, `histories` |
 * | I8 a lane counts without gaps, and time of recording only goes forward | the chain |
 * | I9 an edited row is found | the chain; what lies outside of it: `histories`, `holds`, `accounts`, `keys` |
 * | I10 what a transfer told is a part of it, and read in its order | the chain; `readers` |
 * | I11 what was linked happened whole | `clearing`: half of it would leave money between the lanes |
 * | I15 what crosses lanes has arrived, and nothing was made on the way | `clearing`, `sums` |
 * | I16 a statement leads from its first balance to its last, as of any moment | `histories` |
 */
const ofLane = [accounts, transfers, histories, holds, counters, keys, vouchers, sums]

export type CheckOptions = {
  /** One realm's books. @default all of them */
  readonly realmId?: string
  /** One lane's books. @default all of them */
  readonly lane?: number
  /** What an earlier look has answered: from there on the chain is followed. @default from its beginning */
  readonly after?: Links
  /** Told of each promise that is kept. */
  readonly onKept?: (promise: string) => void
}

/**
 * Proves that the books are whole, all of them or one realm's: that no fen was made or lost, that
 * every balance is what its entries say, and that what a lane has recorded is what it recorded then.
 * It looks at one moment, while the bank goes on.
 *
 * @throws {BooksOff} Naming the promise that is broken and the first row that breaks it.
 */
export const checkBooks = (sql: Sql, options: CheckOptions = {}): Promise<Links> =>
  sql.begin('isolation level repeatable read read only', (tx) => checkBooksIn(tx, options))

/** The same inside a transaction, which should see one moment only. */
export const checkBooksIn = async (
  tx: Queryable,
  { realmId, lane, after, onKept = () => {} }: CheckOptions = {},
): Promise<Links> => {
  const every = await lanesOf(tx)
  if (lane !== undefined && !every.includes(lane)) fault(`There is no lane ${lane}.`)
  const scope: Scope = {
    realmId: realmId ?? null,
    lanes: lane === undefined ? every : [lane],
  }
  // Tables that grew since they were last counted must not be compared row by row.
  await tx`set local enable_nestloop = off`
  for (const audit of auditsFor(realmId, lane)) {
    await runAudit(tx, audit, scope)
    audit.promises.forEach(onKept)
  }
  await tx`set local enable_nestloop = on`
  const links = await verifyChain(tx, scope.lanes, after)
  onKept(chainPromise)
  return links
}

const auditsFor = (realmId: string | undefined, lane: number | undefined): readonly Audit[] => {
  if (lane !== undefined) return [...ofLane, readers]
  return realmId === undefined ? [strays, ...ofLane, clearing, readers] : [...ofLane, clearing]
}

const lanesOf = async (sql: Queryable): Promise<number[]> => {
  const [deployment] = await sql<{ lanes: number }[]>`select lanes from deployment`
  return [...Array(deployment?.lanes ?? 0).keys()]
}
