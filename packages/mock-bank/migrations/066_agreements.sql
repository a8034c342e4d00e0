-- Cards of any bank that their holders have allowed to be debited for what they pay (快捷支付): those a user has
-- signed for, and those a payer has typed for one payment. What was typed is sealed; the indexes are keyed hashes, so
-- that a card or a person can be found again but not read. The row is locked before its status changes.
create table quick_pay_agreements (
  id text primary key,
  realm_id text not null,
  app_id text not null,
  -- Null where nobody's user has typed it.
  user_id text,
  slot int not null check (slot between 0 and 1023),
  -- Whether it is there for later payments too.
  is_saved boolean not null,
  bank_code text not null,
  type text not null check (type in ('debit', 'credit', 'quasi_credit', 'prepaid')),
  last4 text not null check (last4 ~ '^[0-9]{4}$'),
  number_index text not null,
  person_index text not null,
  sealed_elements text not null,
  -- The texts that were accepted, by code and version.
  accepted jsonb not null,
  -- Up to which amount a payment takes no code.
  no_otp_limit bigint not null check (no_otp_limit between 0 and 20000),
  status text not null check (status in ('requires_action', 'active', 'cancelled', 'failed')),
  challenge_id text,
  failure_code text,
  created_at timestamptz not null,
  signed_at timestamptz,
  -- When it was cancelled or failed.
  ended_at timestamptz,
  recorded_at timestamptz not null default now(),
  check (not is_saved or user_id is not null),
  check ((status = 'failed') = (failure_code is not null)),
  check ((status in ('cancelled', 'failed')) = (ended_at is not null)),
  check (status <> 'active' or signed_at is not null)
);

-- A user signs for a card once, and may again after it was cancelled.
create unique index quick_pay_agreements_once on quick_pay_agreements (app_id, user_id, number_index)
  where status = 'active' and is_saved;
create index quick_pay_agreements_of_user on quick_pay_agreements (app_id, user_id, id desc)
  where is_saved;

-- What was debited of a card on a day, or is about to be: all debits that have not failed.
create table quick_pay_days (
  realm_id text not null,
  number_index text not null,
  day date not null,
  used bigint not null check (used >= 0),
  primary key (realm_id, number_index, day)
);
