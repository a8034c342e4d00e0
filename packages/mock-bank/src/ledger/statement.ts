import type { Json, Queryable } from '../kernel/database/index.ts'
import { invalidField } from '../kernel/errors.ts'
import { accountIdOf } from './account-id.ts'
import { plainArray } from './array-literal.ts'
import { kinds, type AccountRef } from './chart.ts'
import type { StatementLine, StatementPage, StatementQuery } from './ledger.ts'

export type Row = {
  readonly lane: number
  readonly seq: number
  readonly leg: number
  readonly amount: number
  readonly balanceAfter: number
  readonly transferId: string
  readonly kind: string
  readonly memo: string | null
  readonly at: Date
  readonly recordedAt: Date
  readonly movementId: string | null
  readonly noun: string | null
  readonly facts: string | null
}

/** For each lane, the place in its history that the page continues below. */
export type Position = { readonly at: string; readonly seq: number; readonly leg: number }

export const top: Position = { at: 'infinity', seq: 0, leg: 0 }
export const bottom: Position = { at: '-infinity', seq: 0, leg: 0 }

/**
 * An account's history is one ordered list a lane. They are read newest first and merged by time,
 * and the balance after each line is the sum over the lanes.
 */
export const readStatement = async (
  sql: Queryable,
  lanes: readonly number[],
  account: AccountRef,
  { limit, cursor, from, to }: StatementQuery,
): Promise<StatementPage> => {
  const positions = cursor === undefined ? lanes.map(() => top) : decodeCursor(cursor, lanes.length)
  const rows = await readRows(sql, lanes, account, positions, to, limit + 1)

  const perLane = lanes.map((lane) => rows.filter((row) => row.lane === lane))
  const sign = kinds[account.kind].normal === 'credit' ? 1 : -1
  let balance = perLane.reduce((sum, [newest]) => sum + (newest?.balanceAfter ?? 0), 0)

  const lines: StatementLine[] = []
  let ended = false
  while (lines.length < limit) {
    const next = takeNewest(perLane)
    ended = next === undefined || (from !== undefined && next.at < from)
    if (next === undefined || ended) break
    lines.push(lineOf(next, sign, balance))
    balance -= sign * next.amount
  }
  const more = !ended && perLane.some(([next]) => next && (from === undefined || next.at >= from))
  return { lines, nextCursor: more ? encodeCursor(perLane) : null }
}

const takeNewest = (perLane: readonly Row[][]): Row | undefined => {
  const newest = perLane.reduce<Row[] | undefined>(
    (best, rows) => (rows[0] && (!best?.[0] || rows[0].at > best[0].at) ? rows : best),
    undefined,
  )
  return newest?.shift()
}

export const lineOf = (row: Row, sign: 1 | -1, balanceAfter: number): StatementLine => ({
  transferId: row.transferId,
  kind: row.kind,
  side: row.amount > 0 ? 'credit' : 'debit',
  direction: sign * row.amount > 0 ? 'in' : 'out',
  amount: Math.abs(row.amount),
  balanceAfter,
  at: row.at,
  recordedAt: row.recordedAt,
  memo: row.memo,
  movementId: row.movementId,
  noun: row.noun,
  facts: row.facts === null ? null : (JSON.parse(row.facts) as Json),
})

const readRows = (
  sql: Queryable,
  lanes: readonly number[],
  account: AccountRef,
  positions: readonly Position[],
  to: Date | undefined,
  limit: number,
): Promise<Row[]> => sql<Row[]>`
  select
    e.lane, e.seq, e.leg, e.amount, e.balance_after, e.at, t.id as transfer_id,
    t.kind, t.memo, t.recorded_at, t.movement_id, t.noun, t.facts
  from lane_heads l
  cross join lateral (
    select x.* from ledger_entries x
    where x.lane = l.lane and x.account_id = ${accountIdOf(account)}
      and (x.at, x.seq, x.leg) < (
        (${plainArray(positions.map(({ at }) => at))}::timestamptz[])[l.lane + 1],
        (${plainArray(positions.map(({ seq }) => seq))}::bigint[])[l.lane + 1],
        (${plainArray(positions.map(({ leg }) => leg))}::int[])[l.lane + 1]
      ) and x.leg > 0
      and x.at <= coalesce(${to ?? null}::timestamptz, 'infinity')
    order by x.at desc, x.seq desc, x.leg desc limit ${limit}
  ) e
  cross join lateral (
    select x.* from ledger_transfers x where x.lane = e.lane and x.seq > 0 and x.seq = e.seq offset 0
  ) t
  where l.lane = any(${plainArray(lanes)})
  order by e.lane, e.at desc, e.seq desc, e.leg desc`

/** The next page begins with the first line of each lane that was read and not shown. */
export const encodeCursor = (left: readonly Row[][]): string => {
  const positions = left.map(([next]) =>
    next ? [next.at.getTime(), next.seq, next.leg + 1] : null,
  )
  return Buffer.from(JSON.stringify(positions)).toString('base64url')
}

export const decodeCursor = (cursor: string, lanes: number): Position[] => {
  const positions = parse(Buffer.from(cursor, 'base64url').toString())
  if (!Array.isArray(positions) || positions.length !== lanes) throw badCursor()
  return positions.map((position: unknown) => {
    if (position === null) return bottom
    if (!Array.isArray(position)) throw badCursor()
    const [at, seq, leg] = position as unknown[]
    if (!isPlace(at) || at > lastMs || !isPlace(seq) || !isPlace(leg) || leg > 32_767)
      throw badCursor()
    return { at: new Date(at).toISOString(), seq, leg }
  })
}

/** The end of the year 9999: later ones have another spelling. */
const lastMs = Date.UTC(10_000, 0) - 1

const isPlace = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw badCursor()
  }
}

const badCursor = () => invalidField('query.cursor', 'Not a cursor this list has given out.')
