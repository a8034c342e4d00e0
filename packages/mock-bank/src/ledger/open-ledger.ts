import {
  currentTransaction,
  type Database,
  type Queryable,
  type TransactionScope,
  type Tx,
} from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'
import { accountIdOf } from './account-id.ts'
import { plainArray } from './array-literal.ts'
import { readBalance, readBalanceAt } from './balances.ts'
import { kinds } from './chart.ts'
import { entryOf, type Entry } from './entry.ts'
import { LaneWriter, splitBatch } from './lane-writer.ts'
import type { Ledger, NewAccount } from './ledger.ts'
import { readMovement } from './movements.ts'
import type { Outcome } from './outcome.ts'
import { outboxOf } from './outbox.ts'
import { postBatch } from './post-batch.ts'
import type { Posting } from './posting.ts'
import { readStatement } from './statement.ts'

export type LedgerOptions = {
  /** The most entries that go to the database in one call. @default 1000 */
  readonly largestBatch?: number
  /** How many entries may wait in a lane before it answers `overloaded`. @default 4000 */
  readonly longestQueue?: number
}

export const openLedger = async (
  { sql, lanes }: Pick<Database, 'sql' | 'lanes'>,
  { largestBatch = 1000, longestQueue = 4000 }: LedgerOptions = {},
): Promise<Ledger> => {
  const everyLane = [...Array(lanes).keys()]
  const epochs = await joinLanes(sql, everyLane)
  const listeners = new Set<(lane: number) => void>()
  const tell = (lane: number) => {
    for (const listener of listeners) listener(lane)
  }

  const laneOf = (entry: Entry) => entry.posting.slot % lanes
  const postInLane = (on: Queryable, lane: number, entries: readonly Entry[]) =>
    postBatch(on, { lane, epoch: epochs[lane]! }, entries)
  const writers = everyLane.map(
    (lane) =>
      new LaneWriter({
        largestBatch,
        longestQueue,
        post: (entries) => postInLane(sql, lane, entries),
        onCommit: () => tell(lane),
      }),
  )

  const submit = async (posting: Posting): Promise<Outcome> => {
    if (currentTransaction())
      fault('ledger.submit inside a transaction would wait for it for ever.')
    const entry = entryOf(posting)
    return writers[laneOf(entry)]!.submit(entry)
  }

  const posted = new WeakSet<TransactionScope>()
  const post = async (tx: Tx, postings: readonly Posting[]): Promise<Outcome[]> => {
    const scope = currentTransaction() ?? fault('ledger.post outside a transaction.')
    if (posted.has(scope))
      fault('ledger.post twice in a transaction: lanes would be taken out of order.')
    posted.add(scope)

    const outcomes = new Map<Entry, Outcome>()
    const entries = postings.map(entryOf)
    for (const lane of everyLane) {
      let waiting = entries.filter((entry) => laneOf(entry) === lane)
      if (waiting.length > 0) scope.afterCommit.push(() => tell(lane))
      while (waiting.length > 0) {
        const { batch, rest } = splitBatch(waiting, (entry) => entry, largestBatch)
        const answers = await postInLane(tx, lane, batch)
        for (const [i, entry] of batch.entries()) outcomes.set(entry, answers[i]!)
        waiting = rest
      }
    }
    return entries.map((entry) => outcomes.get(entry)!)
  }

  return {
    lanes,
    openAccount: (tx, account) => openAccount(tx, lanes, account),
    submit,
    post,
    balance: (account, on = sql) => readBalance(on, everyLane, account),
    balanceAt: (account, at, on = sql) => readBalanceAt(on, everyLane, account, at),
    statement: (account, query, on = sql) => readStatement(on, everyLane, account, query),
    movement: (id, slot, on = sql) =>
      readMovement(on, slot === undefined ? everyLane : [slot % lanes], id),
    outbox: outboxOf(sql),
    onCommit: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => {
      await Promise.all(writers.map((writer) => writer.close()))
    },
  }
}

/** Makes the lanes' heads where they are missing, and learns in which epoch each is written. */
const joinLanes = async (sql: Queryable, lanes: readonly number[]): Promise<number[]> => {
  await sql`
    insert into lane_heads (lane) select * from unnest(${plainArray(lanes)}::int[])
    on conflict do nothing`
  const heads = await sql<{ epoch: number }[]>`select epoch from lane_heads order by lane`
  return heads.map(({ epoch }) => epoch)
}

const openAccount = async (tx: Queryable, lanes: number, account: NewAccount): Promise<void> => {
  const { ref, realmId, slot, cap = null } = account
  const { normal, floored, striped } = kinds[ref.kind]
  if (striped) fault(`A ${ref.kind} account opens by itself.`)
  await tx`
    insert into ledger_accounts (lane, id, realm, kind, owner, sign, floored, cap)
    values (
      ${slot % lanes}, ${accountIdOf(ref)}, ${realmId}, ${ref.kind}, ${ref.owner},
      ${normal === 'credit' ? 1 : -1}, ${floored}, ${cap}
    )
    on conflict do nothing`
}
