import type { Queryable } from '../../kernel/database/index.ts'
import { plainArray, textArray } from '../array-literal.ts'
import { subjects, type Subject } from '../chart.ts'
import type { Fen } from '../posting.ts'

/** What a subject of the general ledger has turned over. */
export type TrialBalanceLine = Subject & {
  /** ISO 4217, numeric. */
  readonly currency: number
  readonly debits: Fen
  readonly credits: Fen
}

/** Which books, and when. */
export type TrialBalanceQuery = {
  readonly lanes: readonly number[]
  /** @default all realms together */
  readonly realmId?: string
  /** On the realm's clock, that moment included. @default everything there is */
  readonly at?: Date
}

type Row = {
  readonly subject: string
  readonly currency: number
  readonly debits: number
  readonly credits: number
}

const kinds = textArray(Object.keys(subjects))
const codes = textArray(Object.values(subjects).map(({ code }) => code))

/**
 * The general ledger by subject, as the entries have it at this very moment: the vouchers, and what
 * has not been folded into them yet.
 */
export const trialBalance = async (
  sql: Queryable,
  { lanes, realmId, at }: TrialBalanceQuery,
): Promise<TrialBalanceLine[]> => {
  const everyLane = plainArray(lanes)
  const realm = realmId ?? null
  // As text: the driver takes what it knows for a time for a date.
  const until = sql`${at?.toISOString() ?? 'infinity'}::text::timestamptz`
  const slice = sql`
    case when isfinite(${until}) then public.voucher_slice(${until}) else 'infinity' end`
  const rows = await sql<Row[]>`
    with part as (
      -- The vouchers of the slices that had passed.
      select v.subject, v.currency, v.debits, v.credits
      from ledger_vouchers v
      where v.lane = any(${everyLane}::int[]) and v.slice < ${slice}
        and (${realm}::text is null or v.realm = ${realm})
      union all
      -- Of the slice that was running, what had been entered.
      select s.subject, a.currency, greatest(-e.amount, 0), greatest(e.amount, 0)
      from voucher_cursors c
      join ledger_entries e on e.lane = c.lane and e.seq <= c.seq
      join ledger_accounts a on a.lane = e.lane and a.id = e.account_id
      join unnest(${kinds}::text[], ${codes}::text[]) s(kind, subject) on s.kind = a.kind
      where c.lane = any(${everyLane}::int[]) and e.at >= ${slice} and e.at <= ${until}
        and isfinite(${until}) and (${realm}::text is null or a.realm = ${realm})
      union all
      -- What nobody has folded yet.
      select s.subject, a.currency, greatest(-e.amount, 0), greatest(e.amount, 0)
      from lane_heads h
      left join voucher_cursors c on c.lane = h.lane
      cross join lateral (
        select x.lane, x.seq, x.at, x.accounts from ledger_transfers x
        where x.lane = h.lane and x.seq > 0 and x.seq > coalesce(c.seq, 0) and x.refusal is null
          and x.at <= ${until} and (${realm}::text is null or x.realm = ${realm}) offset 0
      ) t
      cross join lateral unnest(t.accounts) u(id)
      join ledger_entries e on e.lane = t.lane and e.account_id = u.id and e.at = t.at
        and e.seq = t.seq and e.leg > 0
      join ledger_accounts a on a.lane = t.lane and a.id = u.id
      join unnest(${kinds}::text[], ${codes}::text[]) s(kind, subject) on s.kind = a.kind
      where h.lane = any(${everyLane}::int[])
    )
    select subject, currency, sum(debits)::bigint as debits, sum(credits)::bigint as credits
    from part group by subject, currency order by subject, currency`
  return rows.map(({ subject, ...row }) => ({ code: subject, name: nameOf(subject), ...row }))
}

const nameOf = (subject: string): string =>
  Object.values(subjects).find(({ code }) => code === subject)?.name ?? ''
