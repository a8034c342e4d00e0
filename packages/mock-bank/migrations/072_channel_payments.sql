-- Payments through companies outside: what has to be known to ask about them, and to find them by what is heard.
create table channel_payments (
  channel text not null,
  -- Our number of it there, made from the payment's id.
  number text not null,
  realm_id text not null,
  app_id text not null,
  payment_id text not null,
  order_id text not null,
  checkout_session_id text not null,
  slot int not null check (slot between 0 and 1023),
  product text,
  amount bigint not null check (amount between 1 and 10000000000),
  description text not null,
  -- What the payer chose on top of the channel, such as a bank.
  choice jsonb not null,
  -- The channel's own number, once it has told it.
  reference text,
  -- Whether somebody may still pay it; or money came too late, and is on its way back or back.
  step text not null check (step in ('waiting', 'ended', 'late', 'returned')),
  -- What came too late.
  late_amount bigint,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  primary key (channel, number),
  check ((step in ('late', 'returned')) = (late_amount is not null))
);

create index channel_payments_waiting on channel_payments (order_id) where step = 'waiting';
