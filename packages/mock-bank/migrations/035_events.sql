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
  data jsonb not null,
  at timestamptz not null,
  -- The ledger's message it was made from: its lane, its number there, its place in the posting.
  source_lane int,
  source_seq bigint,
  source_part int,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (app_id, seq),
  check ((source_lane is null) = (source_seq is null) and (source_lane is null) = (source_part is null))
);
create unique index events_source
  on events (source_lane, source_seq, source_part) where source_lane is not null;
create index events_of_type on events (app_id, type, seq);

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
