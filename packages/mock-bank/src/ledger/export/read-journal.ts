import type { Queryable } from '../../kernel/database/index.ts'
import { plainArray, textArray } from '../array-literal.ts'
import { kinds, type AccountRef } from '../chart.ts'
import type { Fen } from '../posting.ts'
import type { JournalQuery } from './journal-query.ts'

export type JournalTransfer = {
  readonly id: string
  readonly at: Date
  readonly kind: string
  readonly memo: string | null
  readonly movementId: string | null
  readonly legs: readonly JournalLeg[]
}

export type JournalLeg = {
  readonly account: AccountRef
  /** Whether its owner may be named. */
  readonly isNamed: boolean
  /** ISO 4217, numeric. */
  readonly currency: number
  /** Debits are positive, credits negative. */
  readonly amount: Fen
  /** The same way, after this leg; null for a striped account, of which only a part is known here. */
  readonly balanceAfter: Fen | null
}

type Row = AccountRef & {
  readonly lane: number
  readonly seq: number
  readonly id: string
  readonly at: Date
  readonly transferKind: string
  readonly memo: string | null
  readonly movementId: string | null
  readonly isNamed: boolean
  readonly currency: number
  readonly amount: number
  readonly balanceAfter: number
}

/** Whose owner is the realm, or a channel in it: naming what is the bank's own names nobody. */
const ofTheBank = [
  ...['card_network_clearing', 'channel_receivable'],
  ...['fee_income', 'lane_clearing', 'suspense'],
]

const pieceSize = 2000

/** The transfers of the books in the order of their time. */
export async function* readJournal(
  tx: Queryable,
  query: JournalQuery,
): AsyncGenerator<JournalTransfer> {
  let rows: Row[] = []
  for await (const piece of selectRows(tx, query).cursor(pieceSize)) {
    for (const row of piece) {
      const [first] = rows
      if (first && (first.seq !== row.seq || first.lane !== row.lane)) {
        yield transferOf(rows)
        rows = []
      }
      rows.push(row)
    }
  }
  if (rows.length > 0) yield transferOf(rows)
}

const selectRows = (tx: Queryable, { lanes, realmId, owners, from, until }: JournalQuery) => {
  const realm = realmId ?? null
  const own = owners ? textArray(owners) : null
  return tx<Row[]>`
    select * from (
      select t.lane, t.seq, t.id, t.at, t.kind as transfer_kind, t.memo, t.movement_id, e.leg,
        a.kind, a.owner, a.currency, -e.amount as amount, -a.sign * e.balance_after as balance_after,
        ${own}::text[] is null or a.owner = any(${own}::text[])
          or a.kind = any(${textArray(ofTheBank)}::text[]) as is_named,
        ${own}::text[] is null or bool_or(a.owner = any(${own}::text[]))
          over (partition by e.lane, e.seq) as is_wanted
      from ledger_entries e
      join ledger_transfers t on t.lane = e.lane and t.seq = e.seq
      join ledger_accounts a on a.lane = e.lane and a.id = e.account_id
      where e.lane = any(${plainArray(lanes)}::int[]) and e.leg > 0
        and e.at >= coalesce(${from ?? null}::timestamptz, '-infinity')
        and e.at < coalesce(${until ?? null}::timestamptz, 'infinity')
        and (${realm}::text is null or t.realm = ${realm})
    ) line
    where is_wanted order by at, lane, seq, leg`
}

const transferOf = (rows: readonly Row[]): JournalTransfer => {
  const { id, at, transferKind: kind, memo, movementId } = rows[0]!
  return { id, at, kind, memo, movementId, legs: rows.map(legOf) }
}

const legOf = ({ kind, owner, isNamed, currency, amount, balanceAfter }: Row): JournalLeg => ({
  account: { kind, owner },
  ...{ isNamed, currency, amount },
  balanceAfter: kinds[kind].striped || !isNamed ? null : balanceAfter,
})
