-- Money between the bound card and the e-account: top-ups (充值) and withdrawals (提现).
create table card_movements (
  id text primary key,
  noun text not null check (noun in ('top_up', 'withdrawal')),
  realm_id text not null,
  app_id text not null,
  user_id text not null,
  slot int not null check (slot between 0 and 1023),
  account_id text not null,
  card_id text not null,
  amount bigint not null check (amount between 1 and 10000000000),
  -- Of a withdrawal: sent at once or with the next day's batch, and by when it should have arrived.
  speed text check (speed in ('fast', 'next_day')),
  expected_at timestamptz,
  reference text,
  body_hash text not null,
  status text not null check (status in ('requires_action', 'processing', 'succeeded', 'failed', 'returned')),
  challenge_id text,
  failure_code text,
  -- What is under way while it is processing. Recorded before the network is asked.
  step text check (step in ('hold', 'queued', 'pay_out', 'collect', 'return')),
  -- How the network knows the step's message, so that it can be asked for.
  network_order text,
  network_time text,
  -- How often a top-up that found no place has been sent back to the card.
  returns int not null default 0,
  -- Wall time until which a message of this step may still be on its way.
  sending_until timestamptz,
  created_at timestamptz not null,
  finished_at timestamptz,
  -- When the card's bank sent back what had succeeded.
  returned_at timestamptz,
  recorded_at timestamptz not null default now(),
  check ((noun = 'withdrawal') = (speed is not null)),
  check ((speed is null) = (expected_at is null)),
  check ((status = 'processing') = (step is not null)),
  check (status <> 'failed' or failure_code is not null),
  check ((status = 'returned') = (returned_at is not null)),
  check ((status in ('succeeded', 'failed', 'returned')) = (finished_at is not null))
);

create unique index card_movements_reference
  on card_movements (app_id, user_id, noun, reference) where reference is not null;
create index card_movements_of_user on card_movements (app_id, user_id, noun, id desc);

-- What is under way on an account, or with a card.
create index card_movements_under_way on card_movements (account_id)
  where status = 'processing' or failure_code = 'return_waiting';
create index card_movements_of_card on card_movements (card_id) where status = 'processing';
