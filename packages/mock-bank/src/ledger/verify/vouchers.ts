import type { Audit } from './audit.ts'

/** The general ledger, against the entries it was folded from. */
export const vouchers: Audit = {
  promises: ['a voucher sums up the entries of its slice, as far as they were folded'],
  values: ['realm', 'lanes', 'chart'],
  breach: `
    select 1 as broken, coalesce(v.lane, e.lane) as lane, coalesce(v.realm, e.realm) as realm,
      coalesce(v.slice, e.slice) as slice, coalesce(v.subject, e.subject) as subject,
      v.debits, e.debits::text as entries_debits, v.credits, e.credits::text as entries_credits
    from (
      select x.* from ledger_vouchers x
      where x.lane = any($2::int[]) and ($1::text is null or x.realm = $1)
    ) v
    full join (
      select e.lane, a.realm, public.voucher_slice(e.at) as slice, c.subject, a.currency,
        sum(greatest(-e.amount, 0)) as debits, sum(greatest(e.amount, 0)) as credits,
        count(*) as entries
      from ledger_entries e
      join voucher_cursors f on f.lane = e.lane and e.seq <= f.seq
      join ledger_accounts a on a.lane = e.lane and a.id = e.account_id
      left join json_to_recordset($3::text::json) c(kind text, subject text) on c.kind = a.kind
      where e.lane = any($2::int[]) and e.leg > 0 and ($1::text is null or a.realm = $1)
      group by e.lane, a.realm, public.voucher_slice(e.at), c.subject, a.currency
    ) e on (e.lane, e.realm, e.slice, e.subject, e.currency)
      = (v.lane, v.realm, v.slice, v.subject, v.currency)
    where (v.debits, v.credits, v.entries) is distinct from (e.debits, e.credits, e.entries)
    order by 2, 3, 4, 5`,
}
