import {
  currentTransaction,
  type Database,
  type TransactionScope,
  type Tx,
} from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'
import { readBalance, readBalanceAt } from './balances.ts'
import { kinds } from './chart.ts'
import { changeTerms } from './change-terms.ts'
import { entryOf, type Entry } from './entry.ts'
import { isSeen } from './failures.ts'
import { gatheringPostings, planDraws, readStripes, type Gathering } from './gather.ts'
import { joinLanes, makeHistoryParts } from './join-lanes.ts'
import { LaneWriter, splitBatch } from './lane-writer.ts'
import type { Ledger, Linked } from './ledger.ts'
import { readMovement } from './movements.ts'
import { openAccount } from './open-account.ts'
import type { Outcome } from './outcome.ts'
import { outboxOf } from './outbox.ts'
import { postBatch, type Sent, type Short } from './post-batch.ts'
import type { Posting } from './posting.ts'
import { reversalOf } from './reverse.ts'
import { readStatement } from './statement.ts'

export type LedgerOptions = {
  /** The most entries that go to the database in one call. @default 1000 */
  readonly largestBatch?: number
  /** How many entries may wait in a lane before it answers `overloaded`. @default 4000 */
  readonly longestQueue?: number
}

/** The database the books lie in; its lanes may have connections of their own. */
type Books = Pick<Database, 'sql' | 'lanes'> & Partial<Pick<Database, 'laneSql'>>

/** How many batches are looked up after one that was not and had to be. */
const waryFor = 100

/** How often money is fetched from other lanes for a posting, while others take it away again. */
const mostGatherings = 50

/** How often the coming months' parts of history are looked after; each try has months of time. */
const halfADayMs = 12 * 3600_000

export const openLedger = async (
  { sql, lanes, laneSql = () => sql }: Books,
  { largestBatch = 1000, longestQueue = 4000 }: LedgerOptions = {},
): Promise<Ledger> => {
  const everyLane = [...Array(lanes).keys()]
  const epochs = await joinLanes(sql, everyLane)
  const parts = setInterval(() => void makeHistoryParts(sql).catch(() => {}), halfADayMs).unref()
  const listeners = new Set<(lane: number) => void>()
  const tell = (lane: number) => {
    for (const listener of listeners) listener(lane)
  }

  const laneOf = (entry: Entry) => entry.posting.slot % lanes
  const laneNamed = (lane: number) => ({ lane, epoch: epochs[lane]! })
  /** A batch whose names are new, as nearly all are, is spared being looked up. */
  const postAsUnseen = (lane: number) => {
    let wary = 0
    return async (sent: readonly Sent[]) => {
      const own = laneSql(lane)
      if (wary-- > 0) return postBatch(own, laneNamed(lane), sent)
      try {
        return await postBatch(own, { ...laneNamed(lane), unseen: true }, sent)
      } catch (error) {
        if (!isSeen(error)) throw error
        // Who repeats one call often repeats others.
        wary = waryFor
        return postBatch(own, laneNamed(lane), sent)
      }
    }
  }

  const writers = everyLane.map(
    (lane) =>
      new LaneWriter({
        largestBatch,
        longestQueue,
        post: postAsUnseen(lane),
        onCommit: () => tell(lane),
      }),
  )

  const submit = async (posting: Posting): Promise<Outcome> => {
    if (currentTransaction())
      fault('ledger.submit inside a transaction would wait for it for ever.')
    const entry = entryOf(posting)
    const writer = writers[laneOf(entry)]!
    if (lanes === 1 || !drawsOnStripes(entry)) return decided(await writer.submit({ entry }))
    for (let round = 0; round < mostGatherings; round++) {
      const outcome = await writer.submit({ entry, gathers: true })
      if (outcome.status !== 'short') return outcome
      const { account } = outcome
      const amount = neededFrom(entry, account)
      if (!(await gather({ ...posting, account, amount }))) break
    }
    return decided(await writer.submit({ entry }))
  }

  const underWay = new Map<string, Promise<boolean>>()
  /** Those of a lane that lack money of the same account at the same time let one fetch it for all. */
  const gather = (gathering: Gathering): Promise<boolean> => {
    const { account, slot } = gathering
    const name = `${slot % lanes} ${account.kind} ${account.owner}`
    const waiting = underWay.get(name)
    // It may bring enough for this one too; if not, there is another round.
    if (waiting) return waiting.then(() => true)
    const started = fetchTogether(gathering).finally(() => underWay.delete(name))
    underWay.set(name, started)
    return started
  }

  const fetchTogether = async (gathering: Gathering): Promise<boolean> => {
    const { account, slot, amount } = gathering
    const stripes = await readStripes(sql, everyLane, account)
    const draws = planDraws(stripes, slot % lanes, amount)
    if (!draws) return false
    // Refused where another has been quicker: then what is there now decides.
    if (draws.length > 0) await postLinked(gatheringPostings(gathering, draws))
    return true
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
        const sent = batch.map((entry) => ({ entry }))
        const answers = await postBatch(tx, laneNamed(lane), sent)
        for (const [i, entry] of batch.entries()) outcomes.set(entry, decided(answers[i]!))
        waiting = rest
      }
    }
    return entries.map((entry) => outcomes.get(entry)!)
  }

  const postLinked = async (postings: readonly Posting[]): Promise<Linked> => {
    try {
      return await sql.begin(async (tx) => {
        const outcomes = await post(tx, postings)
        return { status: 'posted' as const, outcomes: allPosted(outcomes) }
      })
    } catch (error) {
      if (error instanceof LinkBroken) return error.linked
      throw error
    }
  }

  return {
    lanes,
    openAccount: (tx, account) => openAccount(tx, lanes, account),
    changeTerms: (tx, terms) => changeTerms(tx, lanes, terms),
    submit,
    post,
    postLinked,
    gather,
    reverse: async (reversal) => submit(await reversalOf(sql, reversal.slot % lanes, reversal)),
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
      clearInterval(parts)
      await Promise.all(writers.map((writer) => writer.close()))
    },
  }
}

/** Rolls a linked transaction back, and says to whom it was asked of why. */
class LinkBroken extends Error {
  override readonly name = 'LinkBroken'
  readonly linked: Linked & { readonly status: 'refused' }

  constructor(linked: Linked & { readonly status: 'refused' }) {
    super('One of several linked postings was refused.')
    this.linked = linked
  }
}

const allPosted = (outcomes: readonly Outcome[]) =>
  outcomes.map((outcome, place) => {
    if (outcome.status !== 'posted') throw new LinkBroken({ status: 'refused', place, outcome })
    return outcome
  })

const decided = (outcome: Outcome | Short): Outcome =>
  outcome.status === 'short' ? fault('A posting was left undecided.') : outcome

const signOf = ({ account }: Entry['legs'][number]): 1 | -1 =>
  kinds[account.kind].normal === 'credit' ? 1 : -1

const takesFromStripe = (leg: Entry['legs'][number]): boolean => {
  const { striped, floored } = kinds[leg.account.kind]
  return striped && floored && signOf(leg) * leg.amount < 0
}

const drawsOnStripes = ({ legs }: Entry): boolean => legs.some(takesFromStripe)

const neededFrom = ({ legs }: Entry, { kind, owner }: Short['account']): number =>
  legs
    .filter((leg) => leg.account.kind === kind && leg.account.owner === owner)
    .filter(takesFromStripe)
    .reduce((sum, { amount }) => sum + Math.abs(amount), 0)
