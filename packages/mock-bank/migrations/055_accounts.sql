-- The opening of an e-account, its upgrade or reactivation: a draft that can be left and taken up again.
create table applications (
  id text primary key,
  realm_id text not null,
  app_id text not null,
  user_id text not null,
  slot int not null check (slot between 0 and 1023),
  purpose text not null check (purpose in ('open', 'upgrade', 'reactivate')),
  -- Of the account, once this is approved.
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
  -- The one that is upgraded or reactivated; of an opening, the new one.
  account_id text,
  expires_at timestamptz not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  check ((status = 'approved' or purpose <> 'open') = (account_id is not null)),
  check (status <> 'requires_action' or challenge_id is not null),
  check (status <> 'rejected' or failure_code is not null)
);

create index applications_of_user on applications (app_id, user_id, id desc);

-- Checks of the factors that were refused, counted by person and by card: both as keyed hashes.
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
  -- Up to how much a payment of the user asks for no PIN.
  no_pin_limit int not null default 0 check (no_pin_limit between 0 and 100000),
  -- All that holds it back, each by whom, why, how far and since when. The status follows from this and
  -- from the two times below it.
  freezes jsonb not null default '[]',
  dormant_since timestamptz,
  -- When it was last taken up again after it had been dormant.
  reactivated_at timestamptz,
  -- Of one that has become Class II: what it had turned over as Class III.
  turnover_as_three bigint check (turnover_as_three >= 0),
  closed_at timestamptz,
  -- When staff of the bank saw its holder.
  face_to_face_at timestamptz,
  -- What waits for the PIN, and the question for it.
  pending text check (pending in ('no_pin_limit', 'unfreeze', 'close')),
  pending_challenge_id text,
  -- The higher limit that waits for it.
  raise_to int check (raise_to between 0 and 100000),
  at timestamptz not null,
  recorded_at timestamptz not null,
  check ((pending is null) = (pending_challenge_id is null)),
  check ((raise_to is not null) = (pending is not null and pending = 'no_pin_limit')),
  check ((status = 'closed') = (closed_at is not null))
);

-- One account a user and class; counted a person over the whole bank.
create unique index accounts_once on accounts (app_id, user_id, class) where status <> 'closed';
create index accounts_of_user on accounts (app_id, user_id, id desc);
create index accounts_of_customer on accounts (customer_id, class);

-- Why the state of an account changed, each time it did. Only ever added to.
create table account_changes (
  account_id text not null,
  -- From 1, in the order of the changes.
  n int not null,
  change text not null check (change in (
    'opened', 'upgraded', 'frozen', 'unfrozen', 'dormant', 'reactivated', 'seen_face_to_face', 'closed')),
  actor text not null check (actor in ('customer', 'bank')),
  reason text not null,
  -- As the change left it.
  status text not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (account_id, n)
);

revoke update, delete, truncate on account_changes from public, current_user;

-- The way to a new PIN without the old one.
create table pin_resets (
  id text primary key,
  realm_id text not null,
  app_id text not null,
  user_id text not null,
  challenge_id text not null,
  status text not null check (status in ('requires_action', 'verified', 'completed', 'failed')),
  expires_at timestamptz not null,
  at timestamptz not null,
  recorded_at timestamptz not null
);

-- Who was asked for more about themselves, because all their Class III accounts together have turned over so
-- much: once a person, and what they have given, sealed.
create table identity_requests (
  customer_id text primary key references customers,
  realm_id text not null,
  -- What it was, counted in the books, when they were asked.
  turnover bigint not null,
  due_at timestamptz not null,
  sealed_details text,
  given_at timestamptz,
  at timestamptz not null,
  recorded_at timestamptz not null,
  check ((given_at is null) = (sealed_details is null))
);
