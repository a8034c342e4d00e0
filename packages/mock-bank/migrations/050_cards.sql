-- Cards of other banks that users have bound, or are about to. A number is sealed; its index is a keyed hash, so that
-- the same card can be found again but not read.
create table cards (
  id text primary key,
  realm_id text not null,
  app_id text not null,
  user_id text not null,
  customer_id text not null references customers,
  slot int not null check (slot between 0 and 1023),
  bank_code text not null,
  type text not null check (type in ('debit', 'credit', 'quasi_credit', 'prepaid')),
  last4 text not null check (last4 ~ '^[0-9]{4}$'),
  number_index text not null,
  sealed_number text not null,
  status text not null check (status in ('requires_action', 'bound', 'unbound', 'failed')),
  -- Of one that is about to be bound to this account: the mobile at its bank, and the question it waits for.
  account_id text,
  sealed_mobile text,
  challenge_id text,
  failure_code text,
  bound_at timestamptz,
  unbound_at timestamptz,
  recorded_at timestamptz not null,
  check ((status = 'unbound') = (unbound_at is not null)),
  check ((status in ('bound', 'unbound')) = (bound_at is not null)),
  check ((status = 'failed') = (failure_code is not null)),
  check ((status = 'requires_action') = (sealed_mobile is not null)),
  check (status <> 'requires_action' or account_id is not null)
);

-- A user binds a card once, and may bind it again after unbinding it.
create unique index cards_bound_once on cards (app_id, user_id, number_index) where status = 'bound';
create index cards_of_user on cards (app_id, user_id, id desc);
