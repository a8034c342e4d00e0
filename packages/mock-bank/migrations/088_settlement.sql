-- Days are those of China, `2026-06-01`.

-- What was agreed with merchants about fees. A rule is never changed: a newer one takes its place.
create table fee_rules (
  id text primary key,
  realm_id text not null,
  app_id text not null,
  channel text not null,
  product text,
  -- A step of a tariff: what was paid by the channel in the month before the rule holds.
  turnover_from bigint not null check (turnover_from >= 0),
  fee_rate int not null check (fee_rate between 0 and 1000000),
  min_fee bigint,
  max_fee bigint,
  promotion text,
  on_refund text not null check (on_refund in ('returned', 'kept')),
  effective_from timestamptz not null,
  effective_until timestamptz check (effective_until > effective_from),
  recorded_at timestamptz not null default now(),
  check (min_fee <= max_fee)
);

create index fee_rules_of_app on fee_rules (app_id, id desc);

-- When and how merchants are paid out, and where to. The row is locked by who clears or settles the app.
create table settlement_terms (
  app_id text primary key,
  realm_id text not null,
  slot int not null check (slot between 0 and 1023),
  cycle text not null check (cycle in ('t_plus_1', 'd_plus_1', 'd_plus_0', 'weekly')),
  minimum_payout bigint not null check (minimum_payout >= 1),
  reserve_rate int not null check (reserve_rate between 0 and 1000000),
  reserve_days int not null check (reserve_days >= 1),
  settles_on_make_up_days boolean not null,
  created_at timestamptz not null,
  recorded_at timestamptz not null default now()
);

-- Where to. Number and name are sealed.
create table payout_accounts (
  app_id text primary key references settlement_terms (app_id),
  realm_id text not null,
  bank_code text not null,
  last4 text not null,
  sealed_number text not null,
  sealed_name text not null,
  changed_at timestamptz not null,
  recorded_at timestamptz not null default now()
);

-- A day of an app, cleared (清分): what it comes to. Never changed, but for the settlement it is paid out with.
create table clearings (
  app_id text not null,
  day text not null,
  id text not null unique,
  realm_id text not null,
  -- What was paid and given back by then is in it, unless an earlier day has it.
  cleared_until timestamptz not null,
  -- `collecting`: lines are still being added · `cleared`: it is as it will be.
  status text not null check (status in ('collecting', 'cleared')),
  payment_count bigint not null default 0,
  payment_amount bigint not null default 0,
  refund_count bigint not null default 0,
  refund_amount bigint not null default 0,
  fees bigint not null default 0,
  fees_returned bigint not null default 0,
  settlement_id text,
  created_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  primary key (app_id, day)
);

create index clearings_unsettled on clearings (app_id, day) where settlement_id is null;
create index clearings_of_settlement on clearings (settlement_id) where settlement_id is not null;

-- The payments and refunds of a day, each once, with what they cost.
create table clearing_lines (
  app_id text not null,
  id text not null,
  day text not null,
  type text not null check (type in ('payment', 'refund')),
  payment_id text not null,
  order_id text,
  reference text,
  channel text not null,
  product text,
  amount bigint not null check (amount > 0),
  -- Of a refund: what is given back of it.
  fee bigint not null check (fee between 0 and amount),
  fee_rate int not null,
  fee_rule_id text,
  on_refund text not null check (on_refund in ('returned', 'kept')),
  -- What it would have cost by an outside wallet, where it came by a channel of the bank's own.
  outside_fee bigint check (outside_fee >= 0),
  -- Of a payment: what of it, and of its fees, the refunds up to now have given back.
  refunded bigint not null default 0 check (refunded between 0 and amount),
  fee_returned bigint not null default 0 check (fee_returned between 0 and fee),
  outside_fee_returned bigint not null default 0,
  at timestamptz not null,
  recorded_at timestamptz not null default now(),
  primary key (app_id, id)
);

create index clearing_lines_of_day on clearing_lines (app_id, day, id);

-- What a day comes to by channel and product, for tariffs and reports.
create table clearing_sums (
  app_id text not null,
  day text not null,
  channel text not null,
  -- Empty where the channel has one form only.
  product text not null,
  payment_count bigint not null,
  payment_amount bigint not null,
  fees bigint not null,
  fees_returned bigint not null,
  outside_fees bigint not null,
  outside_fees_returned bigint not null,
  primary key (app_id, day, channel, product)
);

-- What merchants are paid out, and how it comes about (结算).
create table settlements (
  id text primary key,
  realm_id text not null,
  app_id text not null,
  slot int not null check (slot between 0 and 1023),
  day text not null,
  first_day text,
  last_day text,
  opening bigint not null,
  payment_count bigint not null,
  payment_amount bigint not null,
  refund_count bigint not null,
  refund_amount bigint not null,
  fees bigint not null,
  fees_returned bigint not null,
  payouts_returned bigint not null,
  due bigint not null,
  -- What this one holds back itself, and the first day it no longer does.
  reserve bigint not null check (reserve >= 0),
  reserve_until text not null,
  reserved bigint not null,
  refunds_under_way bigint not null,
  payout bigint not null check (payout >= 0),
  closing bigint not null,
  -- Fees of cleared days that are taken together with the pay-out; below zero, what is given back of them.
  fees_taken bigint not null,
  status text not null
    check (status in ('calculated', 'paying', 'paid', 'carried', 'failed', 'returned')),
  payout_last4 text,
  -- How the network knows the message to the other bank, so that it can be asked for.
  network_order text,
  network_time text,
  -- Wall time until which that message may still be on its way.
  sending_until timestamptz,
  failure_code text,
  -- The settlement that has what came back.
  returned_with text,
  created_at timestamptz not null,
  finished_at timestamptz,
  recorded_at timestamptz not null default now(),
  unique (app_id, day),
  check (due = opening + payment_amount - refund_amount - fees + fees_returned + payouts_returned),
  check (closing = due - payout),
  check ((status = 'carried') = (payout = 0)),
  check (status not in ('paying', 'paid', 'returned') or network_order is not null)
);

create index settlements_of_app on settlements (app_id, id desc);
create index settlements_come_back on settlements (app_id)
  where status in ('failed', 'returned') and returned_with is null;
