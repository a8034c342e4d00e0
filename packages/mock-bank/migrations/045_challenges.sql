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
  -- Whether a passkey may answer in the place of the PIN, or must besides.
  passkey text not null default 'no' check (passkey in ('no', 'instead', 'too')),
  -- What has been answered rightly.
  given text[] not null default '{}',
  -- What makes the hash that a passkey signs one of its own.
  nonce text,
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
  check ((type = 'otp') = (code_hash is not null)),
  check ((passkey = 'no') or (nonce is not null))
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

-- Keys of users' devices (WebAuthn). Only the public half ever leaves the device. A row stays when its passkey is
-- removed: what it has approved is proved by it.
create table passkeys (
  id text primary key,
  realm_id text not null,
  app_id text not null,
  user_id text not null,
  name text not null,
  -- As the device names it, in base64url.
  credential_id text not null unique,
  -- COSE, in base64url.
  public_key text not null,
  transports text[] not null,
  -- How often it says it has signed; 0 where it does not count.
  sign_count bigint not null,
  synced boolean not null,
  last_used_at timestamptz,
  removed_at timestamptz,
  at timestamptz not null,
  recorded_at timestamptz not null
);
create index on passkeys (app_id, user_id);

-- What a passkey has signed, and what it was: enough for anyone to verify it again.
create table passkey_proofs (
  challenge_id text primary key,
  passkey_id text not null,
  nonce text not null,
  -- What was approved, as it was hashed together with the nonce.
  approved text not null,
  -- As the device sent them, in base64url.
  client_data_json text not null,
  authenticator_data text not null,
  signature text not null,
  at timestamptz not null,
  recorded_at timestamptz not null
);
