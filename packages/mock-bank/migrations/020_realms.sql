-- A realm: a clock, and whatever belongs to one world (design.md 3.7). Production has one.
create table realms (
  id text primary key,
  name text not null,
  -- A frozen clock stands here; a running one is wall time plus the offset.
  frozen_at timestamptz,
  offset_ms bigint not null default 0,
  -- Sandbox only: the code every SMS carries instead of a random one.
  fixed_otp text,
  -- Sandbox only: SHA-256 of the realm's key. Without one, nobody can turn the clock.
  key_hash text unique,
  recorded_at timestamptz not null default clock_timestamp()
);
