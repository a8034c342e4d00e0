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
  metadata jsonb not null,
  version int not null default 1,
  status text not null check (status in ('open', 'paying', 'paid', 'closed', 'expired')),
  -- The payment that has claimed the order, or has paid it.
  payment_id text,
  paid_at timestamptz,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  unique (app_id, reference),
  check ((status in ('paying', 'paid')) = (payment_id is not null)),
  check ((status = 'paid') = (paid_at is not null))
);

create index orders_of_app on orders (app_id, id desc);

create table payments (
  id text primary key,
  realm_id text not null,
  app_id text not null,
  user_id text,
  slot int not null check (slot between 0 and 1023),
  order_id text not null references orders (id),
  -- The total the payer saw belongs to this version of the order.
  order_version int not null,
  -- The checkout session it was confirmed in; null where the user paid by the order's id.
  checkout_session_id text,
  channel text not null,
  account_id text,
  amount bigint not null check (amount between 1 and 10000000000),
  status text not null check (status in ('requires_action', 'processing', 'succeeded', 'failed')),
  challenge_id text,
  failure_code text,
  -- When it claimed the order: the moment the payer paid, on the realm's clock.
  claimed_at timestamptz,
  created_at timestamptz not null,
  finished_at timestamptz,
  recorded_at timestamptz not null default now(),
  check ((status = 'failed') = (failure_code is not null)),
  check ((status in ('succeeded', 'failed')) = (finished_at is not null)),
  check (status not in ('processing', 'succeeded') or claimed_at is not null)
);

create index payments_of_app on payments (app_id, id desc);
create index payments_of_user on payments (app_id, user_id, id desc);
create index payments_of_order on payments (order_id, id desc);

-- A payer who confirms twice is asked for one PIN, not two.
create unique index payments_pending
  on payments (order_id, coalesce(checkout_session_id, ''), channel, coalesce(account_id, ''))
  where status = 'requires_action';
