import type { Queryable } from '../../kernel/database/index.ts'
import { plainArray, textArray } from '../array-literal.ts'
import type { AccountRef } from '../chart.ts'
import type { Fen } from '../posting.ts'
import type { JournalQuery } from './journal-query.ts'

export type JournalBalance = {
  readonly account: AccountRef
  /** ISO 4217, numeric. */
  readonly currency: number
  /** A debit balance is positive. */
  readonly balance: Fen
}

type Row = AccountRef & { readonly currency: number; readonly balance: number }

const pieceSize = 2000

/** What the accounts that may be named had just before a moment; in the end, without one. */
export async function* readBalances(
  tx: Queryable,
  { lanes, realmId, owners }: JournalQuery,
  before: Date | undefined,
): AsyncGenerator<JournalBalance> {
  const realm = realmId ?? null
  const own = owners ? textArray(owners) : null
  const rows = tx<Row[]>`
    select a.kind, a.owner, a.currency, -sum(a.sign * e.balance_after)::bigint as balance
    from ledger_accounts a
    cross join lateral (
      select x.balance_after from ledger_entries x
      where x.lane = a.lane and x.account_id = a.id and x.at < coalesce(${before ?? null}::timestamptz, 'infinity')
      order by x.at desc, x.seq desc, x.leg desc limit 1
    ) e
    where a.lane = any(${plainArray(lanes)}::int[]) and (${realm}::text is null or a.realm = ${realm})
      and (${own}::text[] is null or a.owner = any(${own}::text[]))
    group by a.kind, a.owner, a.currency order by a.kind, a.owner, a.currency`
  for await (const piece of rows.cursor(pieceSize)) {
    for (const { kind, owner, currency, balance } of piece)
      yield { account: { kind, owner }, currency, balance }
  }
}
