import type { Audit } from './audit.ts'

/** The balances of a realm, whole. */
export const sums: Audit = {
  promises: ['the balances of a realm sum to zero in every lane and currency'],
  values: ['realm', 'lanes'],
  breach: `
    select 1 as broken, realm, lane, currency, sum(credits - debits)::text as difference
    from ledger_accounts
    where lane = any($2::int[]) and ($1::text is null or realm = $1)
    group by realm, lane, currency having sum(credits - debits) <> 0
    order by lane, realm, currency`,
}

/** What crosses lanes is on its way only inside one transaction. */
export const clearing: Audit = {
  promises: ['money on its way between lanes has arrived'],
  values: ['realm', 'lanes'],
  breach: `
    select 1 as broken, realm, currency, sum(credits - debits)::text as difference
    from ledger_accounts
    where lane = any($2::int[]) and kind = 'lane_clearing' and ($1::text is null or realm = $1)
    group by realm, currency having sum(credits - debits) <> 0 order by realm, currency`,
}

/** Each account, against the chart and the terms it was opened on or put on since. */
export const accounts: Audit = {
  promises: [
    'an account is what the chart says of its kind, on the terms the bank gave it',
    'an account that may not be overdrawn is not',
    'nothing passed the limits or the cap of its account',
  ],
  values: ['realm', 'lanes', 'chart'],
  breach: `
    select * from (
      select a.lane, a.kind, a.owner, a.debits, a.credits, a.held, case
        when c.kind is null or a.sign <> c.sign or a.floored <> c.floored
          or a.id <> (substr(a.hex, 1, 12) || '8' || substr(a.hex, 14, 3)
            || translate(substr(a.hex, 17, 1), '0123456789abcdef', '89ab89ab89ab89ab')
            || substr(a.hex, 18, 15))::uuid
          or a.terms is distinct from case when not c.striped then public.terms_of(
            a.realm, a.kind, a.owner, a.currency, a.cap, a.out_day_limit, a.out_year_limit,
            a.in_day_limit, a.in_year_limit, a.lane) end
          or c.striped and num_nonnulls(
            a.cap, a.out_day_limit, a.out_year_limit, a.in_day_limit, a.in_year_limit) > 0 then 1
        when a.floored and a.sign * (a.credits - a.debits) < a.held then 2
        when a.out_day > a.out_day_limit or a.out_year > a.out_year_limit
          or a.in_day > a.in_day_limit or a.in_year > a.in_year_limit
          or a.sign * (a.credits - a.debits) > a.cap then 3
        end as broken
      from (
        select x.*, encode(sha256(convert_to(x.kind || ':' || x.owner, 'UTF8')), 'hex') as hex
        from ledger_accounts x
        where x.lane = any($2::int[]) and ($1::text is null or x.realm = $1)
      ) a
      left join json_to_recordset($3::text::json)
        c(kind text, sign int, floored boolean, striped boolean) on c.kind = a.kind
    ) account
    where broken is not null order by lane, kind, owner`,
}

/** Each account, against its history from the first entry to the last. */
export const histories: Audit = {
  promises: [
    'each balance follows from the one before it, and time does not go back',
    'an account that may not be overdrawn never was',
    'an account has turned over, and holds back, what its entries say, the last of them when it says',
  ],
  values: ['realm', 'lanes'],
  breach: `
    with line as (
      select e.lane, e.account_id, e.seq, e.leg, e.at, e.amount, e.balance_after, e.held_after,
        lag(e.balance_after, 1, 0::bigint) over story as balance_before,
        lag(e.held_after, 1, 0::bigint) over story as held_before,
        lag(e.seq, 1, 0::bigint) over story as seq_before
      from ledger_entries e
      where e.lane = any($2::int[])
      window story as (partition by e.lane, e.account_id order by e.at, e.seq, e.leg)
    ), history as (
      select l.lane, l.account_id, max(l.at) as last_at,
        sum(greatest(l.amount, 0)) as credits, sum(greatest(-l.amount, 0)) as debits,
        sum(l.held_after - l.held_before) as held,
        min(l.seq) filter (where l.balance_after <> l.balance_before + a.sign * l.amount
          or l.seq < l.seq_before or l.leg > 0 and l.held_after <> l.held_before) as off_at,
        min(l.seq) filter (where a.floored and l.balance_after < l.held_after) as overdrawn_at
      from line l join ledger_accounts a on a.lane = l.lane and a.id = l.account_id
      where $1::text is null or a.realm = $1
      group by l.lane, l.account_id
    )
    select * from (
      select a.lane, a.kind, a.owner, coalesce(h.off_at, h.overdrawn_at) as seq,
        a.debits, h.debits::text as entries_debits, a.credits, h.credits::text as entries_credits,
        a.held, h.held::text as entries_held, case
          when h.off_at is not null then 1
          when h.overdrawn_at is not null then 2
          when a.debits <> coalesce(h.debits, 0) or a.credits <> coalesce(h.credits, 0)
            or a.held <> coalesce(h.held, 0) or a.last_at <> coalesce(h.last_at, '-infinity') then 3
          end as broken
      from ledger_accounts a
      left join history h on h.lane = a.lane and h.account_id = a.id
      where a.lane = any($2::int[]) and ($1::text is null or a.realm = $1)
    ) account
    where broken is not null order by lane, seq, kind, owner`,
}

/** What has counted in the latest day and year in which something did. */
export const counters: Audit = {
  promises: [
    'what has counted against the limits of a day and a year is what the entries of them say',
  ],
  values: ['realm', 'lanes'],
  breach: `
    with daily as (
      select e.lane, e.account_id, c.day, c.year, bool_or(e.counted > 0) as counting,
        coalesce(sum(e.counted) filter (where c.outwards), 0) as outwards,
        coalesce(sum(e.counted) filter (where not c.outwards), 0) as inwards
      from ledger_entries e
      join ledger_accounts a on a.lane = e.lane and a.id = e.account_id
      cross join lateral (
        select (a.sign * e.amount < 0) = (e.counted > 0) as outwards,
          floor((extract(epoch from e.at) + 28800) / 86400) as day,
          extract(year from e.at at time zone 'Asia/Shanghai') as year
      ) c
      where e.lane = any($2::int[]) and e.counted <> 0 and ($1::text is null or a.realm = $1)
      group by e.lane, e.account_id, c.day, c.year
    )
    select 1 as broken, a.lane, a.kind, a.owner, a.day, a.year,
      a.out_day, a.out_year, a.in_day, a.in_year,
      coalesce(sum(d.outwards) filter (where d.day = a.day), 0)::text as entries_out_day,
      coalesce(sum(d.outwards) filter (where d.year = a.year), 0)::text as entries_out_year,
      coalesce(sum(d.inwards) filter (where d.day = a.day), 0)::text as entries_in_day,
      coalesce(sum(d.inwards) filter (where d.year = a.year), 0)::text as entries_in_year
    from ledger_accounts a
    left join daily d on d.lane = a.lane and d.account_id = a.id
    where a.lane = any($2::int[]) and ($1::text is null or a.realm = $1)
    group by a.lane, a.id
    having (a.day, a.year, a.out_day, a.out_year, a.in_day, a.in_year) is distinct from (
      coalesce(max(d.day) filter (where d.counting), 0),
      coalesce(max(d.year) filter (where d.counting), 0),
      coalesce(sum(d.outwards) filter (where d.day = a.day), 0),
      coalesce(sum(d.outwards) filter (where d.year = a.year), 0),
      coalesce(sum(d.inwards) filter (where d.day = a.day), 0),
      coalesce(sum(d.inwards) filter (where d.year = a.year), 0))
    order by a.lane, a.kind, a.owner`,
}
