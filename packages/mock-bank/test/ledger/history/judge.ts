import { isDeepStrictEqual } from 'node:util'
import type { Sql } from '../../../src/kernel/database/index.ts'
import { entryOf } from '../../../src/ledger/entry.ts'
import type { Outcome, Posted, Posting, PostingKey, Refused } from '../../../src/ledger/index.ts'
import type { Model } from '../model.ts'
import type { Cast } from '../walk/cast.ts'
import { kept, modelsOf, readAccounts, readHolds } from '../walk/state.ts'
import type { Operation } from './record.ts'
import { readNames, readTransfers, type StoredName, type StoredTransfer } from './stored.ts'

/** The books and what was written down of them do not agree. */
export class HistoryBroken extends Error {
  override readonly name = 'HistoryBroken'
}

export type Verdict = {
  readonly asked: number
  readonly answered: number
  /** Stored, though whoever asked for it was never told. */
  readonly untold: number
  readonly transfers: number
}

/**
 * Holds what several processes asked and were told against what the books hold. In each lane the
 * stored transfers are done again, in the order of its sequence, by the model: they must come out the same.
 * Whatever was answered must be what is stored, once; and what is stored somebody must have asked for.
 */
export const judge = async (
  sql: Sql,
  cast: Cast,
  /** What was posted before anybody was watched. */
  before: readonly Posting[],
  operations: readonly Operation[],
): Promise<Verdict> => {
  const asked = new Asked([...before, ...operations.flatMap(({ ask }) => ask.postings)])
  const models = modelsOf(cast)
  const lanes: StoredLane[] = []
  for (const [lane, model] of models.entries()) {
    const transfers = await readTransfers(sql, lane)
    replay(model, lane, transfers, asked)
    await requireSameState(sql, lane, model)
    lanes.push(new StoredLane(lane, transfers, await readNames(sql, lane)))
  }

  const laneOf = ({ slot }: Posting) => lanes[slot % lanes.length]!
  for (const operation of operations) requireAnswered(operation, laneOf)
  for (const lane of lanes) requireOrder(lane, operations)
  const transfers = lanes.reduce((sum, { size }) => sum + size, 0)
  const answered = operations.filter(({ answer }) => answer).length
  const untold = operations
    .filter(({ answer }) => !answer)
    .flatMap(({ ask }) => ask.postings)
    .filter((posting) => laneOf(posting).transfer(posting.id)).length
  return { asked: operations.length, answered, untold, transfers }
}

/** Whatever was asked for, by its id and by what its money does. */
class Asked {
  readonly #postings = new Map<string, Posting>()

  constructor(postings: readonly Posting[]) {
    for (const posting of postings)
      this.#postings.set(`${posting.id} ${entryOf(posting).hash}`, posting)
  }

  posting({ id, hash }: StoredTransfer): Posting | undefined {
    return this.#postings.get(`${id} ${hash}`)
  }
}

class StoredLane {
  readonly lane: number
  readonly names: ReadonlyMap<string, StoredName>
  readonly #transfers: ReadonlyMap<string, StoredTransfer>

  constructor(
    lane: number,
    transfers: readonly StoredTransfer[],
    names: ReadonlyMap<string, StoredName>,
  ) {
    this.lane = lane
    this.names = names
    this.#transfers = new Map(transfers.map((transfer) => [transfer.id, transfer]))
  }

  get size(): number {
    return this.#transfers.size
  }

  transfer(id: string): StoredTransfer | undefined {
    return this.#transfers.get(id)
  }
}

/** Does a lane's transfers again, one by one. */
const replay = (
  model: Model,
  lane: number,
  transfers: readonly StoredTransfer[],
  asked: Asked,
): void => {
  for (const [i, transfer] of transfers.entries()) {
    const { id, seq, kind, refusal } = transfer
    const what = `${kind} ${id}, number ${seq} of lane ${lane}`
    if (seq !== i + 1) broken(`${what} follows number ${i}.`)
    const posting = kind === 'gathering' ? gatheringOf(transfer, lane) : asked.posting(transfer)
    if (!posting) return broken(`Nobody asked for ${what}.`)

    const decision = model.post(entryOf(posting))
    const found = refusal
      ? { status: 'refused', refusal: JSON.parse(refusal) as unknown }
      : { status: 'posted', at: transfer.at.getTime(), balanceAfter: balancesOf(transfer) }
    const expected =
      decision.status === 'posted'
        ? { status: 'posted', at: decision.at, balanceAfter: decision.balanceAfter }
        : decision
    requireSame(what, found, expected)
  }
}

/** What the ledger asks of itself: to fetch what a stripe lacks. Nobody else knows of it. */
const gatheringOf = ({ id, realmId, kind, at, legs }: StoredTransfer, lane: number): Posting => ({
  ...{ id, realmId, kind, at, slot: lane },
  legs: legs.map(({ side, account, amount }) => ({ side, account, amount })),
})

const balancesOf = ({ legs }: StoredTransfer): number[] =>
  legs.map(({ balanceAfter }) => balanceAfter)

const requireSameState = async (
  sql: Sql,
  lane: number,
  { accounts, holds }: Model,
): Promise<void> => {
  const rows = await readAccounts(sql, lane, [...accounts.keys()])
  for (const [id, book] of accounts)
    requireSame(`account ${id} of lane ${lane}`, rows.get(id), kept(book))
  const held = await readHolds(sql, lane, [...holds.keys()])
  for (const [id, hold] of holds) requireSame(`hold ${id} of lane ${lane}`, held.get(id), hold)

  const [count] = await sql<{ accounts: number; holds: number }[]>`
    select (select count(*) from ledger_accounts where lane = ${lane}) as accounts,
      (select count(*) from ledger_holds where lane = ${lane}) as holds`
  requireSame(
    `the number of rows in lane ${lane}`,
    { ...count },
    { accounts: accounts.size, holds: holds.size },
  )
}

/** Each answer is what the books say, now and for ever. */
const requireAnswered = (
  { ask: { postings }, answer }: Operation,
  laneOf: (posting: Posting) => StoredLane,
): void => {
  if (!answer) return
  if ('left' in answer) {
    for (const posting of postings)
      if (laneOf(posting).transfer(posting.id)) broken(`${posting.id} was left and is stored.`)
    return
  }
  for (const [i, posting] of postings.entries()) {
    const difference = differenceOf(posting, answer.outcomes[i]!, laneOf(posting))
    if (difference !== undefined)
      broken(
        `${posting.kind} ${posting.id} was answered with ${JSON.stringify(answer.outcomes[i])}, but ${difference}.`,
      )
  }
}

const differenceOf = (posting: Posting, outcome: Outcome, lane: StoredLane): string | undefined => {
  const { key, reference } = posting
  switch (outcome.status) {
    case 'posted':
      return postedDifference(posting, outcome, lane)
    case 'refused':
      return refusedDifference(posting, outcome, lane)
    case 'key_reused':
      return takenDifference(key, lane)
    case 'reference_conflict':
      return takenDifference(reference, lane)
    case 'id_reused': {
      const { hash } = entryOf(posting)
      const stored = lane.transfer(posting.id)
      return stored && stored.hash !== hash ? undefined : 'its id stands for nothing else'
    }
  }
}

/** The transfer an answer speaks of: its own, or the one that took its name. */
const spokenOf = (
  { id, key, reference }: Posting,
  { replayed }: Posted | Refused,
  lane: StoredLane,
): StoredTransfer | undefined => {
  if (!replayed || replayed === 'id') return lane.transfer(id)
  const name = replayed === 'key' ? key : reference
  const taken = name && lane.names.get(name.id)
  return taken?.request === name?.request ? lane.transfer(taken?.transferId ?? '') : undefined
}

const postedDifference = (
  posting: Posting,
  outcome: Posted,
  lane: StoredLane,
): string | undefined => {
  const stored = spokenOf(posting, outcome, lane)
  if (!stored) return 'nothing of it is stored'
  const { transferId, seq, recordedAt, balanceAfter, movement } = outcome
  const told = { transferId, lane: outcome.lane, seq, recordedAt, balanceAfter }
  const found = {
    ...{ transferId: stored.id, lane: lane.lane, seq: stored.seq },
    ...{ recordedAt: stored.recordedAt, balanceAfter: balancesOf(stored) },
  }
  if (stored.refusal || !isDeepStrictEqual(told, found))
    return `the books say ${JSON.stringify(stored)}`
  if (!movement) return undefined
  const { movementId: id, noun, facts } = stored
  const same = isDeepStrictEqual(movement, {
    id,
    noun,
    facts: JSON.parse(facts ?? 'null') as unknown,
  })
  return same ? undefined : `its movement is ${facts}`
}

const refusedDifference = (
  posting: Posting,
  outcome: Refused,
  lane: StoredLane,
): string | undefined => {
  const stored = spokenOf(posting, outcome, lane)
  if (!stored) return 'nothing of it is stored'
  const { code, details } = outcome
  const found: unknown = JSON.parse(stored.refusal ?? 'null')
  return isDeepStrictEqual(found, { code, details }) ? undefined : `the books say ${stored.refusal}`
}

const takenDifference = (name: PostingKey | undefined, lane: StoredLane): string | undefined => {
  const taken = name && lane.names.get(name.id)
  return taken && taken.request !== name.request
    ? undefined
    : 'nobody took its name for something else'
}

/** What was answered before something else was asked stands before it in the sequence. */
const requireOrder = (lane: StoredLane, operations: readonly Operation[]): void => {
  const own = operations.flatMap(({ ask, answer, askedAt, answeredAt = Infinity }) => {
    if (!answer || 'left' in answer) return []
    return answer.outcomes.flatMap((outcome, i) => {
      const transfer = lane.transfer(ask.postings[i]!.id)
      const isFirst = 'replayed' in outcome && !outcome.replayed
      return transfer && isFirst ? [{ seq: transfer.seq, askedAt, answeredAt }] : []
    })
  })
  let earliestAnswer = Infinity
  for (const { seq, askedAt, answeredAt } of own.toSorted((a, b) => b.seq - a.seq)) {
    if (earliestAnswer < askedAt)
      broken(
        `Number ${seq} of lane ${lane.lane} was asked for after a later one had been answered.`,
      )
    earliestAnswer = Math.min(earliestAnswer, answeredAt)
  }
}

const requireSame = (what: string, found: unknown, expected: unknown): void => {
  if (isDeepStrictEqual(found, expected)) return
  broken(`${what}: the books say ${JSON.stringify(found)}, the model ${JSON.stringify(expected)}.`)
}

const broken = (message: string): never => {
  throw new HistoryBroken(message)
}
