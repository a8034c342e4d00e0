import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkBooks } from '../../src/ledger/index.ts'
import type {
  AccountRef,
  BooksOff,
  CheckOptions,
  Ledger,
  StatementLine,
} from '../../src/ledger/index.ts'
import { opening } from './books.ts'
import { livedBooks } from './lived-books.ts'
import { changed, columnsOf, type Column, invented, tamper } from './tampering.ts'

let books: Awaited<ReturnType<typeof livedBooks>>
beforeAll(async () => {
  books = await livedBooks()
})
afterAll(() => books.close())

/** A row, and what may be said to name it: its lane with one of these numbers, or one of these texts. */
type Target = {
  readonly part: string
  readonly ctid: string
  readonly lane: number
  readonly seqs: readonly number[]
  readonly texts: readonly string[]
}

/** How the row `t` of each table may be named. A transfer may be missed where the next one stands. */
const targets: Readonly<Record<string, { seqs: string; texts: string }>> = {
  ledger_transfers: { seqs: 'array[t.seq, t.seq + 1]', texts: 'array[t.id::text, t.hold_id]' },
  ledger_entries: {
    seqs: 'array[t.seq]',
    texts: `array(
      select a.owner from ledger_accounts a where a.lane = t.lane and a.id = t.account_id
      union all select t.account_id::text)`,
  },
  ledger_accounts: {
    seqs: 'array(select e.seq from ledger_entries e where e.lane = t.lane and e.account_id = t.id)',
    texts: 'array[t.owner]',
  },
  ledger_holds: { seqs: 'array[]::int[]', texts: 'array[t.id, t.opened_by::text]' },
  ledger_keys: { seqs: 'array[]::int[]', texts: 'array[t.key::text, t.transfer_id::text]' },
  lane_heads: { seqs: 'array[t.last_seq, t.last_seq + 1]', texts: `array['lane_heads']` },
  ledger_vouchers: { seqs: 'array[]::int[]', texts: 'array[t.subject]' },
}

/** What says nothing about what was written, only who may write next and who has read. */
const saysNothing = ['lane_heads.epoch']
const saidByReaders = ['outbox_cursors', 'voucher_cursors']

test('untouched books are whole, and a second look may begin where the first ended', async () => {
  const { sql } = books.database
  const kept: string[] = []

  const after = await checkBooks(sql, { onKept: (promise) => kept.push(promise) })

  expect(kept.length).toBeGreaterThan(15)
  expect(await checkBooks(sql, { after })).toEqual(after)
  for (const [lane, link] of after) {
    expect(link.seq).toBeGreaterThan(15)
    expect(await checkBooks(sql, { lane })).toEqual(new Map([[lane, link]]))
  }
})

test('no table of the books is left out here', async () => {
  const tables = await books.database.sql<{ name: string }[]>`
    select c.relname as name from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'lane'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`

  const looked = [...Object.keys(targets), ...saidByReaders]
  expect(tables.map(({ name }) => name).toSorted()).toEqual(looked.toSorted())
})

test.each(Object.keys(targets))(
  'whatever is changed in %s is found, and the row is named',
  async (table) => {
    const columns = await columnsOf(books.database.sql, [table])
    const missed: string[] = []
    for (const column of columns.filter(({ column }) => !isSilent(table, column)))
      missed.push(...(await missedChanges(column)))

    expect(missed).toEqual([])
    expect(columns.length).toBeGreaterThan(3)
  },
  120_000,
)

const isSilent = (table: string, column: string) => saysNothing.includes(`${table}.${column}`)

/** Changes a column in a few rows, each by itself, and answers which changes nobody saw. */
const missedChanges = async ({ table, column, type }: Column): Promise<string[]> => {
  const rows = await rowsWith(table, column)
  if (rows.length === 0) return [`${table}.${column} was never written`]
  const missed: string[] = []
  for (const { isNull, ...row } of rows) {
    const value = isNull ? invented(type) : changed(column, type)
    const found = await tamper(books.database.sql, async (tx) => {
      await tx.unsafe(
        `update ${table} set ${column} = ${value} where tableoid = '${row.part}'::regclass and ctid = '${row.ctid}'`,
      )
    })
    const where = `${table}.${column} = ${value} (${row.lane}, ${row.seqs.join()}, ${row.texts.join()})`
    if (!found) missed.push(where)
    else if (!names(found, row)) missed.push(`${where} was taken for ${found.message}`)
  }
  return missed
}

/** The first, the middle and the last row in which a column says something, and one in which it does not. */
const rowsWith = (table: string, column: string) =>
  books.database.sql.unsafe<(Target & { isNull: boolean })[]>(`
    with target as (
      select t.tableoid::regclass::text as part, t.ctid::text as ctid, t.lane,
        (${targets[table]!.seqs})::int[] as seqs, array_remove(${targets[table]!.texts}, null) as texts,
        t.${column} is null as is_null, count(*) over of_kind as many,
        row_number() over (of_kind order by t.lane, t.tableoid, t.ctid) as place
      from ${table} t window of_kind as (partition by t.${column} is null)
    )
    select part, ctid, lane, seqs, texts, is_null from target
    where place = 1 or not is_null and place in ((many + 1) / 2, many)`)

const names = ({ row }: BooksOff, { lane, seqs, texts }: Target): boolean => {
  const said = JSON.stringify(row)
  if (texts.some((text) => said.includes(text))) return true
  return row['lane'] === lane && seqs.includes(Number(row['seq']))
}

const everyRow = { ledger_transfers: 'seq', ledger_entries: 'seq', ledger_holds: 'opened_at' }

test.each(Object.entries(everyRow))(
  'a row of %s that is gone is found, wherever it stood',
  async (table, order) => {
    const { sql } = books.database
    const [{ many } = { many: 0 }] = await sql.unsafe<{ many: number }[]>(
      `select count(*) as many from ${table} where lane = 1`,
    )
    for (const place of [0, many >> 1, many - 1]) {
      const found = await tamper(sql, async (tx) => {
        await tx.unsafe(`delete from ${table} where lane = 1 and (tableoid, ctid) in (
          select tableoid, ctid from ${table} where lane = 1 order by ${order} offset ${place} limit 1)`)
      })
      expect(found?.row).toMatchObject({ lane: 1 })
    }
    expect(many).toBeGreaterThan(4)
  },
)

test('an account, a merchant’s number, a head or a voucher that is gone is found', async () => {
  const rows = [
    `ledger_accounts where lane = 1 and debits + credits > 0 and ctid = (
      select min(ctid) from ledger_accounts where lane = 1 and debits + credits > 0)`,
    `ledger_keys where expires_at = 'infinity' and lane = 1 and ctid = (
      select min(ctid) from ledger_keys where expires_at = 'infinity' and lane = 1)`,
    'lane_heads where lane = 1',
    `ledger_vouchers where lane = 1 and ctid = (select min(ctid) from ledger_vouchers where lane = 1)`,
  ]
  for (const row of rows) {
    const found = await tamper(books.database.sql, async (tx) => {
      const { count } = await tx.unsafe(`delete from ${row}`)
      expect(count).toBe(1)
    })
    expect(found?.row, row).toMatchObject({ lane: 1 })
  }
})

test('two rows that changed their places are found', async () => {
  const swaps = [
    `update ledger_transfers set seq = case seq when 3 then 4 else 3 end where seq in (3, 4)`,
    `update ledger_transfers t set facts = o.facts, movement_id = o.movement_id
      from ledger_transfers o where o.lane = t.lane and (t.seq, o.seq) in ((1, 2), (2, 1))`,
    `update ledger_entries set at = at - interval '1 second' where lane = 1 and seq = 6;
      update ledger_transfers set at = at - interval '1 second' where lane = 1 and seq = 6`,
    `update ledger_transfers set lane = 1 - lane where seq = 7`,
  ]
  for (const swap of swaps) {
    const found = await tamper(books.database.sql, async (tx) => {
      await tx.unsafe(swap).simple()
    })
    expect(found, swap).toBeDefined()
  }
})

test('a tail that was cut off is found, and one cut off cleanly by who remembers its end', async () => {
  const { sql } = books.database
  const after = await checkBooks(sql)
  const { seq } = after.get(1)!
  const cut = (head: string, options: CheckOptions = {}) =>
    tamper(
      sql,
      async (tx) => {
        await tx`delete from ledger_transfers where lane = 1 and seq = ${seq}`
        await tx.unsafe(head)
      },
      options,
    )
  const shortened = 'update lane_heads set last_seq = last_seq - 1 where lane = 1'
  const clean = `update lane_heads h
    set last_seq = t.seq, link = t.link, last_recorded_at = t.recorded_at
    from ledger_transfers t where h.lane = 1 and t.lane = 1 and t.seq = h.last_seq - 1`

  expect((await cut('select'))?.row).toMatchObject({
    lane: 1,
    seq,
    what: `number ${seq} is missing`,
  })
  expect((await cut(shortened))?.row).toMatchObject({ what: 'the head has another link' })
  expect(await cut(clean)).toBeUndefined()
  expect((await cut(clean, { after }))?.row).toMatchObject({
    lane: 1,
    seq,
    what: `the head ends at number ${seq - 1}`,
  })
})

test('a transfer put on top by another hand is found', async () => {
  const found = await tamper(books.database.sql, async (tx) => {
    await tx`
      insert into ledger_transfers
      select lane, gen_random_uuid(), seq + 1, at, recorded_at + interval '1 second', hash,
        sha256(link), realm, kind, '{}', null, null, null, null, memo, null, null, null, null,
        '{"code":"order_paid","details":{}}'
      from ledger_transfers t
      where lane = 0 and seq = (select last_seq from lane_heads where lane = 0)`
    await tx`
      update lane_heads h set last_seq = t.seq, link = t.link, last_recorded_at = t.recorded_at
      from ledger_transfers t where t.lane = 0 and h.lane = 0 and t.seq = h.last_seq + 1`
  })

  expect(found?.row).toMatchObject({ lane: 0, what: expect.stringContaining('say something else') })
})

test('a reader that claims to have read what was never written is found', async () => {
  const found = await tamper(books.database.sql, async (tx) => {
    await tx`update outbox_cursors set seq = 1000000 where consumer = 'events'`
  })

  expect(found?.row).toMatchObject({ lane: 0, reader: 'events', place: 1_000_000 })
})

test('a statement leads from the balance of one moment to that of any later one', async () => {
  const { ledger, database } = books
  const accounts = await database.sql<AccountRef[]>`
    select distinct kind, owner from ledger_accounts order by kind, owner`
  const moments = [-1, 0, 1, 13, 14, 20, 21, 23, 61, 70, 90].map(
    (minutes) => new Date(opening.getTime() + minutes * 60_000),
  )
  let led = 0
  for (const account of accounts) {
    for (const [n, from] of moments.entries()) {
      const to = moments[n + 1 + ((n * 7) % 4)] ?? moments.at(-1)!
      const before = await ledger.balanceAt(account, new Date(from.getTime() - 1))
      const lines = await readStatement(ledger, account, { from, to })
      const moved = lines.reduce(
        (sum, { direction, amount }) => sum + (direction === 'in' ? amount : -amount),
        0,
      )

      expect(before.total + moved).toBe((await ledger.balanceAt(account, to)).total)
      led += lines.length
    }
  }
  expect(led).toBeGreaterThan(100)
})

const readStatement = async (
  ledger: Ledger,
  account: AccountRef,
  period: { from: Date; to: Date },
  cursor?: string,
): Promise<readonly StatementLine[]> => {
  const page = await ledger.statement(account, { ...period, limit: 3, cursor })
  if (page.nextCursor === null) return page.lines
  return [...page.lines, ...(await readStatement(ledger, account, period, page.nextCursor))]
}
