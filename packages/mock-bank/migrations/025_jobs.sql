-- What is to be done later: rows, not timers, so that any worker can do it and none is forgotten.
create table jobs (
  id bigint generated always as identity primary key,
  realm_id text not null,
  kind text not null,
  payload jsonb not null,
  -- Whose time `due_at` is: the realm's clock, or the real one.
  clock text not null check (clock in ('realm', 'wall')),
  due_at timestamptz not null,
  -- One job a key in a realm.
  key text,
  -- Jobs that go to the same outsider share a queue, so that a slow one holds up only its own.
  queue text,
  attempts int not null default 0,
  -- From here on all times are real ones.
  retry_at timestamptz,
  lease uuid,
  lease_until timestamptz,
  recorded_at timestamptz not null default now(),
  check ((lease is null) = (lease_until is null))
);

create unique index jobs_key on jobs (realm_id, key) where key is not null;
create index jobs_due on jobs (realm_id, due_at, id);

-- Whoever moves a realm's clock step by step does so alone, and its jobs wait for nobody else.
create table clock_turns (
  realm_id text primary key,
  lease uuid not null,
  lease_until timestamptz not null
);
