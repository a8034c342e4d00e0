-- What touched a user's security: a chain a user, each entry linked to the one before it (src/audit/link.ts).
create table audit_entries (
  app_id text not null,
  user_id text not null,
  seq bigint not null check (seq > 0),
  id text not null,
  realm_id text not null,
  type text not null,
  actor text not null check (actor in ('user', 'merchant', 'bank')),
  -- Where it was done: in which session, on which device as it was named then, from which network.
  session_id text,
  device_id text,
  device_name text,
  network text,
  -- JSON, kept as it was written for the chain's sake.
  facts text not null,
  -- On the realm's clock, and the real one.
  at timestamptz not null,
  recorded_at timestamptz not null,
  link bytea not null,
  primary key (app_id, user_id, seq)
);

-- Where a user's chain ends. Whoever adds to it holds this row until the commit.
create table audit_heads (
  app_id text not null,
  user_id text not null,
  realm_id text not null,
  seq bigint not null,
  link bytea not null,
  primary key (app_id, user_id)
);

-- As the books' history: only added to.
create trigger written_once before update or delete or truncate on audit_entries
  for each statement execute function public.refuse_rewriting();
revoke update, delete, truncate on audit_entries from public, current_user;
