-- Money from one user of an app to another (转账).
create table transfers (
  id text primary key,
  realm_id text not null,
  app_id text not null,
  user_id text not null,
  slot int not null check (slot between 0 and 1023),
  account_id text not null,
  payee_user_id text not null,
  payee_account_id text not null,
  payee_slot int not null check (payee_slot between 0 and 1023),
  -- Masked, as each of the two is shown to the other.
  payee_name text not null,
  payer_name text not null,
  amount bigint not null check (amount between 1 and 10000000000),
  note text,
  reference text,
  body_hash text not null,
  status text not null check (status in ('requires_action', 'processing', 'succeeded', 'failed')),
  challenge_id text,
  failure_code text,
  created_at timestamptz not null,
  finished_at timestamptz,
  recorded_at timestamptz not null default now(),
  check (user_id <> payee_user_id),
  check ((status = 'failed') = (failure_code is not null)),
  check ((status in ('succeeded', 'failed')) = (finished_at is not null))
);

create unique index transfers_reference
  on transfers (app_id, user_id, reference) where reference is not null;
create index transfers_of_user on transfers (app_id, user_id, id desc);

-- How often a user has named a payee today, and how often in vain: so that nobody learns by trying who
-- the app's users are, or what they are called.
create table payee_look_ups (
  app_id text not null,
  user_id text not null,
  day date not null,
  looks int not null,
  misses int not null,
  primary key (app_id, user_id)
);
