-- A person at the bank, once in each realm. What identifies a person is sealed; the indexes are
-- keyed hashes, so that a number can be found again but not read.
create table customers (
  id text primary key,
  realm_id text not null,
  slot int not null check (slot between 0 and 1023),
  id_type text not null,
  id_number_index text not null,
  mobile_index text not null,
  sealed_name text not null,
  sealed_id_number text not null,
  sealed_mobile text not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  unique (realm_id, id_type, id_number_index)
);

create index customers_by_mobile on customers (realm_id, mobile_index);

-- Which person a merchant's user has proved to be. Never changes.
create table app_users (
  app_id text not null,
  user_id text not null,
  realm_id text not null,
  customer_id text not null references customers,
  at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (app_id, user_id)
);

create index app_users_of_customer on app_users (customer_id);
