-- A door to the hosted checkout for one order. Its state is the order's.
create table checkout_sessions (
  id text primary key,
  realm_id text not null,
  app_id text not null,
  slot int not null check (slot between 0 and 1023),
  order_id text not null references orders (id),
  user_id text,
  secret_hash text not null unique,
  return_url text not null,
  cancel_url text not null,
  locale text,
  created_at timestamptz not null,
  recorded_at timestamptz not null default now()
);

create index checkout_sessions_of_order on checkout_sessions (order_id);
