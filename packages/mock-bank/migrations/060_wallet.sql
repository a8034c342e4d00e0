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
  reference text,
  body_hash text not null,
  status text not null check (status in ('requires_action', 'processing', 'succeeded', 'failed')),
  challenge_id text,
  failure_code text,
  -- What is under way while it is processing. Recorded before the network is asked.
  step text check (step in ('hold', 'pay_out', 'collect', 'return')),
  -- How the network knows the step's message, so that it can be asked for.
  network_order text,
  network_time text,
  -- How often a top-up that found no place has been sent back to the card.
  returns int not null default 0,
  -- Wall time until which a message of this step may still be on its way.
  sending_until timestamptz,
  created_at timestamptz not null,
  finished_at timestamptz,
  recorded_at timestamptz not null default now(),
  check ((status = 'processing') = (step is not null)),
  check (status <> 'failed' or failure_code is not null),
  check ((status in ('succeeded', 'failed')) = (finished_at is not null))
);

create unique index card_movements_reference
  on card_movements (app_id, user_id, noun, reference) where reference is not null;
create index card_movements_of_user on card_movements (app_id, user_id, noun, id desc);
