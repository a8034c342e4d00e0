-- A merchant's app, the tenant.
create table apps (
  id text primary key,
  realm_id text not null references realms,
  name text not null,
  channels text[] not null,
  -- What was agreed about some of them: fee rates and limits.
  channel_terms jsonb not null,
  -- Whose pages may hold the bank's frames.
  allowed_origins text[] not null,
  -- What it may offer its users, and its own limits in fen: see src/edge/agreed.ts.
  products text[] not null,
  limits jsonb not null,
  -- How the bank's pages look for it, and which of its logos they show; null: the bank's own looks.
  appearance jsonb,
  logo text,
  slot_mask int not null check (slot_mask between 0 and 1023),
  recorded_at timestamptz not null default clock_timestamp()
);

-- The logo of an app, by the name it is served under. An app has one.
create table app_logos (
  app_id text primary key references apps,
  name text not null unique,
  bytes bytea not null,
  recorded_at timestamptz not null default clock_timestamp()
);

-- Public keys that verify an app's signed requests.
create table app_keys (
  id text primary key,
  app_id text not null references apps,
  algorithm text not null check (algorithm in ('rsa', 'ed25519', 'sm2')),
  -- PEM, SubjectPublicKeyInfo.
  public_key text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  revoked_at timestamptz
);
create index on app_keys (app_id);

-- Sandbox only: bearer keys, so that curl works.
create table app_secret_keys (
  hash text primary key,
  app_id text not null references apps,
  recorded_at timestamptz not null default clock_timestamp(),
  revoked_at timestamptz
);

-- The second level of the cache: an app and its keys in one row, read by the primary key alone.
create table app_snapshots (
  app_id text primary key references apps,
  snapshot jsonb not null
);

-- The bank's own pairs: what it signs its answers with, and what callers seal personal data to. One of each use is
-- active. Retired ones stay: their answers can still be verified, and for a while what was sealed to them be opened.
create table bank_keys (
  id text primary key,
  use text not null check (use in ('sig', 'enc')),
  public_key text not null,
  sealed_private_key text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  retired_at timestamptz
);
create unique index bank_keys_active on bank_keys (use) where retired_at is null;

-- Tokens of users' browsers. Times are the realm's.
create table user_sessions (
  id text primary key,
  realm_id text not null references realms,
  app_id text not null references apps,
  user_id text not null,
  token_hash text not null unique,
  scopes text[] not null,
  -- As the merchant named it then.
  device_id text,
  device_name text,
  at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  recorded_at timestamptz not null default clock_timestamp()
);
create index on user_sessions (app_id, user_id, id desc);

-- The devices of a user, as the merchant names them. Times are the realm's.
create table devices (
  app_id text not null,
  user_id text not null,
  id text not null,
  name text,
  realm_id text not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (app_id, user_id, id)
);

-- The sessions of these tokens, for many requests at once. Planned once, perhaps on a table of a few rows: without
-- the setting it might read all of it for each token until the table is analysed anew.
create function public.sessions_of_tokens(p_hashes text[]) returns setof user_sessions
language plpgsql stable
set enable_seqscan = off
as $sessions$
begin
  return query
    select s.* from unnest(p_hashes) w(hash)
    cross join lateral (
      select x.* from public.user_sessions x where x.token_hash = w.hash offset 0
    ) s;
end
$sessions$;

-- Tokens of the bank's own pages: each speaks for the credential it was exchanged from and dies with it.
create table page_tokens (
  hash text primary key,
  parent_prefix text not null,
  parent_hash text not null,
  expires_at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp()
);

-- Signed writes without an idempotency key, remembered until their signatures are stale (wall time).
create table seen_signatures (
  hash text primary key,
  stale_at timestamptz not null
);
create index on seen_signatures (stale_at);

-- One row for each idempotency key in use; see src/edge/idempotency.ts.
create table idempotency_keys (
  realm_id text not null references realms,
  -- The app, and its user or checkout session where one calls.
  principal text not null,
  method text not null,
  path text not null,
  key text not null,
  -- Keyed, because a body can hold a PIN.
  body_hash text not null,
  -- What ids of this call's resources are made from: the same again when a run that died is taken up.
  seed text not null,
  -- Who works on it, until when (wall time). Both null once it is answered.
  owner text,
  leased_until timestamptz,
  status int,
  sealed_body text,
  expires_at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (principal, method, path, key)
);
create index on idempotency_keys (realm_id, expires_at);

-- Generations of the data keys that what is sealed is sealed with: the highest is in use. None yet means the first.
create table data_keys (
  version int primary key check (version > 1),
  recorded_at timestamptz not null
);
