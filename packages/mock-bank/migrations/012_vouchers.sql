-- Accounting, apart from trade: a payment writes its entries, and the general ledger's vouchers are
-- folded from them afterwards. Nothing here is decided anew, so all of it can be folded again.

create table ledger_vouchers (
  lane int not null,
  realm text not null,
  -- Ten minutes of the realm's clock, named by the moment they begin.
  slice timestamptz not null,
  subject text not null,
  currency smallint not null,
  debits bigint not null,
  credits bigint not null,
  -- How many entries it sums up.
  entries bigint not null,
  primary key (lane, realm, slice, subject, currency)
);

-- How far each lane's transfers have been folded.
create table voucher_cursors (
  lane int primary key,
  seq bigint not null default 0
);

create function public.voucher_slice(p_at timestamptz) returns timestamptz language sql immutable
as $slice$ select date_bin('10 minutes', p_at, '2000-01-01 00:00:00+00') $slice$;

-- Folds the next transfers of a lane into its vouchers, each once: the place reached is written with
-- them. Answers how many transfers it has read. Every kind of account has its subject beside it.
create function public.fold_vouchers(p_lane int, p_most int, p_kinds text[], p_subjects text[])
returns int language plpgsql
set enable_seqscan = off
set enable_bitmapscan = off
set enable_hashjoin = off
set enable_mergejoin = off
set jit = off
as $fold$
declare
  v_after bigint;
  v_to bigint;
  v_count int;
  v_realms text[];
  v_slices timestamptz[];
  v_subjects text[];
  v_currencies smallint[];
  v_debits bigint[];
  v_credits bigint[];
  v_entries bigint[];
begin
  select c.seq into v_after from public.voucher_cursors c where c.lane = p_lane for update;
  if v_after is null then
    insert into public.voucher_cursors (lane) values (p_lane) on conflict do nothing;
    select c.seq into v_after from public.voucher_cursors c where c.lane = p_lane for update;
  end if;
  select max(t.seq), count(*) into v_to, v_count from (
    select x.seq from public.ledger_transfers x
    where x.lane = p_lane and x.seq > 0 and x.seq > v_after order by x.seq limit p_most
  ) t;
  if v_to is null then
    return 0;
  end if;

  -- Read, then written: Citus hands over no insert that reads the books itself.
  select
      array_agg(f.realm), array_agg(f.slice), array_agg(f.subject), array_agg(f.currency),
      array_agg(f.debits), array_agg(f.credits), array_agg(f.entries)
    into v_realms, v_slices, v_subjects, v_currencies, v_debits, v_credits, v_entries
    from (
      select t.realm, public.voucher_slice(t.at) as slice, s.subject, a.currency,
          sum(greatest(-e.amount, 0)) as debits, sum(greatest(e.amount, 0)) as credits,
          count(*) as entries
        from public.ledger_transfers t
        cross join lateral unnest(t.accounts) u(id)
        cross join lateral (
          select x.amount from public.ledger_entries x
          where x.lane = p_lane and x.account_id = u.id and x.at = t.at and x.seq = t.seq
            and x.leg > 0 offset 0
        ) e
        cross join lateral (
          select x.kind, x.currency from public.ledger_accounts x
          where x.lane = p_lane and x.id = u.id offset 0
        ) a
        left join unnest(p_kinds, p_subjects) s(kind, subject) on s.kind = a.kind
        where t.lane = p_lane and t.seq > 0 and t.seq > v_after and t.seq <= v_to
          and t.refusal is null
        group by t.realm, public.voucher_slice(t.at), s.subject, a.currency
    ) f;

  -- A kind without a subject has none to be written to, and stops the fold rather than be left out.
  insert into public.ledger_vouchers as v
      (lane, realm, slice, subject, currency, debits, credits, entries)
    select p_lane, i.realm, i.slice, i.subject, i.currency, i.debits, i.credits, i.entries
      from unnest(v_realms, v_slices, v_subjects, v_currencies, v_debits, v_credits, v_entries)
        i(realm, slice, subject, currency, debits, credits, entries)
    on conflict (lane, realm, slice, subject, currency) do update
      set debits = v.debits + excluded.debits, credits = v.credits + excluded.credits,
          entries = v.entries + excluded.entries;
  update public.voucher_cursors c set seq = v_to where c.lane = p_lane;
  return v_count;
end
$fold$;
