-- Questions only the customer can answer: a code by SMS, or the payment PIN.
create table challenges (
  id text primary key,
  realm_id text not null,
  app_id text not null,
  user_id text not null,
  -- Set where a payer in the checkout may answer, by the secret of this session alone.
  checkout_session_id text,
  type text not null check (type in ('otp', 'pin')),
  scene text not null,
  subject_type text not null,
  subject_id text not null,
  amount bigint check (amount > 0),
  payee text,
  status text not null check (status in ('pending', 'passed', 'exhausted', 'expired')),
  wrong_tries int not null default 0,
  -- OTP only. The code itself is nowhere: a keyed hash over it and everything it approves is.
  sealed_mobile text,
  mobile_index text,
  code_hash text,
  resend_at timestamptz,
  expires_at timestamptz not null,
  finished_at timestamptz,
  at timestamptz not null,
  recorded_at timestamptz not null,
  check ((type = 'otp') = (code_hash is not null))
);

-- How often a mobile was sent a code, today and last.
create table otp_sends (
  realm_id text not null,
  mobile_index text not null,
  day date not null,
  sends int not null,
  last_sent_at timestamptz not null,
  primary key (realm_id, mobile_index)
);

-- The payment PIN of a merchant's user. The verifier is useless without a key kept outside.
create table pins (
  app_id text not null,
  user_id text not null,
  realm_id text not null,
  verifier text not null,
  wrong_tries int not null default 0,
  locked_until timestamptz,
  at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (app_id, user_id)
);
