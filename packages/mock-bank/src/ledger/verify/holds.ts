import type { Audit } from './audit.ts'

/** Each hold, against the transfers that opened, captured, released or ended it. */
export const holds: Audit = {
  promises: ['a hold says what its transfers did: opened once, resolved at most once'],
  values: ['realm', 'lanes'],
  breach: `
    with act as (
      select e.lane, t.hold_id, t.hold_act, t.id, t.seq, t.at, t.realm, e.account_id,
        e.held_after - lag(e.held_after, 1, 0::bigint)
          over (partition by e.lane, e.account_id order by e.at, e.seq) as change
      from ledger_entries e join ledger_transfers t on t.lane = e.lane and t.seq = e.seq
      where e.lane = any($2::int[]) and e.leg = 0
    ), story as (
      select a.lane, a.hold_id, min(a.realm) as realm, max(a.realm) as last_realm, max(a.seq) as seq,
        min(a.account_id::text) as account_id, max(a.account_id::text) as last_account_id,
        count(*) filter (where a.hold_act = 'open') as opened,
        count(*) filter (where a.hold_act not in ('open', 'capture_part')) as resolved,
        sum(a.change) filter (where a.hold_act = 'open') as amount, sum(a.change) as remaining,
        min(a.seq) filter (where a.hold_act = 'open') = min(a.seq) as opened_first,
        min(a.id::text) filter (where a.hold_act = 'open') as opened_by,
        min(a.at) filter (where a.hold_act = 'open') as opened_at,
        (array_agg(a.id order by a.seq desc))[1] as last_by,
        (array_agg(a.at order by a.seq desc))[1] as last_at,
        (array_agg(a.hold_act order by a.seq desc))[1] as last_act
      from act a group by a.lane, a.hold_id
    )
    select 1 as broken, coalesce(h.lane, s.lane) as lane, coalesce(h.id, s.hold_id) as hold,
      h.state, s.last_act, h.remaining, s.remaining::text as transfers_remaining, s.seq
    from story s
    full join (select x.* from ledger_holds x where x.lane = any($2::int[])) h
      on h.lane = s.lane and h.id = s.hold_id
    where ($1::text is null or coalesce(h.realm, s.realm) = $1) and (
      h.id is null or s.hold_id is null or s.opened <> 1 or s.resolved > 1 or not s.opened_first
      or s.realm <> s.last_realm or s.account_id <> s.last_account_id
      or (h.realm, h.account_id::text, h.amount, h.remaining) is distinct from
        (s.realm, s.account_id, s.amount, s.remaining)
      or (h.opened_by::text, h.opened_at) is distinct from (s.opened_by, s.opened_at)
      or h.state <> case when s.remaining > 0 then 'open' else case s.last_act
        when 'release' then 'released' when 'expire' then 'expired' else 'captured' end end
      or h.closed_by is distinct from case when s.remaining = 0 then s.last_by end
      or h.closed_at is distinct from case when s.remaining = 0 then s.last_at end)
    order by 2, 8, 3`,
}
