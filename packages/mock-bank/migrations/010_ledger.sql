-- The books. Every table leads with its lane, the writer it belongs to: one lane's rows are written
-- by one call of post_batch at a time, in the order of the lane's sequence.

create table lane_heads (
  lane int primary key,
  last_seq bigint not null default 0,
  last_recorded_at timestamptz not null default '-infinity',
  -- Raised to depose a writer: who still names the old one is refused.
  epoch bigint not null default 1
) with (fillfactor = 20);

-- Balances. No index but the key, so that an update stays within its page.
create table ledger_accounts (
  lane int not null,
  id uuid not null,
  realm text not null,
  kind text not null,
  owner text not null,
  -- 1 where credits make the balance larger, -1 where debits do.
  sign smallint not null check (sign in (1, -1)),
  floored boolean not null,
  cap bigint check (cap > 0),
  debits bigint not null default 0 check (debits between 0 and 9007199254740991),
  credits bigint not null default 0 check (credits between 0 and 9007199254740991),
  held bigint not null default 0 check (held >= 0),
  -- The latest business time that touched the account; history never steps back from it.
  last_at timestamptz not null default '-infinity',
  primary key (lane, id),
  constraint never_overdrawn check (not floored or sign * (credits - debits) >= held)
) with (fillfactor = 60);

-- Everything ever asked of the books, refusals too, under the id that makes a repeat recognisable.
create table ledger_transfers (
  lane int not null,
  id uuid not null,
  seq bigint not null,
  realm text not null,
  kind text not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  hash uuid not null,
  memo text,
  movement_id text,
  -- Why it was refused; null when it was posted.
  refusal jsonb,
  primary key (lane, id)
);

create table ledger_entries (
  lane int not null,
  leg smallint not null,
  seq bigint not null,
  -- Credits are positive, debits negative, so that a transfer's entries sum to zero.
  amount bigint not null check (amount <> 0),
  -- The account's balance in this lane after this leg, the way the account counts.
  balance_after bigint not null,
  at timestamptz not null,
  account_id uuid not null,
  transfer_id uuid not null,
  primary key (lane, seq, leg)
);
create index ledger_entries_of_account on ledger_entries (lane, account_id, seq, leg);

create table ledger_holds (
  lane int not null,
  id text not null,
  realm text not null,
  account_id uuid not null,
  amount bigint not null check (amount > 0),
  state text not null check (state in ('open', 'captured', 'released')),
  opened_by uuid not null,
  opened_at timestamptz not null,
  closed_by uuid,
  closed_at timestamptz,
  primary key (lane, id),
  check ((state = 'open') = (closed_by is null)),
  check ((state = 'open') = (closed_at is null))
);
create index ledger_holds_of_account on ledger_holds (lane, account_id, opened_at);

-- The resources of record of what moved money: payments, top-ups, withdrawals.
create table movements (
  lane int not null,
  id text not null,
  noun text not null,
  realm text not null,
  seq bigint not null,
  transfer_id uuid not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  facts jsonb not null,
  primary key (lane, id)
);

-- What a posting tells those who follow. Commit order is sequence order, so a reader who continues
-- after the last sequence it saw misses nothing.
create table outbox (
  lane int not null,
  seq bigint not null,
  realm text not null,
  transfer_id uuid not null,
  at timestamptz not null,
  messages jsonb not null,
  primary key (lane, seq)
);

create table outbox_cursors (
  lane int not null,
  consumer text not null,
  seq bigint not null default 0,
  primary key (lane, consumer)
);

-- Posts a batch in one lane and answers what became of each item. The arrays beginning with p_id are
-- parallel, one element an item; so are those of the legs and those of the accounts, which legs and
-- holds name by their place. Item i's legs are p_leg_from[i] up to p_leg_from[i + 1] - 1.
-- Amounts are signed: a credit is positive. No id and no hold is named twice in one batch.
-- ledger/decide.ts is the specification of the loop, and tests hold the two together.
create function public.post_batch(
  p_lane int,
  p_epoch bigint,
  p_id uuid[],
  p_hash uuid[],
  p_realm text[],
  p_kind text[],
  p_at timestamptz[],
  p_memo text[],
  p_hold_act text[],
  p_hold_id text[],
  p_hold_account int[],
  p_hold_amount bigint[],
  p_movement_id text[],
  p_noun text[],
  p_facts text[],
  p_messages text[],
  p_leg_from int[],
  p_leg_item int[],
  p_leg_account int[],
  p_leg_amount bigint[],
  p_account_id uuid[],
  p_account_kind text[],
  p_account_owner text[],
  p_account_sign smallint[],
  p_account_floored boolean[],
  p_account_striped boolean[]
) returns json
language plpgsql
-- A backend plans these statements once, perhaps while the tables are empty. These settings leave it
-- no plan but the one by key, which is the right one however full they become.
set enable_seqscan = off
set enable_bitmapscan = off
set enable_hashjoin = off
set enable_mergejoin = off
set jit = off
-- Citus cannot plan with this one: its scale-out resets it.
set plan_cache_mode = force_generic_plan
as $post$
declare
  v_items int := cardinality(p_id);
  v_legs int := cardinality(p_leg_item);
  v_base bigint;
  v_seq bigint;
  v_recorded_at timestamptz;

  v_known uuid[];
  v_hold_state text[];
  v_hold_account uuid[];
  v_hold_amount bigint[];

  v_realm text[];
  v_sign smallint[];
  v_floored boolean[];
  v_cap bigint[];
  v_debits bigint[];
  v_credits bigint[];
  v_held bigint[];
  v_last_at timestamptz[];

  v_status text[] := array_fill('posted'::text, array[v_items]);
  v_seqs bigint[] := array_fill(null::bigint, array[v_items]);
  v_ats timestamptz[] := p_at;
  v_refusals json[] := array_fill(null::json, array[v_items]);
  v_balances bigint[] := array_fill(0::bigint, array[v_legs]);

  v_code text;
  v_who int;
  v_at timestamptz;
  v_leg int;
  v_a int;
  v_amount bigint;
  v_balance bigint;
  v_sum bigint;
  v_act text;
  v_h int;
  v_set_aside bigint;
begin
  select h.last_seq, h.last_recorded_at into v_base, v_recorded_at
    from public.lane_heads h where h.lane = p_lane and h.epoch = p_epoch for update;
  if v_base is null then
    raise exception 'lane % has another writer', p_lane using errcode = '55000';
  end if;
  v_seq := v_base;
  v_recorded_at := greatest(clock_timestamp(), v_recorded_at + interval '1 microsecond');

  select array_agg(t.hash order by i.ord) into v_known
    from unnest(p_id) with ordinality i(id, ord)
    left join lateral (
      select x.hash from public.ledger_transfers x where x.lane = p_lane and x.id = i.id offset 0
    ) t on true;

  select
      array_agg(a.realm order by i.ord),
      array_agg(coalesce(a.sign, i.sign) order by i.ord),
      array_agg(coalesce(a.floored, i.floored) order by i.ord), array_agg(a.cap order by i.ord),
      array_agg(coalesce(a.debits, 0) order by i.ord),
      array_agg(coalesce(a.credits, 0) order by i.ord),
      array_agg(coalesce(a.held, 0) order by i.ord),
      array_agg(coalesce(a.last_at, '-infinity') order by i.ord)
    into v_realm, v_sign, v_floored, v_cap, v_debits, v_credits, v_held, v_last_at
    from unnest(p_account_id, p_account_sign, p_account_floored)
      with ordinality i(id, sign, floored, ord)
    left join lateral (
      select x.* from public.ledger_accounts x where x.lane = p_lane and x.id = i.id offset 0
    ) a on true;

  if p_hold_id is not null then
    select array_agg(h.state order by i.ord), array_agg(h.account_id order by i.ord),
        array_agg(h.amount order by i.ord)
      into v_hold_state, v_hold_account, v_hold_amount
      from unnest(p_hold_id) with ordinality i(id, ord)
      left join lateral (
        select x.* from public.ledger_holds x where x.lane = p_lane and x.id = i.id offset 0
      ) h on true;
  end if;

  for i in 1 .. v_items loop
    if v_known[i] is not null then
      v_status[i] := case when v_known[i] = p_hash[i] then 'replayed' else 'key_reused' end;
      continue;
    end if;
    v_seq := v_seq + 1;
    v_seqs[i] := v_seq;
    v_code := null;
    v_at := p_at[i];
    v_set_aside := 0;

    if p_hold_act[i] is not null then
      v_act := p_hold_act[i];
      v_h := p_hold_account[i];
      if v_act = 'open' then
        v_who := v_h;
        if v_hold_state[i] is not null then
          v_code := 'hold_exists';
        elsif v_realm[v_h] is distinct from p_realm[i] then
          v_code := 'account_missing';
        elsif v_floored[v_h]
          and v_sign[v_h] * (v_credits[v_h] - v_debits[v_h]) - v_held[v_h] < p_hold_amount[i] then
          v_code := 'insufficient_balance';
        else
          v_set_aside := p_hold_amount[i];
        end if;
      elsif v_hold_account[i] is distinct from p_account_id[v_h] or v_realm[v_h] <> p_realm[i] then
        v_code := 'hold_missing';
      elsif v_hold_state[i] <> 'open' then
        v_code := 'hold_closed';
      else
        v_sum := 0;
        for k in p_leg_from[i] .. p_leg_from[i + 1] - 1 loop
          if p_leg_account[k] = v_h then
            v_sum := v_sum - v_sign[v_h] * p_leg_amount[k];
          end if;
        end loop;
        if v_sum > v_hold_amount[i] then
          v_code := 'hold_exceeded';
        else
          v_set_aside := -v_hold_amount[i];
        end if;
      end if;
      if v_code is null then
        v_held[v_h] := v_held[v_h] + v_set_aside;
        v_at := greatest(v_at, v_last_at[v_h]);
      end if;
    end if;

    -- The legs are booked one by one, each allowed or not where it stands; should one not be, what
    -- was booked is taken back below.
    v_leg := p_leg_from[i];
    v_sum := 0;
    while v_code is null and v_leg < p_leg_from[i + 1] loop
      v_a := p_leg_account[v_leg];
      if v_realm[v_a] is distinct from p_realm[i] then
        if v_realm[v_a] is not null or not p_account_striped[v_a] then
          v_code := 'account_missing';
          v_who := v_a;
          exit;
        end if;
        v_realm[v_a] := p_realm[i];
      end if;
      v_amount := p_leg_amount[v_leg];
      if v_amount > 0 then
        v_credits[v_a] := v_credits[v_a] + v_amount;
      else
        v_debits[v_a] := v_debits[v_a] - v_amount;
      end if;
      v_balance := v_sign[v_a] * (v_credits[v_a] - v_debits[v_a]);
      v_balances[v_leg] := v_balance;
      if v_sign[v_a] * v_amount > 0 then
        if v_balance > v_cap[v_a] then
          v_code := 'balance_cap_exceeded';
          v_who := v_a;
        end if;
      elsif v_floored[v_a] and v_balance < v_held[v_a] then
        v_code := 'insufficient_balance';
        v_who := v_a;
      end if;
      v_sum := v_sum + v_amount;
      v_at := greatest(v_at, v_last_at[v_a]);
      v_leg := v_leg + 1;
    end loop;

    if v_code is null then
      if v_sum <> 0 then
        raise exception 'the legs of transfer % do not balance', p_id[i] using errcode = '23514';
      end if;
      v_ats[i] := v_at;
      for k in p_leg_from[i] .. v_leg - 1 loop
        v_last_at[p_leg_account[k]] := v_at;
      end loop;
      if v_set_aside <> 0 then
        v_last_at[v_h] := v_at;
      end if;
      continue;
    end if;

    for k in p_leg_from[i] .. v_leg - 1 loop
      v_a := p_leg_account[k];
      v_amount := p_leg_amount[k];
      if v_amount > 0 then
        v_credits[v_a] := v_credits[v_a] - v_amount;
      else
        v_debits[v_a] := v_debits[v_a] + v_amount;
      end if;
      -- A stripe begins with what is posted to it, not with what was refused.
      if p_account_striped[v_a] and v_credits[v_a] = 0 and v_debits[v_a] = 0 then
        v_realm[v_a] := null;
      end if;
    end loop;
    if v_set_aside <> 0 then
      v_held[v_h] := v_held[v_h] - v_set_aside;
    end if;
    v_status[i] := 'refused';
    v_refusals[i] := json_build_object('code', v_code, 'details', case v_code
      when 'account_missing' then json_build_object('account', p_account_owner[v_who])
      when 'insufficient_balance' then json_build_object(
        'account', p_account_owner[v_who],
        'available', v_sign[v_who] * (v_credits[v_who] - v_debits[v_who]) - v_held[v_who])
      when 'balance_cap_exceeded' then json_build_object(
        'account', p_account_owner[v_who],
        'balance', v_sign[v_who] * (v_credits[v_who] - v_debits[v_who]),
        'cap', v_cap[v_who])
      when 'hold_exceeded' then json_build_object('hold', p_hold_id[i], 'held', v_hold_amount[i])
      else json_build_object('hold', p_hold_id[i])
    end);
  end loop;

  if v_seq > v_base then
    insert into public.ledger_transfers
        (lane, id, seq, realm, kind, at, recorded_at, hash, memo, movement_id, refusal)
      select p_lane, i.id, i.seq, i.realm, i.kind, i.at,
          v_recorded_at + (i.seq - v_base - 1) * interval '1 microsecond', i.hash, i.memo,
          case when i.refusal is null then i.movement_id end, i.refusal
        from unnest(p_id, v_seqs, p_realm, p_kind, v_ats, p_hash, p_memo, p_movement_id, v_refusals)
          i(id, seq, realm, kind, at, hash, memo, movement_id, refusal)
        where i.seq is not null;

    insert into public.ledger_entries
        (lane, seq, leg, account_id, transfer_id, amount, balance_after, at)
      select p_lane, v_seqs[l.item], l.ord - p_leg_from[l.item], p_account_id[l.account],
          p_id[l.item], l.amount, l.balance, v_ats[l.item]
        from unnest(p_leg_item, p_leg_account, p_leg_amount, v_balances)
          with ordinality l(item, account, amount, balance, ord)
        where v_status[l.item] = 'posted';

    -- Not an update joined to the arrays: planned on an empty table, that one reads the whole lane.
    insert into public.ledger_accounts as a
        (lane, id, realm, kind, owner, sign, floored, debits, credits, held, last_at)
      select p_lane, m.id, m.realm, m.kind, m.owner, m.sign, m.floored,
          m.debits, m.credits, m.held, m.last_at
        from unnest(p_account_id, v_realm, p_account_kind, p_account_owner, v_sign, v_floored,
            v_debits, v_credits, v_held, v_last_at)
          m(id, realm, kind, owner, sign, floored, debits, credits, held, last_at)
        where m.realm is not null
      on conflict (lane, id) do update
        set debits = excluded.debits, credits = excluded.credits, held = excluded.held,
            last_at = excluded.last_at;

    if p_hold_id is not null then
      insert into public.ledger_holds
          (lane, id, realm, account_id, amount, state, opened_by, opened_at)
        select p_lane, p_hold_id[i.n], p_realm[i.n], p_account_id[p_hold_account[i.n]],
            p_hold_amount[i.n], 'open', p_id[i.n], v_ats[i.n]
          from generate_subscripts(p_id, 1) i(n)
          where p_hold_act[i.n] = 'open' and v_status[i.n] = 'posted';

      for i in 1 .. v_items loop
        if p_hold_act[i] <> 'open' and v_status[i] = 'posted' then
          update public.ledger_holds h
            set state = case p_hold_act[i] when 'capture' then 'captured' else 'released' end,
                closed_by = p_id[i], closed_at = v_ats[i]
            where h.lane = p_lane and h.id = p_hold_id[i];
        end if;
      end loop;
    end if;

    insert into public.movements
        (lane, id, noun, realm, seq, transfer_id, at, recorded_at, facts)
      select p_lane, i.movement_id, i.noun, i.realm, i.seq, i.id, i.at,
          v_recorded_at + (i.seq - v_base - 1) * interval '1 microsecond', i.facts::jsonb
        from unnest(p_id, p_movement_id, p_noun, p_realm, v_seqs, v_ats, p_facts, v_status)
          i(id, movement_id, noun, realm, seq, at, facts, status)
        where i.movement_id is not null and i.status = 'posted';

    insert into public.outbox (lane, seq, realm, transfer_id, at, messages)
      select p_lane, i.seq, i.realm, i.id, i.at, i.messages::jsonb
        from unnest(p_id, p_realm, v_seqs, v_ats, p_messages, v_status)
          i(id, realm, seq, at, messages, status)
        where i.messages is not null and i.status = 'posted';

    update public.lane_heads h
      set last_seq = v_seq,
          last_recorded_at = v_recorded_at + (v_seq - v_base - 1) * interval '1 microsecond'
      where h.lane = p_lane;
  end if;

  return json_build_object(
    'base', v_base,
    'recordedAtMs', floor(extract(epoch from v_recorded_at) * 1000),
    'status', array_to_json(v_status),
    'seq', array_to_json(v_seqs),
    'refusal', array_to_json(v_refusals),
    'balance', array_to_json(v_balances)
  );
end
$post$;

-- History is only added to. The database refuses everything else: to its owner through these
-- triggers, to any other role by the lack of a grant. Citus allows no triggers on distributed
-- tables, so its scale-out drops them and leaves it to the grants.
create function public.refuse_rewriting() returns trigger language plpgsql as $refuse$
begin
  raise exception 'rows of % are never changed or deleted', tg_table_name using errcode = '42501';
end
$refuse$;

create trigger written_once before update or delete or truncate on ledger_transfers
  for each statement execute function public.refuse_rewriting();
create trigger written_once before update or delete or truncate on ledger_entries
  for each statement execute function public.refuse_rewriting();
create trigger written_once before update or delete or truncate on movements
  for each statement execute function public.refuse_rewriting();

revoke update, delete, truncate on ledger_transfers, ledger_entries, movements from public, current_user;
