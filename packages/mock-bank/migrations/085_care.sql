-- Phones that users have lost, with what was stopped then.
create table lost_phone_reports (
  id text primary key,
  realm_id text not null,
  app_id text not null,
  user_id text not null,
  session_id text not null,
  frozen_account_ids text[] not null,
  ended_session_ids text[] not null,
  cancelled_mandate_ids text[] not null,
  cancelled_agreement_ids text[] not null,
  at timestamptz not null,
  recorded_at timestamptz not null
);
create index lost_phone_reports_of_user on lost_phone_reports (app_id, user_id, id desc);

-- What users are not content with. What they and the bank write may name people and numbers, so it is sealed.
create table complaints (
  id text primary key,
  realm_id text not null,
  app_id text not null,
  user_id text not null,
  -- What the user quotes to the bank.
  number text not null,
  category text not null,
  about text,
  sealed_text text not null,
  sealed_answer text,
  at timestamptz not null,
  answered_at timestamptz,
  recorded_at timestamptz not null,
  unique (realm_id, number),
  check ((sealed_answer is null) = (answered_at is null))
);
create index complaints_of_user on complaints (app_id, user_id, id desc);
