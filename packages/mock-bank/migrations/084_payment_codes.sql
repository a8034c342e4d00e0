-- Codes that users show at tills (付款码). Of the digits only a keyed hash is kept.
create table payment_codes (
  id text primary key,
  realm_id text not null,
  app_id text not null,
  user_id text not null,
  slot int not null check (slot between 0 and 1023),
  account_id text not null,
  code_hash text not null unique,
  -- `used` by the first till that tries it, whatever becomes of that; `void` where a newer one took its place.
  status text not null check (status in ('open', 'used', 'void')),
  refresh_at timestamptz not null,
  expires_at timestamptz not null,
  -- The call that used it up, the day it counts for, and the payment that came of it.
  used_by text,
  used_on date,
  payment_id text,
  -- Of a code that a phone has made without a network: by which seed, and for which half minute.
  seed_index int,
  seed_step int,
  created_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  -- A second use of one is a replay.
  unique (seed_index, seed_step),
  check ((seed_index is null) = (seed_step is null)),
  check (seed_index is null or status = 'used'),
  check ((status = 'used') = (used_by is not null)),
  check ((used_by is null) = (used_on is null)),
  check (payment_id is null or used_by is not null)
);

-- A user has one code at a time.
create unique index payment_codes_open on payment_codes (app_id, user_id) where status = 'open';
create index payment_codes_of_user on payment_codes (app_id, user_id, expires_at) where status <> 'used';
create index payment_codes_of_payment on payment_codes (payment_id) where payment_id is not null;
create index payment_codes_of_day on payment_codes (account_id, used_on) where payment_id is not null;

-- What phones make codes of while they have no network. The seed itself is made anew from a key each time it is needed.
create table payment_code_seeds (
  index int primary key check (index between 0 and 999999999),
  realm_id text not null,
  app_id text not null,
  user_id text not null,
  session_id text not null,
  account_id text not null,
  slot int not null check (slot between 0 and 1023),
  valid_until timestamptz not null,
  created_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  unique (app_id, user_id, session_id)
);

-- The codes an app has tried that were none, in one minute of real time. The same again is no guess.
create table payment_code_misses (
  app_id text primary key,
  minute timestamptz not null,
  code_hashes text[] not null
);
