-- No-PIN agreements (免密): a user lets a merchant's server take payments from an account, each up to an
-- amount. The row is locked before its status changes; only an active one is paid by.
create table mandates (
  id text primary key,
  realm_id text not null,
  app_id text not null,
  user_id text not null,
  slot int not null check (slot between 0 and 1023),
  account_id text not null,
  max_amount bigint not null check (max_amount between 1 and 10000000000),
  description text not null,
  status text not null check (status in ('requires_action', 'active', 'cancelled', 'failed')),
  challenge_id text,
  failure_code text,
  created_at timestamptz not null,
  activated_at timestamptz,
  -- When it was cancelled or failed.
  ended_at timestamptz,
  recorded_at timestamptz not null default now(),
  check ((status = 'failed') = (failure_code is not null)),
  check ((status in ('cancelled', 'failed')) = (ended_at is not null)),
  check (status <> 'active' or activated_at is not null)
);

create index mandates_of_user on mandates (app_id, user_id, id desc);
create index mandates_of_account on mandates (account_id) where ended_at is null;

-- What has to be known of these mandates and their accounts to take payments by them, for many at once. Planned
-- once, perhaps on tables of a few rows: without the setting it might read all of them for each mandate until they
-- are analysed anew.
create function public.mandates_to_pay_by(p_ids text[])
returns table (
  id text, app_id text, user_id text, slot int, account_id text, max_amount bigint, status text,
  account_status text
)
language plpgsql stable
set enable_seqscan = off
as $mandates$
begin
  return query
    select m.id, m.app_id, m.user_id, m.slot, m.account_id, m.max_amount, m.status, a.status
    from unnest(p_ids) w(id)
    cross join lateral (select x.* from public.mandates x where x.id = w.id offset 0) m
    cross join lateral (select x.status from public.accounts x where x.id = m.account_id offset 0) a;
end
$mandates$;
