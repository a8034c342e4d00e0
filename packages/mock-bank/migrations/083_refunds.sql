-- What merchants give back of payments (退款).
create table refunds (
  id text primary key,
  realm_id text not null,
  app_id text not null,
  payment_id text not null,
  order_id text,
  -- The payer's, where they have one here, and where in the books the money moves.
  user_id text,
  account_id text,
  slot int not null check (slot between 0 and 1023),
  reference text not null,
  body_hash text not null,
  amount bigint not null check (amount between 1 and 10000000000),
  reason text,
  destination text not null check (destination in ('balance', 'card', 'channel')),
  -- The card it goes to, where it goes to one: a bound one, or the agreement of the one that was debited.
  card_id text,
  status text not null check (status in ('processing', 'succeeded', 'failed')),
  -- What is under way while it is processing.
  step text check (step in ('credit', 'set_aside', 'pay_out', 'channel')),
  -- How the network knows the message to the card's bank, so that it can be asked for.
  network_order text,
  network_time text,
  -- Wall time until which that message may still be on its way.
  sending_until timestamptz,
  failure_code text,
  created_at timestamptz not null,
  finished_at timestamptz,
  -- The day it was cleared with.
  cleared_on text,
  recorded_at timestamptz not null default now(),
  unique (app_id, reference),
  check ((status = 'processing') = (step is not null)),
  check ((status = 'processing') = (finished_at is null)),
  check ((status = 'failed') = (failure_code is not null)),
  check ((destination = 'card') = (card_id is not null)),
  check (destination <> 'balance' or account_id is not null)
);

create index refunds_of_app on refunds (app_id, id desc);
-- What the next day to be cleared takes up, and what is kept for refunds until then.
create index refunds_uncleared on refunds (app_id, id)
  where status <> 'failed' and cleared_on is null;
create index refunds_of_payment on refunds (payment_id, id desc);
-- What is under way to an account, or to a card.
create index refunds_under_way on refunds (account_id) where status = 'processing';
create index refunds_to_card on refunds (card_id) where status = 'processing';
