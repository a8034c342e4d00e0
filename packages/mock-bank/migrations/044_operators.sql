-- Staff who work at the console: of the bank (no app), or of one merchant.
create table operators (
  id text primary key,
  realm_id text not null,
  app_id text,
  name text not null,
  role text not null check (role in ('viewer', 'maker', 'checker')),
  -- Of the token they sign in by.
  token_hash text not null,
  -- Wrong tokens shown in a row, and until when none is looked at (wall time).
  failures int not null default 0,
  locked_until timestamptz,
  recorded_at timestamptz not null
);

-- Their sessions, by the hash of the cookie. All on the wall's clock: see src/operators/session.ts.
create table operator_sessions (
  token_hash text primary key,
  id text not null,
  operator_id text not null references operators,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz
);

-- What one person proposes and another decides. The decision and what it brings about are one transaction.
create table approvals (
  id text primary key,
  realm_id text not null,
  app_id text,
  action text not null,
  subject text not null,
  payload jsonb not null,
  reason text not null,
  status text not null check (status in ('pending', 'approved', 'rejected', 'withdrawn', 'expired')),
  proposed_by text not null references operators,
  proposed_at timestamptz not null,
  expires_at timestamptz not null,
  decided_by text references operators,
  decided_at timestamptz,
  decision_reason text,
  recorded_at timestamptz not null,
  check (status not in ('approved', 'rejected') or decided_by <> proposed_by)
);

create unique index approvals_pending on approvals (realm_id, action, subject)
  where status = 'pending';
create index approvals_of_realm on approvals (realm_id, id desc);

create table operator_audit_entries (
  id text primary key,
  realm_id text not null,
  -- The merchant whose staff it was.
  app_id text,
  operator_id text not null,
  operator_name text not null,
  type text not null,
  subject text,
  network text,
  at timestamptz not null,
  recorded_at timestamptz not null
);
create index operator_audit_entries_of_realm on operator_audit_entries (realm_id, id desc);

-- As the users' trails: only added to.
create trigger written_once before update or delete or truncate on operator_audit_entries
  for each statement execute function public.refuse_rewriting();
revoke update, delete, truncate on operator_audit_entries from public, current_user;
