-- What was decided once, when this database was created.
create table deployment (
  id int primary key check (id = 1),
  lanes int not null check (lanes between 1 and 1024 and lanes & (lanes - 1) = 0),
  created_at timestamptz not null default now()
);
