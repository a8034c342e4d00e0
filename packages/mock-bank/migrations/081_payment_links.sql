-- Addresses that payers open to pay in the hosted checkout (收款链接, 收款页). The row of a link is locked
-- before an order of it is made.
create table payment_links (
  id text primary key,
  realm_id text not null,
  app_id text not null,
  slot int not null check (slot between 0 and 1023),
  reference text not null,
  body_hash text not null,
  description text not null,
  -- Null where the payer enters it, between the two bounds.
  amount bigint check (amount between 1 and 10000000000),
  min_amount bigint check (min_amount between 1 and 10000000000),
  max_amount bigint check (max_amount between 1 and 10000000000),
  channels jsonb,
  single_use boolean not null,
  return_url text,
  expires_at timestamptz,
  created_at timestamptz not null,
  closed_at timestamptz,
  recorded_at timestamptz not null default now(),
  unique (app_id, reference),
  check (amount is null or (min_amount is null and max_amount is null)),
  check (min_amount <= max_amount)
);

create index payment_links_of_app on payment_links (app_id, id desc);

-- The orders that were made by them.
create table payment_link_orders (
  order_id text primary key,
  app_id text not null,
  payment_link_id text not null,
  recorded_at timestamptz not null default now()
);

create index payment_link_orders_of_link on payment_link_orders (payment_link_id);
