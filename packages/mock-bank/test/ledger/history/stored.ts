import type { Queryable } from '../../../src/kernel/database/index.ts'
import type { AccountKind, AccountRef, Side } from '../../../src/ledger/index.ts'

/** A transfer as the database keeps it. */
export type StoredTransfer = {
  readonly id: string
  readonly seq: number
  readonly at: Date
  readonly recordedAt: Date
  readonly hash: string
  readonly realmId: string
  readonly kind: string
  readonly movementId: string | null
  readonly noun: string | null
  readonly facts: string | null
  /** JSON. */
  readonly refusal: string | null
  readonly legs: readonly StoredLeg[]
}

export type StoredLeg = {
  readonly side: Side
  readonly account: AccountRef
  readonly amount: number
  readonly balanceAfter: number
}

type LegRow = Omit<StoredLeg, 'side' | 'account'> & {
  readonly seq: number
  readonly kind: AccountKind
  readonly owner: string
}

/** All transfers of a lane in the order of its sequence. */
export const readTransfers = async (sql: Queryable, lane: number): Promise<StoredTransfer[]> => {
  const [transfers, legs] = await Promise.all([
    sql<Omit<StoredTransfer, 'legs'>[]>`
      select id, seq, at, recorded_at, hash, realm as realm_id, kind, movement_id, noun, facts, refusal
      from ledger_transfers where lane = ${lane} order by seq`,
    sql<LegRow[]>`
      select e.seq, a.kind, a.owner, e.amount, e.balance_after
      from ledger_entries e join ledger_accounts a on a.lane = e.lane and a.id = e.account_id
      where e.lane = ${lane} and e.leg > 0 order by e.seq, e.leg`,
  ])
  const bySeq = Map.groupBy(legs, ({ seq }) => seq)
  return transfers.map((transfer) => ({
    ...transfer,
    legs: (bySeq.get(transfer.seq) ?? []).map(({ kind, owner, amount, balanceAfter }) => ({
      ...{ side: amount > 0 ? 'credit' : 'debit', account: { kind, owner } },
      ...{ amount: Math.abs(amount), balanceAfter },
    })),
  }))
}

/** Who took a name, an idempotency key or a reference, and for what. */
export type StoredName = {
  readonly key: string
  readonly request: string
  readonly transferId: string
}

export const readNames = async (sql: Queryable, lane: number): Promise<Map<string, StoredName>> => {
  const rows = await sql<StoredName[]>`
    select key, request, transfer_id from ledger_keys where lane = ${lane}`
  return new Map(rows.map((row) => [row.key, row]))
}
