-- The books as they are usually kept: a table a noun, a row a fact, locks where two may meet. It stores
-- what the product stores of a payment, and nothing it does not need for that.

create table accounts (
  id uuid primary key,
  kind text not null,
  owner text not null,
  balance bigint not null,
  floored boolean not null,
  day_limit bigint,
  year_limit bigint,
  day date,
  out_day bigint not null default 0,
  year int,
  out_year bigint not null default 0,
  check (not floored or balance >= 0)
) with (fillfactor = 70);

create table transfers (
  id uuid primary key,
  kind text not null,
  memo text,
  at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp()
);

create table entries (
  account_id uuid not null,
  at timestamptz not null,
  transfer_id uuid not null,
  amount bigint not null,
  balance_after bigint not null,
  primary key (account_id, at, transfer_id)
);

create table movements (
  id text primary key,
  noun text not null,
  transfer_id uuid not null,
  facts json not null
);

create table idempotency_keys (
  key uuid primary key,
  request uuid not null,
  transfer_id uuid not null,
  -- Why it was refused; null when it was posted.
  refusal text,
  expires_at timestamptz not null
);

create table merchant_references (
  reference uuid primary key,
  request uuid not null,
  transfer_id uuid not null
);

create table outbox (
  id bigint generated always as identity primary key,
  transfer_id uuid not null,
  messages json not null
);
