-- What merchants ask to be paid, and the attempts to pay it. The row of an order is locked before
-- the order or any of its payments changes its status.
create table orders (
  id text primary key,
  realm_id text not null,
  app_id text not null,
  slot int not null check (slot between 0 and 1023),
  reference text not null,
  body_hash text not null,
  amount bigint not null check (amount between 1 and 10000000000),
  description text not null,
  items jsonb not null,
  channels jsonb not null,
  -- Whether the merchant gave them, and so their order.
  channels_in_order boolean not null,
  metadata jsonb not null,
  version int not null default 1,
  status text not null check (status in ('open', 'paying', 'paid', 'closed', 'expired')),
  -- The payment that has claimed the order, or has paid it.
  payment_id text,
  -- Where its money comes from, when it claimed the order, and the key of the call it was made by,
  -- if it was one call: enough to carry it out should the bank die under it.
  payer_account_id text,
  claimed_at timestamptz,
  claim_key uuid,
  claim_request uuid,
  -- Whether a room to the right has something to tell when it ends.
  followed boolean not null default false,
  -- What was given back of it, or is about to be.
  refunded bigint not null default 0 check (refunded between 0 and amount),
  paid_at timestamptz,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  unique (app_id, reference),
  check ((status in ('paying', 'paid')) = (payment_id is not null)),
  check ((payment_id is null) = (claimed_at is null)),
  check ((claim_key is null) = (claim_request is null)),
  check ((status = 'paid') = (paid_at is not null))
-- A page keeps room for the claim and the payment of its orders, and no index knows of either: so
-- both rewrite the row where it lies.
) with (fillfactor = 45);

create index orders_of_app on orders (app_id, id desc);

-- Who claims orders holds them for a time, all that were claimed by one statement together. What is
-- still being paid when it is over is taken up by whoever comes by.
create table order_claims (
  id bigint generated always as identity primary key,
  order_ids text[] not null,
  -- Real time.
  until timestamptz not null
);
create index order_claims_until on order_claims (until);

create table payments (
  id text not null,
  realm_id text not null,
  app_id text not null,
  user_id text,
  slot int not null check (slot between 0 and 1023),
  -- What is paid: an order, at the version whose total the payer saw,
  order_id text,
  order_version int,
  -- or what the merchant takes by a mandate of the user.
  mandate_id text,
  reference text,
  description text,
  metadata json not null default '{}',
  -- The checkout session it was confirmed in; null where the user paid by the order's id.
  checkout_session_id text,
  channel text not null,
  -- Of an outside channel: its form, its own number of the payment, and what the payer has to do there.
  product text,
  channel_reference text,
  action jsonb,
  -- What it costs the merchant, in parts of a million, as agreed when it was begun.
  fee_rate int not null check (fee_rate between 0 and 1000000),
  account_id text,
  amount bigint not null check (amount between 1 and 10000000000),
  -- What was given back of it, or is about to be: all refunds that have not failed.
  refunded bigint not null default 0,
  status text not null
    check (status in ('requires_action', 'processing', 'succeeded', 'failed', 'reversed')),
  challenge_id text,
  failure_code text,
  -- The moment the payer paid, on the realm's clock: for an order, when it was claimed.
  claimed_at timestamptz,
  created_at timestamptz not null,
  finished_at timestamptz,
  -- The day it was cleared with.
  cleared_on text,
  recorded_at timestamptz not null default now(),
  -- The app comes first, so that its list needs no other index.
  primary key (app_id, id),
  check ((order_id is null) = (mandate_id is not null)),
  check (refunded between 0 and amount and (refunded = 0 or status in ('succeeded', 'reversed'))),
  check ((status in ('failed', 'reversed')) = (failure_code is not null)),
  check ((status in ('succeeded', 'failed', 'reversed')) = (finished_at is not null)),
  check (status not in ('processing', 'succeeded') or claimed_at is not null)
);

create index payments_of_user on payments (app_id, user_id, id desc);
-- What the next day to be cleared takes up.
create index payments_uncleared on payments (app_id, id)
  where status = 'succeeded' and cleared_on is null;
create index payments_of_order on payments (order_id, id desc) where order_id is not null;

-- A payer who confirms twice is asked for one PIN, not two.
create unique index payments_pending
  on payments (
    order_id, coalesce(checkout_session_id, ''), channel, coalesce(product, ''), coalesce(account_id, '')
  )
  where status = 'requires_action';

-- Claims orders for payments from the balance, each if it is its app's, open and in time, and if the user's
-- account, the one named or the only one, may pay so much without a PIN. Answers each order there is as it
-- then stands. No order is named twice; their ids are sorted, so that two who claim at once never wait for
-- each other.
create function public.claim_orders(
  p_order text[],
  p_app text[],
  p_user text[],
  p_account text[],
  p_payment text[],
  p_at timestamptz[],
  p_key uuid[],
  p_request uuid[],
  p_until timestamptz
) returns setof orders language plpgsql
-- Planned once, perhaps on an empty table: without these it might read all of it, for ever.
set enable_seqscan = off
set enable_bitmapscan = off
set enable_hashjoin = off
set enable_mergejoin = off
set jit = off
as $claim$
declare
  v_claimed int;
begin
  return query
    update public.orders o
      set status = 'paying', payment_id = w.payment, payer_account_id = a.id,
          claimed_at = w.at, claim_key = w.key, claim_request = w.request
      from unnest(p_order, p_app, p_user, p_account, p_payment, p_at, p_key, p_request)
          w("order", app, "user", account, payment, at, key, request)
        cross join lateral (
          select x.id, x.status, x.no_pin_limit, count(*) over () as among from public.accounts x
          where x.app_id = w.app and x.user_id = w."user" and x.status <> 'closed'
            and x.id = coalesce(w.account, x.id)
          offset 0
        ) a
      where o.id = w."order" and o.app_id = w.app and o.status = 'open'
        and o.expires_at > w.at and o.channels ? 'bank_balance'
        and a.among = 1 and a.status = 'active' and o.amount <= a.no_pin_limit
      returning o.*;
  get diagnostics v_claimed = row_count;

  if v_claimed > 0 then
    -- Those that were not claimed do no harm in it: they are open, or somebody else's, when it is looked at.
    insert into public.order_claims (order_ids, until) values (p_order, p_until);
  end if;
  if v_claimed < cardinality(p_order) then
    return query
      select o.* from unnest(p_order, p_app) w("order", app)
      cross join lateral (
        select x.* from public.orders x where x.id = w."order" and x.app_id = w.app offset 0
      ) o
      where coalesce(o.payment_id <> all(p_payment), true);
  end if;
end
$claim$;

-- Takes hold of claims whose time is over, until `p_until`, and answers the orders that are still being paid.
-- Claims that have none are forgotten.
create function public.overdue_orders(p_wall timestamptz, p_until timestamptz, p_most int)
returns setof orders language plpgsql
set enable_seqscan = off
set enable_bitmapscan = off
set enable_hashjoin = off
set enable_mergejoin = off
set jit = off
as $overdue$
declare
  v_claims bigint[];
  v_paying text[];
begin
  select array_agg(d.id) into v_claims from (
    select c.id from public.order_claims c where c.until <= p_wall
    order by c.until limit p_most for update skip locked
  ) d;
  if v_claims is null then
    return;
  end if;

  select array_agg(o.id) into v_paying
    from unnest(v_claims) d(id)
    cross join lateral (
      select unnest(c.order_ids) as "order" from public.order_claims c where c.id = d.id offset 0
    ) w
    cross join lateral (
      select x.id from public.orders x where x.id = w."order" and x.status = 'paying' offset 0
    ) o;
  delete from public.order_claims c
    where c.id = any(v_claims) and not (c.order_ids && coalesce(v_paying, '{}'));
  if v_paying is null then
    return;
  end if;

  update public.order_claims c set until = p_until where c.id = any(v_claims);
  return query
    select o.* from unnest(v_paying) w("order")
    cross join lateral (select x.* from public.orders x where x.id = w."order" offset 0) o;
end
$overdue$;

-- Opens orders again whose payments the books have refused; answers those that were still theirs.
create function public.reopen_orders(p_order text[], p_payment text[])
returns setof orders language plpgsql
set enable_seqscan = off
set enable_bitmapscan = off
set enable_hashjoin = off
set enable_mergejoin = off
set jit = off
as $reopen$
begin
  return query
    update public.orders o
      set status = 'open', payment_id = null, payer_account_id = null, claimed_at = null,
          claim_key = null, claim_request = null
      from unnest(p_order, p_payment) w("order", payment)
      where o.id = w."order" and o.payment_id = w.payment and o.status = 'paying'
      returning o.*;
end
$reopen$;

-- Brings the rows of payments and orders up to what the books say: the next postings of these lanes, at
-- most so many of each. Answers how many were read.
create function public.follow_payments(p_lanes int[], p_most int) returns int language plpgsql
set enable_seqscan = off
set enable_bitmapscan = off
set enable_hashjoin = off
set enable_mergejoin = off
set jit = off
as $follow$
declare
  v_lane int;
  v_place bigint;
  v_to bigint;
  v_count int;
  v_realms text[];
  v_facts text[];
  v_read int := 0;
begin
  foreach v_lane in array p_lanes loop
    v_place := public.outbox_place(v_lane, 'payments');
    -- The books are asked for themselves: they may lie on another server than the orders.
    select max(t.seq), count(*), array_agg(t.realm) filter (where t.is_payment),
        array_agg(t.facts) filter (where t.is_payment)
      into v_to, v_count, v_realms, v_facts
      from (
        select x.seq, x.realm, x.facts, x.noun = 'payment' and x.refusal is null as is_payment
        from public.ledger_transfers x
        where x.lane = v_lane and x.seq > 0 and x.seq > v_place order by x.seq limit p_most
      ) t;
    continue when v_to is null;
    v_read := v_read + v_count;

    with paid as materialized (
      select t.realm, g.*, f.*
      from unnest(v_realms, v_facts) t(realm, facts)
      cross join lateral json_to_record(t.facts::json) g(
        resource json, "appId" text, slot int, "accountId" text, "orderVersion" int,
        "checkoutSessionId" text, "challengeId" text, "feeRate" int
      )
      cross join lateral json_to_record(g.resource) f(
        id text, "userId" text, "orderId" text, "mandateId" text, reference text,
        description text, metadata json, channel text, amount bigint,
        "createdAt" timestamptz, "finishedAt" timestamptz
      )
    ), marked as (
      update public.orders o set status = 'paid', paid_at = o.claimed_at
        from paid p
        where o.id = p."orderId" and o.payment_id = p.id and o.status = 'paying'
    )
    insert into public.payments as x (
      id, realm_id, app_id, user_id, slot, order_id, order_version, mandate_id, reference,
      description, metadata, checkout_session_id, channel, fee_rate, account_id, amount, status,
      challenge_id, claimed_at, created_at, finished_at
    )
      select p.id, p.realm, p."appId", p."userId", p.slot, p."orderId", p."orderVersion",
          p."mandateId", p.reference, p.description, p.metadata, p."checkoutSessionId", p.channel,
          p."feeRate", p."accountId", p.amount, 'succeeded', p."challengeId",
          p."finishedAt", p."createdAt", p."finishedAt"
        from paid p
      on conflict (app_id, id) do update set status = 'succeeded', finished_at = excluded.finished_at
        where x.status = 'processing';

    update public.outbox_cursors c set seq = v_to
      where c.lane = v_lane and c.consumer = 'payments';
  end loop;
  return v_read;
end
$follow$;
