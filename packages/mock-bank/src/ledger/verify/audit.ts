import type { Queryable } from '../../kernel/database/index.ts'
import { plainArray } from '../array-literal.ts'
import { kinds, subjects, type AccountKind } from '../chart.ts'
import { BooksOff } from './books-off.ts'

/** Whose books are looked at. */
export type Scope = {
  /** One realm, or all. */
  readonly realmId: string | null
  readonly lanes: readonly number[]
}

/** One look over the books, which may find several promises broken. */
export type Audit = {
  readonly promises: readonly string[]
  /** Finds the rows that break one, the first one first; `broken` counts from one which. */
  readonly breach: string
  /** What the statement's `$1`, `$2` … stand for. */
  readonly values: readonly Value[]
}

type Value = keyof typeof valuesOf

const valuesOf = {
  realm: ({ realmId }: Scope) => realmId,
  lanes: ({ lanes }: Scope) => plainArray(lanes),
  chart: () => JSON.stringify((Object.keys(kinds) as AccountKind[]).map(chartLine)),
}

const chartLine = (kind: AccountKind) => {
  const { normal, floored, striped } = kinds[kind]
  const sign = normal === 'credit' ? 1 : -1
  return { kind, sign, floored, striped, subject: subjects[kind].code }
}

/** @throws {BooksOff} */
export const runAudit = async (tx: Queryable, audit: Audit, scope: Scope): Promise<void> => {
  // Were the limit inside, the planner would hope to meet a breach early and look row by row.
  const first = `with breach as materialized (${audit.breach}) select * from breach limit 1`
  const values = audit.values.map((value) => valuesOf[value](scope))
  const [row] = await tx.unsafe<Row[]>(first, values)
  if (!row) return
  const { broken, ...found } = row
  const transferId = await transferAt(tx, found)
  throw new BooksOff(audit.promises[broken - 1]!, { ...found, ...transferId })
}

type Row = { readonly broken: number; readonly [column: string]: unknown }

/** The transfer of a row that names only its place. */
const transferAt = async (tx: Queryable, { lane, seq, transferId }: Record<string, unknown>) => {
  if (typeof lane !== 'number' || typeof seq !== 'number' || transferId) return {}
  const [transfer] = await tx<{ id: string }[]>`
    select id from ledger_transfers where lane = ${lane} and seq > 0 and seq = ${seq}`
  return transfer && { transferId: transfer.id }
}
