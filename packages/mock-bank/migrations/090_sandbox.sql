-- The SMS of a sandbox realm, as the simulated phone shows them.
create table sandbox_messages (
  id text primary key,
  realm_id text not null,
  mobile_index text not null,
  -- Mobile, text and code, as one sealed text.
  sealed_message text not null,
  scene text not null,
  at timestamptz not null,
  recorded_at timestamptz not null
);

create index sandbox_messages_of_realm on sandbox_messages (realm_id, id desc);
create index sandbox_messages_to on sandbox_messages (realm_id, mobile_index, id desc);
