-- The books. Every table leads with its lane, the writer it belongs to: one lane's rows are written
-- by one call of post_batch at a time, in the order of the lane's sequence.

create table lane_heads (
  lane int primary key,
  last_seq bigint not null default 0,
  last_recorded_at timestamptz not null default '-infinity',
  -- Raised to depose a writer: who still names the old one is refused.
  epoch bigint not null default 1,
  -- The newest link of the chain, which the next transfer's is made from.
  link bytea not null default sha256('')
) with (fillfactor = 20);

-- Balances. No index but the key, so that an update stays within its page.
create table ledger_accounts (
  lane int not null,
  id uuid not null,
  realm text not null,
  kind text not null,
  owner text not null,
  -- ISO 4217, numeric.
  currency smallint not null default 156,
  -- 1 where credits make the balance larger, -1 where debits do.
  sign smallint not null,
  floored boolean not null,
  cap bigint,
  debits bigint not null default 0,
  credits bigint not null default 0,
  held bigint not null default 0,
  -- The latest business time that touched the account; history never steps back from it.
  last_at timestamptz not null default '-infinity',
  -- What has counted against the limits in the latest day and year in which something did. Days are
  -- numbered from 1970 on, in China's time.
  day int not null default 0,
  year int not null default 0,
  out_day bigint not null default 0,
  out_year bigint not null default 0,
  in_day bigint not null default 0,
  in_year bigint not null default 0,
  out_day_limit bigint,
  out_year_limit bigint,
  in_day_limit bigint,
  in_year_limit bigint,
  -- Shows that what it was opened with was not changed; null for a stripe, which nobody opens.
  terms uuid,
  primary key (lane, id),
  -- One expression, for the database reads each anew at every batch.
  constraint countable check (
    least(debits, credits, held, out_day, out_year, in_day, in_year) >= 0
    and greatest(debits, credits) <= 9007199254740991
  ),
  constraint never_overdrawn check (not floored or sign * (credits - debits) >= held)
) with (fillfactor = 60);

create function public.terms_of(
  p_realm text, p_kind text, p_owner text, p_currency smallint, p_cap bigint,
  p_out_day bigint, p_out_year bigint, p_in_day bigint, p_in_year bigint, p_lane int
) returns uuid language sql immutable as $terms$
  select substring(encode(sha256(convert_to(array_to_string(
    array[p_realm, p_kind, p_owner, p_currency::text, p_cap::text, p_out_day::text, p_out_year::text,
      p_in_day::text, p_in_year::text, p_lane::text], e'\x1e', ''), 'UTF8')), 'hex') for 32)::uuid
$terms$;

-- Everything ever asked of the books, refusals too, under the id that makes a repeat recognisable,
-- together with the resource it made and with what its followers are to be told.
create table ledger_transfers (
  lane int not null,
  id uuid not null,
  seq bigint not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  -- What makes a repeat the same request: whose money moves where.
  hash uuid not null,
  -- sha256 over the link before it and all that this row and its entries say.
  link bytea not null,
  realm text not null,
  kind text not null,
  -- Its legs' accounts, each once: the way from a transfer to its entries.
  accounts uuid[] not null,
  reverses uuid,
  -- The merchant's own number, which is taken for ever: a key of ledger_keys.
  reference uuid,
  hold_act text,
  hold_id text,
  memo text,
  -- The resource of record, where it made one. JSON is kept as it was written, for the chain's sake.
  movement_id text,
  noun text,
  facts text,
  -- A list of messages for the outbox's readers.
  messages text,
  -- Why it was refused; null when it was posted.
  refusal text,
  primary key (lane, id)
) partition by range (id);
-- Its condition always holds. Only who repeats it is offered the index: without it the plan made on
-- empty tables looks a transfer up by its id here, through the whole lane.
create index ledger_transfers_in_order on ledger_transfers (lane, seq) where seq > 0;

create table ledger_entries (
  lane int not null,
  -- From 1. A hold's own act is leg 0, which moves nothing but what is held.
  leg smallint not null,
  seq bigint not null,
  at timestamptz not null,
  account_id uuid not null,
  -- Credits are positive, debits negative, so that a transfer's entries sum to zero.
  amount bigint not null,
  -- The account's balance in this lane after this leg, the way the account counts.
  balance_after bigint not null,
  held_after bigint not null,
  -- What it added to the account's counters of its direction; what it took back from the other's, if negative.
  counted bigint not null,
  primary key (lane, account_id, at, seq, leg)
) partition by range (at);

create table ledger_holds (
  lane int not null,
  id text not null,
  realm text not null,
  account_id uuid not null,
  amount bigint not null check (amount > 0),
  -- What is still set aside while it is open.
  remaining bigint not null check (remaining between 0 and amount),
  state text not null check (state in ('open', 'captured', 'released', 'expired')),
  expires_at timestamptz,
  opened_by uuid not null,
  opened_at timestamptz not null,
  closed_by uuid,
  closed_at timestamptz,
  primary key (lane, id),
  check ((state = 'open') = (remaining > 0)),
  check ((state = 'open') = (closed_by is null)),
  check ((state = 'open') = (closed_at is null))
);
create index ledger_holds_of_account on ledger_holds (lane, account_id, opened_at);
create index ledger_holds_to_expire on ledger_holds (lane, expires_at) where state = 'open';

-- Names under which a posting must not be asked for twice: an idempotency key for as long as it is
-- kept, a merchant's own number for ever.
create table ledger_keys (
  lane int not null,
  key uuid not null,
  -- What was asked under it.
  request uuid not null,
  transfer_id uuid not null,
  -- On the realm's clock.
  expires_at timestamptz not null,
  -- Rows that come and go have no place in the chain. This shows that one was damaged.
  seal bigint not null,
  primary key (lane, key)
);

create function public.key_seal(p_key uuid, p_request uuid, p_transfer uuid, p_expires_at timestamptz)
returns bigint language sql immutable as $seal$
  select uuid_hash_extended(p_key, 1) # uuid_hash_extended(p_request, 2)
    # uuid_hash_extended(p_transfer, 3)
    # timestamp_hash_extended(p_expires_at at time zone 'UTC', 4)
$seal$;

create table outbox_cursors (
  lane int not null,
  consumer text not null,
  seq bigint not null default 0,
  primary key (lane, consumer)
);

-- Posts a batch in one lane and answers what became of each item. The arrays beginning with p_id are
-- parallel, one element an item; so are those of the legs and those of the accounts, which legs and
-- holds name by their place. Item i's legs are p_leg_from[i] up to p_leg_from[i + 1] - 1. Texts come
-- joined by the record separator, an empty one meaning none; an array no item uses is null.
-- Amounts are signed: a credit is positive. No id, key, reference or hold is named twice in one batch.
-- Where p_unseen, nothing of the batch is looked up by its names: most are asked for once, and the keys of
-- the tables refuse the batch whole if one was not. Then it comes again without p_unseen.
-- ledger/decide.ts is the specification of the loop, and tests hold the two together.
create function public.post_batch(
  p_lane int,
  p_epoch bigint,
  p_unseen boolean,
  p_id uuid[],
  -- Between which of them all lie, so that only the parts of history are looked at where they may be.
  p_first_id uuid,
  p_last_id uuid,
  p_hash uuid[],
  p_digests bytea,
  p_realms text,
  p_kinds text,
  p_at timestamptz[],
  p_day int[],
  p_year int[],
  p_currency smallint[],
  p_accounts text,
  p_memos text,
  p_nouns text,
  p_movement_ids text,
  p_facts text,
  p_messages text,
  p_refusals text,
  p_reverses uuid[],
  p_gathers boolean[],
  p_key uuid[],
  p_key_request uuid[],
  p_key_expires_at timestamptz[],
  p_reference uuid[],
  p_reference_request uuid[],
  p_hold_act text[],
  p_hold_id text[],
  p_hold_account int[],
  p_hold_amount bigint[],
  p_hold_expires_at timestamptz[],
  p_leg_from int[],
  p_leg_item int[],
  p_leg_account int[],
  p_leg_amount bigint[],
  p_leg_counts smallint[],
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
-- Nor one that walks an index where it is told where a row lies.
set cpu_index_tuple_cost = 1000
set max_parallel_workers_per_gather = 0
set jit = off
-- Citus cannot plan with this one: its scale-out resets it.
set plan_cache_mode = force_generic_plan
as $post$
declare
  v_items int := cardinality(p_id);
  v_legs int := cardinality(p_leg_item);
  v_realms text[] := string_to_array(p_realms, e'\x1e');
  v_kinds text[] := string_to_array(p_kinds, e'\x1e');
  v_memos text[] := string_to_array(p_memos, e'\x1e', '');
  v_outside text[] := string_to_array(p_refusals, e'\x1e', '');
  v_base bigint;
  v_seq bigint;
  v_recorded_at timestamptz;
  v_link bytea;

  v_known uuid[];
  v_key_request uuid[];
  v_key_transfer uuid[];
  -- Null for a key never seen, false for one that has expired.
  v_key_kept boolean[];
  v_reference_request uuid[];
  v_reference_transfer uuid[];
  v_hold_state text[];
  v_hold_account uuid[];
  v_hold_remaining bigint[];
  v_hold_expires_at timestamptz[];

  -- Where the accounts' rows lie; null for one that has none yet. Nobody else moves them while the lane's
  -- head is held.
  v_place tid[];
  v_realm text[];
  v_currency smallint[];
  v_sign smallint[];
  v_floored boolean[];
  v_cap bigint[];
  v_debits bigint[];
  v_credits bigint[];
  v_held bigint[];
  v_last_at timestamptz[];
  v_day int[];
  v_year int[];
  v_out_day bigint[];
  v_out_year bigint[];
  v_in_day bigint[];
  v_in_year bigint[];
  v_out_day_limit bigint[];
  v_out_year_limit bigint[];
  v_in_day_limit bigint[];
  v_in_year_limit bigint[];

  v_status text[] := array_fill('posted'::text, array[v_items]);
  v_seqs bigint[] := array_fill(null::bigint, array[v_items]);
  v_ats timestamptz[] := p_at;
  v_refusals text[] := array_fill(null::text, array[v_items]);
  v_links bytea[] := array_fill(null::bytea, array[v_items]);
  -- The transfer that a repeat under a key or a reference repeats.
  v_earlier uuid[] := array_fill(null::uuid, array[v_items]);
  v_balances bigint[] := array_fill(0::bigint, array[v_legs]);
  v_helds bigint[] := array_fill(0::bigint, array[v_legs]);
  v_counted bigint[];
  v_hold_change bigint[];
  v_hold_total bigint[];
  v_hold_held bigint[];

  v_code text;
  v_who int;
  v_limit text;
  v_at timestamptz;
  v_leg int;
  v_a int;
  v_amount bigint;
  v_balance bigint;
  v_sum bigint;
  v_act text;
  v_h int;
  v_set_aside bigint;
  v_today int;
  v_this_year int;
  v_used_day bigint;
  v_used_year bigint;
  v_stamp timestamptz;
  -- The latest business time of all the accounts of the batch.
  v_latest timestamptz;
  v_unit smallint;
  v_after bytea;
  v_name text;
  v_by uuid;
  v_key uuid;
  v_request uuid;
  v_seal bigint;
begin
  select h.last_seq, h.last_recorded_at, h.link into v_base, v_recorded_at, v_link
    from public.lane_heads h where h.lane = p_lane and h.epoch = p_epoch for update;
  if v_base is null then
    raise exception 'lane % has another writer', p_lane using errcode = '55000';
  end if;
  v_seq := v_base;
  v_recorded_at := greatest(clock_timestamp(), v_recorded_at + interval '1 microsecond');
  v_stamp := v_recorded_at;

  if not p_unseen then
    -- A lateral join follows the order of what it is joined to, so the answers come in the arrays' order.
    select array_agg(t.hash) into v_known
      from unnest(p_id) i(id)
      left join lateral (
        select x.hash from public.ledger_transfers x
          where x.lane = p_lane and x.id = i.id and x.id between p_first_id and p_last_id offset 0
      ) t on true;
  end if;

  if p_key is not null and not p_unseen then
    select array_agg(case when k.kept then k.request end),
        array_agg(k.transfer_id), array_agg(k.kept)
      into v_key_request, v_key_transfer, v_key_kept
      from unnest(p_key, p_at) i(key, at)
      left join lateral (
        select x.request, x.transfer_id, x.expires_at > i.at as kept from public.ledger_keys x
        where x.lane = p_lane and x.key = i.key offset 0
      ) k on true;
  end if;

  if p_reference is not null and not p_unseen then
    select array_agg(k.request), array_agg(k.transfer_id)
      into v_reference_request, v_reference_transfer
      from unnest(p_reference) i(key)
      left join lateral (
        select x.request, x.transfer_id from public.ledger_keys x
        where x.lane = p_lane and x.key = i.key offset 0
      ) k on true;
  end if;

  select
      array_agg(a.place), array_agg(a.realm), array_agg(a.currency), array_agg(a.sign), array_agg(a.floored),
      array_agg(a.cap), array_agg(a.debits), array_agg(a.credits), array_agg(a.held),
      array_agg(a.last_at), array_agg(a.day), array_agg(a.year),
      array_agg(a.out_day), array_agg(a.out_year), array_agg(a.in_day), array_agg(a.in_year),
      array_agg(a.out_day_limit), array_agg(a.out_year_limit),
      array_agg(a.in_day_limit), array_agg(a.in_year_limit), max(a.last_at)
    into v_place, v_realm, v_currency, v_sign, v_floored, v_cap, v_debits, v_credits, v_held, v_last_at,
      v_day, v_year, v_out_day, v_out_year, v_in_day, v_in_year,
      v_out_day_limit, v_out_year_limit, v_in_day_limit, v_in_year_limit, v_latest
    from (
      select
          a.place, a.realm, a.currency, a.cap, coalesce(a.sign, i.sign) as sign,
          coalesce(a.floored, i.floored) as floored, coalesce(a.debits, 0) as debits,
          coalesce(a.credits, 0) as credits, coalesce(a.held, 0) as held,
          coalesce(a.last_at, '-infinity') as last_at,
          coalesce(a.day, 0) as day, coalesce(a.year, 0) as year,
          coalesce(a.out_day, 0) as out_day, coalesce(a.out_year, 0) as out_year,
          coalesce(a.in_day, 0) as in_day, coalesce(a.in_year, 0) as in_year,
          a.out_day_limit, a.out_year_limit, a.in_day_limit, a.in_year_limit
        from unnest(p_account_id, p_account_sign, p_account_floored) i(id, sign, floored)
        left join lateral (
          select x.ctid as place, x.* from public.ledger_accounts x
            where x.lane = p_lane and x.id = i.id offset 0
        ) a on true
    ) a;

  if p_leg_counts is not null then
    v_counted := array_fill(0::bigint, array[v_legs]);
  end if;

  if p_hold_id is not null then
    v_hold_change := array_fill(null::bigint, array[v_items]);
    v_hold_total := array_fill(null::bigint, array[v_items]);
    v_hold_held := array_fill(null::bigint, array[v_items]);
    select array_agg(h.state), array_agg(h.account_id), array_agg(h.remaining),
        array_agg(h.expires_at)
      into v_hold_state, v_hold_account, v_hold_remaining, v_hold_expires_at
      from unnest(p_hold_id) i(id)
      left join lateral (
        select x.* from public.ledger_holds x where x.lane = p_lane and x.id = i.id offset 0
      ) h on true;
  end if;

  for i in 1 .. v_items loop
    if v_known[i] is not null or v_key_request[i] is not null
      or v_reference_request[i] is not null then
      if v_key_request[i] is not null then
        if v_key_request[i] <> p_key_request[i] then
          v_status[i] := 'key_reused';
        else
          v_status[i] := 'replayed_key';
          v_earlier[i] := v_key_transfer[i];
        end if;
      elsif v_known[i] is not null then
        v_status[i] := case when v_known[i] = p_hash[i] then 'replayed_id' else 'id_reused' end;
      elsif v_reference_request[i] <> p_reference_request[i] then
        v_status[i] := 'reference_conflict';
      else
        v_status[i] := 'replayed_reference';
        v_earlier[i] := v_reference_transfer[i];
      end if;
      continue;
    end if;

    v_code := null;
    v_after := '';
    v_at := p_at[i];
    v_today := p_day[i];
    v_this_year := p_year[i];
    v_act := p_hold_act[i];
    v_unit := coalesce(p_currency[i], 156);
    if v_act is not null then
      v_h := p_hold_account[i];
      v_set_aside := 0;
    end if;

    -- Time stands still rather than go back in the history of an account. Most come after all that
    -- the batch has seen.
    if v_at < v_latest then
      if v_act is not null then
        v_at := greatest(v_at, v_last_at[v_h]);
      end if;
      for k in p_leg_from[i] .. p_leg_from[i + 1] - 1 loop
        v_at := greatest(v_at, v_last_at[p_leg_account[k]]);
      end loop;
      if v_at > p_at[i] and v_today is not null then
        v_today := (floor(extract(epoch from v_at))::bigint + 28800) / 86400;
        v_this_year := extract(year from v_at at time zone 'Asia/Shanghai');
      end if;
    end if;

    if v_act is null then
      if v_outside[i] is not null then
        v_code := 'outside';
      end if;
    elsif v_act = 'open' then
      v_who := v_h;
      if v_hold_state[i] is not null then
        v_code := 'hold_exists';
      elsif v_realm[v_h] is distinct from v_realms[i] then
        v_code := 'account_missing';
      elsif v_currency[v_h] <> v_unit then
        v_code := 'currency_mismatch';
      elsif v_floored[v_h]
        and v_sign[v_h] * (v_credits[v_h] - v_debits[v_h]) - v_held[v_h] < p_hold_amount[i] then
        v_code := 'insufficient_balance';
      else
        v_set_aside := p_hold_amount[i];
      end if;
    else
      if v_hold_account[i] is distinct from p_account_id[v_h] or v_realm[v_h] <> v_realms[i] then
        v_code := 'hold_missing';
      elsif v_hold_state[i] <> 'open' then
        v_code := 'hold_closed';
      elsif v_act in ('capture', 'capture_part') then
        v_sum := 0;
        for k in p_leg_from[i] .. p_leg_from[i + 1] - 1 loop
          if p_leg_account[k] = v_h then
            v_sum := v_sum - v_sign[v_h] * p_leg_amount[k];
          end if;
        end loop;
        if v_at >= v_hold_expires_at[i] then
          v_code := 'hold_expired';
        elsif v_sum > v_hold_remaining[i] then
          v_code := 'hold_exceeded';
        elsif v_act = 'capture_part' then
          v_set_aside := -greatest(v_sum, 0);
        else
          v_set_aside := -v_hold_remaining[i];
        end if;
      elsif v_act = 'expire' and (v_hold_expires_at[i] is null or v_at < v_hold_expires_at[i]) then
        v_code := 'hold_not_expired';
      else
        v_set_aside := -v_hold_remaining[i];
      end if;
    end if;
    if v_act is not null and v_code is null then
      v_held[v_h] := v_held[v_h] + v_set_aside;
      v_balance := v_sign[v_h] * (v_credits[v_h] - v_debits[v_h]);
      v_hold_change[i] := v_set_aside;
      v_hold_total[i] := v_balance;
      v_hold_held[i] := v_held[v_h];
      v_after := int8send(v_balance) || int8send(v_held[v_h]);
    end if;

    -- The legs are booked one by one, each allowed or not where it stands; should one not be, what
    -- was booked is taken back below.
    v_leg := p_leg_from[i];
    v_sum := 0;
    while v_code is null and v_leg < p_leg_from[i + 1] loop
      v_a := p_leg_account[v_leg];
      v_amount := p_leg_amount[v_leg];
      if v_realm[v_a] is null and p_account_striped[v_a] then
        v_realm[v_a] := v_realms[i];
        v_currency[v_a] := v_unit;
      elsif v_realm[v_a] is distinct from v_realms[i] or v_currency[v_a] <> v_unit then
        v_code := case when v_realm[v_a] = v_realms[i] then 'currency_mismatch'
          else 'account_missing' end;
        v_who := v_a;
        exit;
      end if;

      if p_leg_counts[v_leg] = 1 then
        v_limit := null;
        if v_sign[v_a] * v_amount < 0 then
          v_used_day := case when v_day[v_a] = v_today then v_out_day[v_a] else 0 end;
          v_used_year := case when v_year[v_a] = v_this_year then v_out_year[v_a] else 0 end;
          if abs(v_amount) > v_out_day_limit[v_a] - v_used_day then
            v_limit := 'out_day';
          elsif abs(v_amount) > v_out_year_limit[v_a] - v_used_year then
            v_limit := 'out_year';
          end if;
        else
          v_used_day := case when v_day[v_a] = v_today then v_in_day[v_a] else 0 end;
          v_used_year := case when v_year[v_a] = v_this_year then v_in_year[v_a] else 0 end;
          if abs(v_amount) > v_in_day_limit[v_a] - v_used_day then
            v_limit := 'in_day';
          elsif abs(v_amount) > v_in_year_limit[v_a] - v_used_year then
            v_limit := 'in_year';
          end if;
        end if;
        if v_limit is not null then
          v_code := 'limit_exceeded';
          v_who := v_a;
          exit;
        end if;
      end if;

      if v_amount > 0 then
        v_credits[v_a] := v_credits[v_a] + v_amount;
      else
        v_debits[v_a] := v_debits[v_a] - v_amount;
      end if;
      v_balance := v_sign[v_a] * (v_credits[v_a] - v_debits[v_a]);
      v_balances[v_leg] := v_balance;
      v_helds[v_leg] := v_held[v_a];
      v_after := v_after || int8send(v_balance);
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
      v_leg := v_leg + 1;
    end loop;

    if v_code is null then
      if v_sum <> 0 then
        raise exception 'the legs of transfer % do not balance', p_id[i] using errcode = '23514';
      end if;
      v_seq := v_seq + 1;
      v_seqs[i] := v_seq;
      if v_at > v_latest then
        v_latest := v_at;
      elsif v_at > p_at[i] then
        v_ats[i] := v_at;
      end if;
      for k in p_leg_from[i] .. v_leg - 1 loop
        v_a := p_leg_account[k];
        v_last_at[v_a] := v_at;
        if p_leg_counts[k] > 0 then
          v_amount := abs(p_leg_amount[k]);
          if p_leg_counts[k] = 1 then
            if v_today > v_day[v_a] then
              v_day[v_a] := v_today;
              v_out_day[v_a] := 0;
              v_in_day[v_a] := 0;
            end if;
            if v_this_year > v_year[v_a] then
              v_year[v_a] := v_this_year;
              v_out_year[v_a] := 0;
              v_in_year[v_a] := 0;
            end if;
            if v_sign[v_a] * p_leg_amount[k] < 0 then
              v_out_day[v_a] := v_out_day[v_a] + v_amount;
              v_out_year[v_a] := v_out_year[v_a] + v_amount;
            else
              v_in_day[v_a] := v_in_day[v_a] + v_amount;
              v_in_year[v_a] := v_in_year[v_a] + v_amount;
            end if;
            v_counted[k] := v_amount;
            v_after := v_after || int8send(k - p_leg_from[i] + 1) || int8send(v_amount);
          elsif v_today = v_day[v_a] then
            -- What was counted the same day is taken back, from the direction it was counted in.
            if v_sign[v_a] * p_leg_amount[k] > 0 then
              v_amount := least(v_amount, v_out_day[v_a]);
              v_out_day[v_a] := v_out_day[v_a] - v_amount;
              v_out_year[v_a] := v_out_year[v_a] - v_amount;
            else
              v_amount := least(v_amount, v_in_day[v_a]);
              v_in_day[v_a] := v_in_day[v_a] - v_amount;
              v_in_year[v_a] := v_in_year[v_a] - v_amount;
            end if;
            if v_amount > 0 then
              v_counted[k] := -v_amount;
              v_after := v_after || int8send(k - p_leg_from[i] + 1) || int8send(-v_amount);
            end if;
          end if;
        end if;
      end loop;
      if v_act is not null then
        v_last_at[v_h] := v_at;
      end if;
      v_link := sha256(v_link || substring(p_digests from i * 32 - 31 for 32) || int8send(v_seq)
        || timestamptz_send(v_at) || timestamptz_send(v_stamp) || v_after);
      v_links[i] := v_link;
      v_stamp := v_stamp + interval '1 microsecond';
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
    end loop;
    -- A stripe begins with what is posted to it, not with what was refused.
    for k in p_leg_from[i] .. p_leg_from[i + 1] - 1 loop
      v_a := p_leg_account[k];
      if p_account_striped[v_a] and v_credits[v_a] = 0 and v_debits[v_a] = 0 then
        v_realm[v_a] := null;
      end if;
    end loop;
    if v_act is not null then
      v_held[v_h] := v_held[v_h] - v_set_aside;
      v_hold_change[i] := null;
    end if;

    -- The other lanes may have what this one lacks: the caller gathers it and asks again.
    if v_code = 'insufficient_balance' and p_gathers[i] and p_account_striped[v_who] then
      v_status[i] := 'short';
      v_refusals[i] := json_build_object('place', v_who);
      continue;
    end if;

    v_seq := v_seq + 1;
    v_seqs[i] := v_seq;
    v_ats[i] := p_at[i];
    v_status[i] := 'refused';
    v_refusals[i] := case when v_code = 'outside' then v_outside[i] else
      json_build_object('code', v_code, 'details', case v_code
        when 'account_missing' then json_build_object('account', p_account_owner[v_who])
        when 'currency_mismatch' then json_build_object(
          'account', p_account_owner[v_who], 'currency', v_currency[v_who])
        when 'insufficient_balance' then json_build_object(
          'account', p_account_owner[v_who],
          'available', v_sign[v_who] * (v_credits[v_who] - v_debits[v_who]) - v_held[v_who])
        when 'balance_cap_exceeded' then json_build_object(
          'account', p_account_owner[v_who],
          'balance', v_sign[v_who] * (v_credits[v_who] - v_debits[v_who]),
          'cap', v_cap[v_who])
        when 'limit_exceeded' then json_build_object(
          'account', p_account_owner[v_who], 'limitType', v_limit,
          'limit', case v_limit
            when 'out_day' then v_out_day_limit[v_who] when 'out_year' then v_out_year_limit[v_who]
            when 'in_day' then v_in_day_limit[v_who] else v_in_year_limit[v_who] end,
          'used', case when v_limit in ('out_day', 'in_day') then v_used_day else v_used_year end)
        when 'hold_exceeded' then json_build_object('hold', p_hold_id[i], 'held', v_hold_remaining[i])
        else json_build_object('hold', p_hold_id[i])
      end)::text end;
    v_link := sha256(v_link || uuid_send(p_id[i]) || uuid_send(p_hash[i]) || int8send(v_seq)
      || timestamptz_send(p_at[i]) || timestamptz_send(v_stamp)
      || convert_to(array_to_string(
        array[v_realms[i], v_kinds[i], v_memos[i], v_act, p_hold_id[i], v_refusals[i]],
        e'\x1e', ''), 'UTF8'));
    v_links[i] := v_link;
    v_stamp := v_stamp + interval '1 microsecond';
  end loop;

  if v_seq > v_base then
    insert into public.ledger_transfers
        (lane, id, seq, at, recorded_at, hash, link, realm, kind, accounts, reverses, reference,
         hold_act, hold_id, memo, movement_id, noun, facts, messages, refusal)
      select p_lane, i.id, i.seq, i.at,
          v_recorded_at + (i.seq - v_base - 1) * interval '1 microsecond', i.hash, i.link,
          i.realm, i.kind,
          case when i.refusal is null then i.accounts::uuid[] else '{}' end,
          case when i.refusal is null then i.reverses end,
          case when i.refusal is null then i.reference end, i.hold_act, i.hold_id, i.memo,
          case when i.refusal is null then i.movement_id end,
          case when i.refusal is null then i.noun end,
          case when i.refusal is null then i.facts end,
          case when i.refusal is null then i.messages end, i.refusal
        from unnest(
            p_id, v_seqs, v_ats, p_hash, v_links, v_realms, v_kinds,
            string_to_array(p_accounts, e'\x1e'), p_reverses, p_reference, p_hold_act, p_hold_id,
            v_memos, string_to_array(p_movement_ids, e'\x1e', ''),
            string_to_array(p_nouns, e'\x1e', ''), string_to_array(p_facts, e'\x1e', ''),
            string_to_array(p_messages, e'\x1e', ''), v_refusals)
          i(id, seq, at, hash, link, realm, kind, accounts, reverses, reference, hold_act, hold_id,
            memo, movement_id, noun, facts, messages, refusal)
        where i.seq is not null;

    insert into public.ledger_entries
        (lane, seq, leg, account_id, at, amount, balance_after, held_after, counted)
      select p_lane, v_seqs[l.item], l.ord - p_leg_from[l.item] + 1, p_account_id[l.account],
          v_ats[l.item], l.amount, l.balance, l.held, coalesce(l.counted, 0)
        from unnest(p_leg_item, p_leg_account, p_leg_amount, v_balances, v_helds, v_counted)
          with ordinality l(item, account, amount, balance, held, counted, ord)
        where v_status[l.item] = 'posted';

    update public.ledger_accounts a
      set debits = m.debits, credits = m.credits, held = m.held, last_at = m.last_at,
          day = m.day, year = m.year, out_day = m.out_day, out_year = m.out_year,
          in_day = m.in_day, in_year = m.in_year
      from unnest(v_place, v_debits, v_credits, v_held, v_last_at,
          v_day, v_year, v_out_day, v_out_year, v_in_day, v_in_year)
        m(place, debits, credits, held, last_at,
          day, year, out_day, out_year, in_day, in_year)
      where a.lane = p_lane and a.ctid = m.place;

    -- Stripes begin with what is first posted to them.
    if array_position(v_place, null) is not null then
      insert into public.ledger_accounts
          (lane, id, realm, kind, owner, currency, sign, floored, debits, credits, held, last_at,
           day, year, out_day, out_year, in_day, in_year)
        select p_lane, m.id, m.realm, m.kind, m.owner, m.currency, m.sign, m.floored,
            m.debits, m.credits, m.held, m.last_at,
            m.day, m.year, m.out_day, m.out_year, m.in_day, m.in_year
          from unnest(v_place, p_account_id, v_realm, p_account_kind, p_account_owner, v_currency,
              v_sign, v_floored, v_debits, v_credits, v_held, v_last_at,
              v_day, v_year, v_out_day, v_out_year, v_in_day, v_in_year)
            m(place, id, realm, kind, owner, currency, sign, floored, debits, credits, held, last_at,
              day, year, out_day, out_year, in_day, in_year)
          where m.place is null and m.realm is not null;
    end if;

    if p_hold_id is not null then
      insert into public.ledger_entries
          (lane, seq, leg, account_id, at, amount, balance_after, held_after, counted)
        select p_lane, i.seq, 0, p_account_id[i.account], i.at, 0, i.total, i.held, 0
          from unnest(v_seqs, p_hold_account, v_ats, v_hold_total, v_hold_held, v_hold_change)
            i(seq, account, at, total, held, change)
          where i.change is not null;

      insert into public.ledger_holds
          (lane, id, realm, account_id, amount, remaining, state, expires_at, opened_by, opened_at)
        select p_lane, p_hold_id[i.n], v_realms[i.n], p_account_id[p_hold_account[i.n]],
            p_hold_amount[i.n], p_hold_amount[i.n], 'open', p_hold_expires_at[i.n],
            p_id[i.n], v_ats[i.n]
          from generate_subscripts(p_id, 1) i(n)
          where p_hold_act[i.n] = 'open' and v_status[i.n] = 'posted';

      for i in 1 .. v_items loop
        if p_hold_act[i] <> 'open' and v_status[i] = 'posted' then
          v_name := p_hold_id[i];
          v_amount := v_hold_remaining[i] + v_hold_change[i];
          v_act := case
            when v_amount > 0 then 'open' when p_hold_act[i] = 'release' then 'released'
            when p_hold_act[i] = 'expire' then 'expired' else 'captured' end;
          v_by := case when v_amount = 0 then p_id[i] end;
          v_at := case when v_amount = 0 then v_ats[i] end;
          -- What it sets stands in variables: a Citus that writes out such an update with elements of arrays in
          -- it falls down dead.
          update public.ledger_holds h
            set remaining = v_amount, state = v_act, closed_by = v_by, closed_at = v_at
            where h.lane = p_lane and h.id = v_name;
        end if;
      end loop;
    end if;

    update public.lane_heads h
      set last_seq = v_seq, last_recorded_at = v_stamp - interval '1 microsecond', link = v_link
      where h.lane = p_lane;
  end if;

  if p_key is not null then
    insert into public.ledger_keys (lane, key, request, transfer_id, expires_at, seal)
      select p_lane, i.key, i.request, coalesce(i.earlier, i.id), i.expires_at,
          public.key_seal(i.key, i.request, coalesce(i.earlier, i.id), i.expires_at)
        from unnest(p_key, p_key_request, p_id, v_earlier, p_key_expires_at, v_status, v_key_kept)
          i(key, request, id, earlier, expires_at, status, kept)
        where i.key is not null and i.kept is null
          and i.status in ('posted', 'refused', 'replayed_id', 'replayed_reference');
    if false = any (v_key_kept) then
      for i in 1 .. v_items loop
        if not v_key_kept[i]
          and v_status[i] in ('posted', 'refused', 'replayed_id', 'replayed_reference') then
          v_key := p_key[i];
          v_request := p_key_request[i];
          v_by := coalesce(v_earlier[i], p_id[i]);
          v_at := p_key_expires_at[i];
          v_seal := public.key_seal(v_key, v_request, v_by, v_at);
          update public.ledger_keys k
            set request = v_request, transfer_id = v_by, expires_at = v_at, seal = v_seal
            where k.lane = p_lane and k.key = v_key;
          if not found then
            -- It was forgotten since it was looked up.
            insert into public.ledger_keys (lane, key, request, transfer_id, expires_at, seal)
              values (p_lane, v_key, v_request, v_by, v_at, v_seal);
          end if;
        end if;
      end loop;
    end if;
  end if;

  if p_reference is not null then
    insert into public.ledger_keys (lane, key, request, transfer_id, expires_at, seal)
      select p_lane, i.key, i.request, i.id, 'infinity',
          public.key_seal(i.key, i.request, i.id, 'infinity')
        from unnest(p_reference, p_reference_request, p_id, v_status) i(key, request, id, status)
        where i.key is not null and i.status = 'posted';
  end if;

  return json_build_object(
    'base', v_base,
    'recordedAtUs', (extract(epoch from v_recorded_at) * 1000000)::bigint,
    'status', array_to_json(v_status),
    'seq', array_to_json(v_seqs),
    'earlier', array_to_json(v_earlier),
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

-- History lies in a part a month, made ahead of time: transfers by the wall time in their ids, entries
-- by business time. What lies outside the known months goes to the first part or to the last.
create function public.make_history_parts(p_from date, p_months int) returns void
language plpgsql as $parts$
declare
  v_month date;
  v_table text;
  v_part text;
  v_from text;
  v_to text;
begin
  foreach v_table in array array['ledger_transfers', 'ledger_entries'] loop
    for i in -1 .. p_months loop
      v_month := date_trunc('month', p_from) + i * interval '1 month';
      v_part := v_table || case
        when i = -1 then '_before' when i = p_months then '_later'
        else to_char(v_month, '_YYYY_MM') end;
      if to_regclass('public.' || v_part) is not null
        or (i = -1 and to_regclass('public.' || v_table || '_later') is not null) then
        continue;
      end if;
      if i = p_months then
        execute format('create table public.%I partition of public.%I default'
          ' with (toast_tuple_target = 8160)', v_part, v_table);
      else
        v_from := case when i = -1 then 'minvalue'
          else quote_literal(public.history_bound(v_table, v_month)) end;
        v_to := quote_literal(public.history_bound(v_table, (v_month + interval '1 month')::date));
        begin
          execute format('create table public.%I partition of public.%I for values from (%s) to (%s)'
          ' with (toast_tuple_target = 8160)',
            v_part, v_table, v_from, v_to);
        exception when check_violation then
          -- The last part has rows of this month already, from a clock that was ahead: it keeps them.
          continue;
        end;
      end if;
      -- Where the whole has lost its trigger, on Citus, a part can't have one.
      if exists (select from pg_trigger g
          where g.tgrelid = v_table::regclass and g.tgname = 'written_once') then
        execute format('create trigger written_once before update or delete or truncate on public.%I'
          ' for each statement execute function public.refuse_rewriting()', v_part);
      end if;
      execute format('revoke update, delete, truncate on public.%I from public, current_user', v_part);
    end loop;
  end loop;
end
$parts$;

-- Where a month begins, in the terms by which the table is parted.
create function public.history_bound(p_table text, p_month date) returns text
language sql immutable as $bound$
  select case p_table
    when 'ledger_entries' then p_month::text || ' 00:00:00+08'
    else regexp_replace(
      lpad(to_hex((extract(epoch from p_month::timestamp at time zone 'Asia/Shanghai') * 1000)::bigint),
        12, '0') || repeat('0', 20),
      '(.{8})(.{4})(.{4})(.{4})(.{12})', '\1-\2-\3-\4-\5') end
$bound$;

create trigger written_once before update or delete or truncate on ledger_transfers
  for each statement execute function public.refuse_rewriting();
create trigger written_once before update or delete or truncate on ledger_entries
  for each statement execute function public.refuse_rewriting();

revoke update, delete, truncate on ledger_transfers, ledger_entries from public, current_user;

select public.make_history_parts(current_date, 4);
