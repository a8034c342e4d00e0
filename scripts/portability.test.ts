import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { portabilityFaults } from './portability.ts'

const books = `
create table ledger_accounts (lane int not null, id uuid not null, held bigint, primary key (lane, id));
create table ledger_entries (lane int not null, account_id uuid, seq bigint, primary key (lane, account_id, seq));
`
const others = 'create table orders (id text primary key, lane_of_payer int);'
const migration = 'packages/mock-bank/migrations/010_ledger.sql'
const otherMigration = 'packages/mock-bank/migrations/070_orders.sql'
const mixed =
  'orders is asked together with ledger_entries: read one of them first, with … as materialized.'
const source = 'packages/mock-bank/src/ledger/read.ts'

/** What is found in a small bank: its books, and the files given. */
function faultsIn(files: Record<string, string>, excused: Record<string, string> = {}) {
  const root = mkdtempSync(join(tmpdir(), 'portability-'))
  const house = { [migration]: books, [otherMigration]: others, ...files }
  for (const [path, text] of Object.entries(house)) {
    mkdirSync(join(root, dirname(path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return portabilityFaults(root, excused)
}

/** What is found in a statement of a source file, which begins on its second line. */
const faultsOf = (statement: string) =>
  faultsIn({ [source]: `export const read = (sql: Sql) =>\n  sql\`${statement}\`\n` })

const functionOf = (body: string) => `${books}
create function public.post_batch(p_lane int, p_ids uuid[]) returns bigint
language plpgsql
set enable_seqscan = off
as $post$
declare
  v_held bigint;
begin
${body}
  return v_held;
end
$post$;
`

test.each([
  ['one lane', 'select held from ledger_accounts where lane = ${lane} and id = ${id}'],
  ['some lanes', 'select held from ledger_accounts where id = ${id} and lane = any(${lanes})'],
  ['a few', 'select held from ledger_accounts where lane in (1, 2)'],
  [
    'a row of keys',
    'select from ledger_accounts a, unnest(${lanes}) k(l, i) where (a.lane, a.id) = (k.l, k.i)',
  ],
  [
    'a join by lane to a table that names its own',
    'select from ledger_accounts a join ledger_entries e on e.lane = a.lane where a.lane = ${lane}',
  ],
  [
    'a join using lane',
    'select from ledger_accounts a join ledger_entries e using (lane) where e.lane = ${lane}',
  ],
  [
    'lanes that come in as rows',
    `select e.seq from unnest(\${lanes}::int[]) l(lane) join ledger_entries e on e.lane = l.lane`,
  ],
  [
    'an outer join by lane',
    'select from ledger_accounts a left join ledger_entries e on e.lane = a.lane where a.lane = 1',
  ],
  [
    'a subquery beside its table',
    `select from ledger_accounts a where a.lane = \${lane}
     and exists (select from ledger_entries e where e.lane = a.lane and e.account_id = a.id)`,
  ],
  ['a change', 'update ledger_accounts set held = 0 where lane = ${lane}'],
  ['a lock', 'select from ledger_accounts where lane = ${lane} for update'],
  ['new rows', 'insert into ledger_accounts (lane, id) values (${lane}, ${id})'],
  ['the driver writing out a row elsewhere', 'insert into orders ${sql(row)} returning id'],
  ['no books at all', 'select * from orders where id = ${id}'],
])('a statement that names its lanes passes: %s', async (_, statement) => {
  expect(await faultsOf(statement)).toEqual([])
})

test.each([
  ['none', 'select held from ledger_accounts where id = ${id}', 'is read without its lane'],
  ['either', 'select from ledger_accounts where lane = 1 or id = ${id}', 'without its lane'],
  ['a range', 'select from ledger_accounts where lane > ${lane}', 'is read without its lane'],
  ['another column', 'select from ledger_accounts a where a.lane = a.held', 'without its lane'],
  [
    'a join by something else',
    'select from ledger_accounts a join ledger_entries e on e.account_id = a.id where a.lane = 1',
    'ledger_entries is read without its lane',
  ],
  [
    'a subquery that looks everywhere',
    `select from ledger_accounts a where a.lane = 1
     and exists (select from ledger_entries e where e.account_id = a.id)`,
    'ledger_entries is read without its lane',
  ],
  [
    'what an outer join keeps',
    'select from ledger_accounts a left join ledger_entries e on a.lane = 1 and e.lane = 1',
    'ledger_accounts is read without its lane',
  ],
  [
    'what its other side says',
    'select from ledger_accounts a left join ledger_entries e on e.lane = a.lane and e.lane = 1',
    'ledger_accounts is read without its lane',
  ],
  ['half of a union', 'select 1 union select held from ledger_accounts', 'without its lane'],
  [
    'a change in several',
    'update ledger_accounts set held = 0 where lane in (1, 2)',
    'more than one',
  ],
  ['a deletion', 'delete from ledger_accounts where id = ${id}', 'in more than one lane'],
  [
    'a lock in several',
    'select from ledger_accounts where lane = any(${l}) for update',
    'more than one',
  ],
  ['a table whole', 'truncate ledger_accounts', 'is taken whole'],
  [
    'new rows',
    'insert into ledger_accounts values (${lane}, ${id})',
    'is written to without its lane',
  ],
  ['the driver writing out a row', 'insert into ledger_accounts ${sql(row)}', 'without its lane'],
])('a statement that does not is found: %s', async (_, statement, says) => {
  expect(await faultsOf(statement)).toEqual([
    expect.stringMatching(new RegExp(`^${source}:\\d: .*${says}`)),
  ])
})

test('a fault is named by the line it stands on', async () => {
  const statement =
    '\n    select 1\n    from ledger_accounts a\n    join ledger_entries e on e.seq = a.held\n    where a.lane = 1'

  expect(await faultsOf(statement)).toEqual([
    `${source}:5: ledger_entries is read without its lane.`,
  ])
})

test('every form a statement can take is read', async () => {
  const both = 'select held from ledger_accounts ${one ? sql`where lane = ${lane}` : sql``}'

  expect(await faultsOf(both)).toHaveLength(1)
})

test('a statement in plain text is read, and a piece of one is refused', async () => {
  const file = (text: string) => faultsIn({ [source]: `export const text = ${text}\n` })

  expect(await file("'select * from ledger_entries'")).toEqual([
    `${source}:1: ledger_entries is read without its lane.`,
  ])
  expect(await file('`from ledger_entries where ${more}`')).toEqual([
    expect.stringContaining(`${source}:1: Speaks of a table of money in a piece.`),
  ])
  expect(await file("'ledger_entries'")).toEqual([])
})

test('what cannot be read is said, not passed over', async () => {
  expect(await faultsOf('select from where')).toEqual([
    expect.stringContaining(`${source}:2: Cannot be read`),
  ])
})

test('who is excused may read every lane, lane by lane, and writes nothing', async () => {
  const audit = (statement: string) =>
    faultsIn({ [source]: `sql\`${statement}\`` }, { [source]: 'An audit.' })

  expect(await audit('select sum(held) from ledger_accounts group by lane')).toEqual([])
  expect(
    await audit('select from ledger_accounts a left join ledger_entries e on e.lane = a.lane'),
  ).toEqual([])
  expect(await audit('select from ledger_accounts a, ledger_entries e where e.seq = 1')).toEqual([
    expect.stringContaining("ledger_entries is joined to another lane's rows"),
  ])
  expect(await audit('update ledger_accounts set held = 0')).toEqual([
    expect.stringContaining('more than one lane'),
  ])
})

test('an excuse nobody needs any more is named', async () => {
  expect(await faultsIn({ [source]: 'export {}' }, { [source]: 'An audit.' })).toEqual([
    expect.stringContaining(`${source}:1: Reads no lane but its own`),
  ])
})

test.each([
  ['create table ledger_x (lane int, id uuid primary key);', 'A key of ledger_x'],
  ['create table ledger_x (lane int, id uuid, unique (id, lane));', 'A key of ledger_x'],
  ['create unique index on ledger_entries (seq, lane);', 'A key of ledger_entries'],
  ['create unique index on ledger_entries ((lane + 1));', 'A key of ledger_entries'],
  ['alter table ledger_entries add constraint once unique (seq);', 'A key of ledger_entries'],
  ['create table ledger_x (id uuid);', 'ledger_x belongs to the books and has no lane'],
  ['create table x (lane int, n bigint generated always as identity);', 'is given a sequence'],
  ['create table x (lane int, order_id text references orders);', 'foreign key'],
  ['create table x (account uuid references ledger_accounts);', 'foreign key'],
  ['create table x (id int primary key deferrable);', 'No deferrable constraints'],
  ['create temporary table x (id int);', 'No temporary tables'],
])('a declaration that cannot be spread by lane is found: %s', async (statement, says) => {
  const file = 'packages/mock-bank/migrations/020_ledger.sql'

  expect(await faultsIn({ [file]: `\n-- Why.\n${statement}` })).toContainEqual(
    expect.stringMatching(new RegExp(`^${file}:3: .*${says}`)),
  )
})

test('a partition has the keys of its table, and is a table of money too', async () => {
  const file = 'packages/mock-bank/migrations/020_more.sql'
  const parted = `create table journal (lane int, at date, primary key (lane, at)) partition by range (at);
    create table journal_2026 partition of journal for values from ('2026-01-01') to ('2027-01-01');`

  expect(await faultsIn({ [file]: parted })).toEqual([])
  expect(await faultsIn({ [file]: parted, [source]: 'sql`select from journal_2026`' })).toEqual([
    `${source}:1: journal_2026 is read without its lane.`,
  ])
})

test('a function is read statement by statement', async () => {
  const body = `
  select a.held into v_held from public.ledger_accounts a where a.lane = p_lane;
  for i in 1 .. cardinality(p_ids) loop
    update public.ledger_accounts a set held = 0
      where a.id = p_ids[i];
  end loop;`

  expect(await faultsIn({ [migration]: functionOf(body) })).toEqual([
    expect.stringMatching(/:15: ledger_accounts is changed or locked in more than one lane/),
  ])
})

test('an expression that asks the books is read as a statement is', async () => {
  const body = '  v_held := (select sum(a.held) from public.ledger_accounts a);'

  expect(await faultsIn({ [migration]: functionOf(body) })).toEqual([
    expect.stringContaining(':12: ledger_accounts is read without its lane.'),
  ])
})

test('inside a function of the books names say their schema', async () => {
  const body = `
  insert into ledger_accounts (lane, id) select p_lane, i.id from unnest(p_ids) i(id);
  with sums as (select 1 as one) select one into v_held from sums;
  v_held := post_batch(p_lane, p_ids);`

  expect(await faultsIn({ [migration]: functionOf(body) })).toEqual([
    expect.stringContaining(':13: Say public.ledger_accounts'),
    expect.stringContaining(':15: Say public.post_batch'),
  ])
})

test('a function of one lane reads the books before it inserts', async () => {
  const copying = `
  insert into public.ledger_entries (lane, account_id, seq)
    select p_lane, a.id, 1 from public.ledger_accounts a where a.lane = p_lane;`
  const apart = `
  select a.held into v_held from public.ledger_accounts a where a.lane = p_lane;
  insert into public.ledger_entries (lane, account_id, seq)
    select p_lane, i.id, 1 from unnest(p_ids) i(id);`
  const here = "\n  insert into public.orders (id) select 'x' where false;"

  expect(await faultsIn({ [migration]: functionOf(copying) })).toEqual([
    expect.stringContaining(':14: A function of one lane reads the books first, and then inserts.'),
  ])
  expect(await faultsIn({ [migration]: functionOf(apart) })).toEqual([])
  // One that also works elsewhere is not sent to the lane's server.
  expect(await faultsIn({ [migration]: functionOf(copying + here) })).toEqual([])
})

test('a function may make tables by statements it puts together, and nothing else', async () => {
  const making = functionOf("  execute format('create table %I ()', 'x');")
  const reading = functionOf("  execute 'select 1' into v_held;")

  expect(await faultsIn({ [migration]: making })).toEqual([])
  expect(await faultsIn({ [migration]: reading })).toEqual([
    expect.stringContaining(':12: What is put together at run time cannot be checked.'),
  ])
})

test('a function in plain SQL is read too', async () => {
  const plain = `${books}\ncreate function public.total() returns bigint language sql as $sql$
    select sum(held) from public.ledger_accounts
  $sql$;`

  expect(await faultsIn({ [migration]: plain })).toEqual([
    expect.stringContaining('ledger_accounts is read without its lane'),
  ])
})

test('a function of the books is called by a statement of its own', async () => {
  const found = (call: string) =>
    faultsIn({
      [migration]: functionOf(
        '  select 1 into v_held from public.ledger_accounts a where a.lane = p_lane;',
      ),
      [source]: `sql\`${call}\``,
    })

  expect(await found('select public.post_batch(${lane}, ${ids}) as answer')).toEqual([])
  expect(await found('select b.* from lanes l, public.post_batch(l.lane, ${ids}) b')).toEqual([
    expect.stringContaining('is called by a select of its own'),
  ])
  expect(await found('select public.post_batch((select 1), ${ids})')).toHaveLength(1)
})

test('a query asks the books or other tables, and what was asked first may meet both', async () => {
  const found = (statement: string) => faultsOf(statement)

  expect(
    await found('select from orders o join ledger_entries e on e.seq = o.n where e.lane = ${lane}'),
  ).toEqual([`${source}:2: ${mixed}`])
  expect(
    await found(`
      with paid as (select seq from ledger_entries where lane = \${lane})
      select from orders o join paid p on p.seq = o.n`),
  ).toEqual([`${source}:4: ${mixed}`])
  expect(
    await found(`
      with paid as materialized (select seq from ledger_entries where lane = \${lane})
      update orders o set paid = true from paid p where p.seq = o.n`),
  ).toEqual([])
  expect(
    await found('insert into orders (id) select seq from ledger_entries where lane = ${lane}'),
  ).toEqual([])
})

test('a subquery with an offset beside rows of a function has its lane as a value', async () => {
  const beside = (lane: string) =>
    faultsOf(`select e.* from ledger_accounts a
      cross join lateral unnest(a.entries) u(seq)
      cross join lateral (
        select x.* from ledger_entries x where x.lane = ${lane} and x.seq = u.seq offset 0
      ) e where a.lane = \${lane}`)

  expect(await beside('${lane}')).toEqual([])
  expect(await beside('a.lane')).toEqual([
    expect.stringContaining(`${source}:5: ledger_entries is read beside rows from elsewhere`),
  ])
  expect(
    await faultsOf(`select e.* from ledger_accounts a cross join lateral (
      select x.* from ledger_entries x where x.lane = a.lane and x.account_id = a.id limit 1
    ) e where a.lane = any(\${lanes})`),
  ).toEqual([])
})

test('a view of the books is a table of money to whoever reads it', async () => {
  const file = 'packages/mock-bank/migrations/020_more.sql'
  const view = 'create view news as select lane, seq from ledger_entries;'

  expect(await faultsIn({ [file]: view })).toEqual([])
  expect(await faultsIn({ [file]: view, [source]: 'sql`select seq from news`' })).toEqual([
    `${source}:1: news is read without its lane.`,
  ])
  const lost = 'create view lost as select e.seq from ledger_entries e, ledger_accounts a;'
  expect(await faultsIn({ [file]: lost })).toEqual([
    expect.stringContaining(`${file}:1: ledger_accounts is joined to another lane's rows`),
  ])
})

test('a trigger may refuse, and do nothing', async () => {
  const trigger = (body: string) => `${books}
    create function public.guard() returns trigger language plpgsql as $guard$
    begin ${body} end $guard$;
    create trigger guard before update on ledger_entries for each statement execute function public.guard();`

  expect(await faultsIn({ [migration]: trigger("raise exception 'Never.';") })).toEqual([])
  expect(
    await faultsIn({
      [migration]: trigger("insert into public.orders (id) values ('x'); return new;"),
    }),
  ).toEqual([expect.stringContaining('ledger_entries is given a trigger that acts')])
})

test.each([
  ['notify paid', 'No LISTEN or NOTIFY'],
  ['listen paid', 'No LISTEN or NOTIFY'],
  ["select pg_notify('paid', '1')", 'No LISTEN or NOTIFY'],
  ['select pg_advisory_xact_lock(1)', 'No advisory locks'],
  ['select pg_try_advisory_lock(1)', 'No advisory locks'],
  ['set constraints all deferred', 'No deferrable constraints'],
  ['select 1 as one into temp x', 'No temporary tables'],
  [
    'with gone as (delete from ledger_entries where lane = 1 returning seq) select seq from gone',
    'No change of money inside a with',
  ],
])('what one of the engines does not do is found: %s', async (statement, says) => {
  expect(await faultsOf(statement)).toEqual([expect.stringContaining(`${source}:2: ${says}`)])
})
