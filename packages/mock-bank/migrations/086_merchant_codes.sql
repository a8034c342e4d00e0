-- Codes that merchants show and payers scan (收款码).
create table merchant_codes (
  id text primary key,
  realm_id text not null,
  app_id text not null,
  slot int not null check (slot between 0 and 1023),
  reference text not null,
  body_hash text not null,
  kind text not null check (kind in ('static', 'dynamic')),
  amount bigint check (amount between 1 and 10000000000),
  description text not null,
  -- The order that a dynamic one pays.
  order_id text,
  content text not null,
  created_at timestamptz not null,
  closed_at timestamptz,
  recorded_at timestamptz not null default now(),
  unique (app_id, reference),
  check ((kind = 'dynamic') = (order_id is not null)),
  check (kind = 'static' or amount is not null)
);

create index merchant_codes_of_app on merchant_codes (app_id, id desc);

-- The orders that users have made by scanning static codes, by the day that they count for.
create table static_scans (
  order_id text primary key,
  app_id text not null,
  user_id text not null,
  day date not null,
  recorded_at timestamptz not null default now()
);

create index static_scans_of_user on static_scans (app_id, user_id, day);

-- A row to hold while a user's day is added up, so that two scans never both fit into what is left of it.
create table static_scan_days (
  app_id text not null,
  user_id text not null,
  day date not null,
  primary key (app_id, user_id)
);
