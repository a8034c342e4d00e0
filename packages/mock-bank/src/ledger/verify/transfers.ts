import type { Audit } from './audit.ts'

/** Each transfer, against its entries and their accounts. */
export const transfers: Audit = {
  promises: [
    'every entry belongs to an account and a posted transfer of one realm',
    'a posted transfer has its entries, and a refused one none',
    'the entries of a transfer sum to zero',
    'a transfer is in one currency',
  ],
  values: ['realm', 'lanes'],
  breach: `
    select * from (
      select coalesce(t.lane, e.lane) as lane, coalesce(t.seq, e.seq) as seq, t.id as transfer_id,
        e.legs, e.total::text as difference, case
          when t.lane is null or e.strays > 0 or e.first_at <> t.at or e.last_at <> t.at
            or e.first_realm <> t.realm or e.last_realm <> t.realm then 1
          when t.refusal is not null and (e.lane is not null or t.accounts <> '{}' or num_nonnulls(
            t.reverses, t.reference, t.movement_id, t.noun, t.facts, t.messages) > 0) then 2
          when t.refusal is null and (e.lane is null or e.legs <> e.last_leg or e.blank > 0
            or e.holds <> (t.hold_act is not null)::int or (t.hold_act is null) <> (t.hold_id is null)
            or not (e.accounts <@ t.accounts and t.accounts <@ e.accounts)) then 2
          when e.total <> 0 then 3
          when e.first_currency <> e.last_currency then 4
          end as broken
      from (
        select e.lane, e.seq, sum(e.amount) as total, max(e.leg) as last_leg,
          count(*) filter (where e.leg > 0) as legs, count(*) filter (where e.leg = 0) as holds,
          count(*) filter (where (e.leg = 0) <> (e.amount = 0)) as blank,
          count(*) filter (where a.id is null) as strays,
          coalesce(array_agg(e.account_id) filter (where e.leg > 0), '{}') as accounts,
          min(e.at) as first_at, max(e.at) as last_at,
          min(a.realm) as first_realm, max(a.realm) as last_realm,
          min(a.currency) as first_currency, max(a.currency) as last_currency
        from ledger_entries e
        left join ledger_accounts a on a.lane = e.lane and a.id = e.account_id
        where e.lane = any($2::int[])
        group by e.lane, e.seq
      ) e
      full join (select x.* from ledger_transfers x where x.lane = any($2::int[])) t
        on t.lane = e.lane and t.seq = e.seq
      where $1::text is null or coalesce(t.realm, e.first_realm) = $1
    ) transfer
    where broken is not null order by lane, seq`,
}
