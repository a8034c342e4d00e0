-- The way to a new passkey: the PIN, then the device.
create table passkey_registrations (
  -- The id its passkey will have.
  id text primary key,
  realm_id text not null,
  app_id text not null,
  user_id text not null,
  challenge_id text,
  -- What the device is to sign; made when the PIN was given.
  nonce text,
  status text not null check (status in ('requires_action', 'ready', 'completed', 'failed')),
  expires_at timestamptz not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  check ((status in ('ready', 'completed')) = (nonce is not null))
);
