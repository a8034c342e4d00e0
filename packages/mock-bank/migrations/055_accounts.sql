-- The opening of an e-account: a draft that can be left and taken up again.
create table applications (
  id text primary key,
  realm_id text not null,
  app_id text not null,
  user_id text not null,
  slot int not null check (slot between 0 and 1023),
  class text not null check (class in ('II', 'III')),
  -- Drafts and applications past their time are told apart by the clock.
  status text not null check (status in ('draft', 'requires_action', 'approved', 'rejected', 'expired')),
  -- What the person has given so far, as one sealed text. Null once the application has expired.
  sealed_person text,
  accepted jsonb not null,
  -- Counts changes, so that what was checked at the card's bank is what gets approved.
  version int not null default 1,
  challenge_id text,
  failure_code text,
  account_id text,
  expires_at timestamptz not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  check ((status = 'approved') = (account_id is not null)),
  check (status <> 'requires_action' or challenge_id is not null),
  check (status <> 'rejected' or failure_code is not null)
);

create index applications_of_user on applications (app_id, user_id, id desc);

-- Four-factor checks that were refused, counted by person and by card: both as keyed hashes.
create table identity_tries (
  realm_id text not null,
  subject_index text not null,
  day date not null,
  tries int not null,
  primary key (realm_id, subject_index)
);

create table accounts (
  id text primary key,
  realm_id text not null,
  app_id text not null,
  user_id text not null,
  customer_id text not null references customers,
  slot int not null check (slot between 0 and 1023),
  class text not null check (class in ('II', 'III')),
  status text not null check (status in ('active', 'frozen_debit', 'frozen_all', 'dormant', 'closed')),
  balance_cap bigint check (balance_cap > 0),
  card_id text not null references cards,
  at timestamptz not null,
  recorded_at timestamptz not null
);

-- One account a user and class; counted a person over the whole bank.
create unique index accounts_once on accounts (app_id, user_id, class) where status <> 'closed';
create index accounts_of_customer on accounts (customer_id, class);
