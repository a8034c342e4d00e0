-- How many events an app has had. Its lock is held until the commit, so that an app's events are
-- committed in the order of their numbers: who reads on from a number can skip none.
create table event_heads (
  app_id text primary key,
  realm_id text not null,
  last_seq bigint not null
);
create index event_heads_of_realm on event_heads (realm_id);

-- What happened, each with the resource as it was then.
create table events (
  app_id text not null,
  seq bigint not null,
  id text not null unique,
  realm_id text not null,
  type text not null,
  -- Only ever told as it is, so kept as it was written.
  data json not null,
  at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  -- No index by type: each payment would pay for it, and a list of one type reads on a stretch at a time.
  primary key (app_id, seq)
);

-- Where a merchant's server wants its events.
create table webhook_endpoints (
  id text primary key,
  app_id text not null,
  realm_id text not null,
  url text not null,
  -- Event types, or '*' for all.
  events text[] not null,
  status text not null check (status in ('enabled', 'disabled', 'deleted')),
  at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp()
);
create index webhook_endpoints_of_app on webhook_endpoints (app_id, id) where status <> 'deleted';

-- What deliveries to an endpoint are signed with. After a rotation the old one signs on for a day.
create table webhook_secrets (
  id bigint generated always as identity primary key,
  endpoint_id text not null,
  sealed text not null,
  -- Real time: the receiver judges the signature's age by its own clock.
  expires_at timestamptz,
  recorded_at timestamptz not null default clock_timestamp()
);
create index webhook_secrets_of_endpoint on webhook_secrets (endpoint_id, id);

-- One event for one endpoint. The step is how many times this round has tried; a redelivery begins a new round.
create table webhook_deliveries (
  event_id text not null,
  endpoint_id text not null,
  app_id text not null,
  realm_id text not null,
  status text not null check (status in ('pending', 'delivered', 'exhausted', 'dropped')),
  round int not null default 1,
  step int not null default 0,
  -- On the realm's clock.
  next_at timestamptz,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (event_id, endpoint_id),
  check ((status = 'pending') = (next_at is not null))
);

create table webhook_attempts (
  event_id text not null,
  endpoint_id text not null,
  round int not null,
  step int not null,
  -- On the realm's clock, and the real one.
  at timestamptz not null,
  sent_at timestamptz not null,
  duration_ms int not null,
  status_code int,
  failure text check (failure in ('refused', 'timeout', 'unreachable')),
  primary key (event_id, endpoint_id, round, step),
  check ((status_code is null) <> (failure is null))
);

-- Where a reader of the outbox stands in a lane, which is its own until the transaction ends.
create function public.outbox_place(p_lane int, p_consumer text) returns bigint language plpgsql as $place$
declare
  v_place bigint;
begin
  select c.seq into v_place from public.outbox_cursors c
    where c.lane = p_lane and c.consumer = p_consumer for update;
  if v_place is null then
    insert into public.outbox_cursors (lane, consumer) values (p_lane, p_consumer)
      on conflict do nothing;
    select c.seq into v_place from public.outbox_cursors c
      where c.lane = p_lane and c.consumer = p_consumer for update;
  end if;
  return v_place;
end
$place$;

-- Turns what the next postings of a lane have told into events, each once by its id, numbered app by app in
-- the order it was told. Answers how many postings were read and which numbers each app was given.
create function public.follow_events(p_lane int, p_most int) returns json language plpgsql
set enable_seqscan = off
set enable_bitmapscan = off
set enable_hashjoin = off
set enable_mergejoin = off
set jit = off
as $follow$
declare
  v_place bigint := public.outbox_place(p_lane, 'events');
  v_to bigint;
  v_count int;
  v_ats timestamptz[];
  v_realms text[];
  v_facts text[];
  v_messages text[];
  v_apps json;
begin
  -- The books are asked for themselves: they may lie on another server than the events.
  select max(t.seq), count(*), array_agg(t.at), array_agg(t.realm), array_agg(t.facts),
      array_agg(t.messages)
    into v_to, v_count, v_ats, v_realms, v_facts, v_messages
    from (
      select x.seq, x.at, x.realm, x.facts, x.messages from public.ledger_transfers x
      where x.lane = p_lane and x.seq > 0 and x.seq > v_place order by x.seq limit p_most
    ) t;
  if v_to is null then
    return json_build_object('read', 0, 'apps', json_build_array());
  end if;

  with told as materialized (
    select x.id, x."appId" as app_id, x.type, t.realm as realm_id, t.at,
        -- What tells the posting's own resource does not repeat it.
        case when x."ofMovement" then t.facts::json->'resource' else x.data end as data,
        row_number() over (partition by x."appId" order by t.place, m.part) as n
    from unnest(v_ats, v_realms, v_facts, v_messages)
      with ordinality t(at, realm, facts, messages, place)
    cross join lateral json_array_elements(t.messages::json) with ordinality m(message, part)
    cross join lateral json_to_record(
      case json_typeof(m.message) when 'object' then m.message else '{}' end
    ) x(id text, "appId" text, type text, data json, "ofMovement" boolean)
    where t.messages is not null
      -- The rest is meant for others.
      and x.id like 'evt\_%' and x."appId" is not null and x.type is not null
      and (x.data is not null or x."ofMovement")
  ), counted as (
    select t.app_id, min(t.realm_id) as realm_id, count(*) as told from told t group by t.app_id
  ), heads as (
    insert into public.event_heads as h (app_id, realm_id, last_seq)
      select c.app_id, c.realm_id, c.told from counted c order by c.app_id
      on conflict (app_id) do update set last_seq = h.last_seq + excluded.last_seq
      returning h.app_id, h.last_seq
  ), numbered as (
    select c.app_id, h.last_seq - c.told as before, h.last_seq
    from counted c join heads h on h.app_id = c.app_id
  ), written as (
    insert into public.events (app_id, seq, id, realm_id, type, data, at)
      select t.app_id, n.before + t.n, t.id, t.realm_id, t.type, t.data, t.at
        from told t join numbered n on n.app_id = t.app_id
      on conflict (id) do nothing
  )
  select json_agg(json_build_object('appId', n.app_id, 'after', n.before, 'to', n.last_seq))
    into v_apps from numbered n;

  update public.outbox_cursors c set seq = v_to where c.lane = p_lane and c.consumer = 'events';
  return json_build_object('read', v_count, 'apps', coalesce(v_apps, '[]'));
end
$follow$;
