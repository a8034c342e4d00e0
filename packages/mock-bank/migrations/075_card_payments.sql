-- The debit of a card for a payment by quick pay, from the moment the payer may be asked for the code. The row is
-- changed under the lock of the payment's order, or by whoever moves it on from the step it has read.
create table card_debits (
  payment_id text primary key,
  realm_id text not null,
  app_id text not null,
  agreement_id text not null references quick_pay_agreements (id),
  -- `asked`: the payer is asked for the code · `sent`: the card's bank is asked for the money · `done`: it has paid ·
  -- `ended`: nothing was debited, and nothing will be.
  step text not null check (step in ('asked', 'sent', 'done', 'ended')),
  -- The day whose limit it counts against.
  day date,
  -- How the network knows the message to the card's bank, so that it can be asked for.
  network_order text,
  network_time text,
  -- Wall time until which that message may still be on its way.
  sending_until timestamptz,
  recorded_at timestamptz not null default now(),
  check ((step in ('sent', 'done')) <= (network_order is not null and day is not null))
);

create index card_debits_of_agreement on card_debits (agreement_id) where step = 'sent';
