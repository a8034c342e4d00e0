import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Database, openDatabase, type Sql } from '../../src/kernel/database/index.ts'
import { sharedOptions } from '../../src/kernel/database/options.ts'
import { markTransactions } from '../../src/kernel/database/transaction-scope.ts'
import { checkBooks, openLedger, requirePosted } from '../../src/ledger/index.ts'
import { CannotScaleOut, scaleOut } from '../../src/ledger/scale-out.ts'
import { createCitusDatabase } from '../citus.ts'
import { openTestDatabase } from '../postgres.ts'
import { newRealm } from './books.ts'

const server = process.env['CITUS_URL']

const linesOf = async (sql: Sql): Promise<string[]> => {
  const lines: string[] = []
  for await (const line of scaleOut(sql, { shards: 8 })) lines.push(line)
  return lines
}

test.skipIf(server !== undefined)('a server without Citus is told from one with it', async () => {
  const database = await openTestDatabase()

  await expect(linesOf(database.sql)).rejects.toThrow(CannotScaleOut)
  await expect(linesOf(database.sql)).rejects.toThrow('This database has no Citus.')

  await database.close()
})

describe.skipIf(server === undefined)('on a Citus', () => {
  let place: Awaited<ReturnType<typeof createCitusDatabase>>
  let database: Database
  let said: string[]

  beforeAll(async () => {
    place = await createCitusDatabase(server!)
    database = await openDatabase({ url: place.url })
    said = await linesOf(database.sql)
  })
  afterAll(async () => {
    await checkBooks(database.sql)
    await database.close()
    await place.drop()
  })

  /** The books over one connection that writes down what the coordinator asks of other servers. */
  const openWatched = async () => {
    const asked: string[] = []
    const sql = markTransactions(
      postgres(place.url, {
        ...sharedOptions,
        max: 1,
        connection: { 'citus.log_remote_commands': 'on' },
        onnotice: ({ message = '' }) => {
          const [, command] = /^issuing ([^]*)$/.exec(message) ?? []
          if (command !== undefined) asked.push(command)
        },
      }),
    )
    const ledger = await openLedger({ sql, lanes: database.lanes })
    const realm = newRealm({ ...database, sql }, ledger)
    const close = async () => {
      await ledger.close()
      await sql.end()
    }
    return { sql, ledger, realm, close, takeAsked: () => asked.splice(0) }
  }

  /** Two lanes whose rows lie on different servers. */
  const farApart = async (): Promise<[number, number]> => {
    const rows = await database.sql<{ lane: number }[]>`
      select distinct on (s.nodeport, s.nodename) l.lane
      from generate_series(0, ${database.lanes - 1}) l(lane)
      join citus_shards s on s.table_name = 'lane_heads'::regclass
        and s.shardid = get_shard_id_for_distribution_column('lane_heads', l.lane)`
    expect(rows.length).toBeGreaterThan(1)
    return [rows[0]!.lane, rows[1]!.lane]
  }

  test('a new database has lanes enough for many servers, and all of them have some', () => {
    expect(database.lanes).toBe(64)
    expect(said.at(-1)).toMatch(/^Lanes: \d+ on \S+, \d+ on /)
  })

  test('the rows of a lane lie on one server, and everything else on the coordinator', async () => {
    const tables = await database.sql<Record<string, unknown>[]>`
      select c.relname as name, t.citus_table_type as type, t.distribution_column as by,
        t.colocation_id = (
          select colocation_id from citus_tables where table_name = 'lane_heads'::regclass
        ) as together
      from citus_tables t join pg_class c on c.oid = t.table_name
      where not c.relispartition order by c.relname`
    const ofMoney = tables.filter(({ type }) => type === 'distributed')

    expect(ofMoney.map(({ name }) => name)).toEqual([
      'lane_heads',
      'ledger_accounts',
      'ledger_entries',
      'ledger_holds',
      'ledger_keys',
      'ledger_transfers',
      'ledger_vouchers',
      'voucher_cursors',
    ])
    expect(ofMoney.every(({ by, together }) => by === 'lane' && together)).toBe(true)
    expect(tables).toContainEqual(expect.objectContaining({ name: 'orders', type: 'local' }))
    expect(tables).toContainEqual(
      expect.objectContaining({ name: 'outbox_cursors', type: 'local' }),
    )
  })

  test('run again it finds everything as it was left, and after a migration what is new', async () => {
    const again = await linesOf(database.sql)
    expect(again).toHaveLength(said.filter((line) => !/dropped|reset/.test(line)).length)
    for (const line of again.slice(1, -1)) expect(line).toMatch(/: (?:was|runs) /)

    await database.sql`create table ledger_notes (lane int, id uuid, primary key (lane, id))`
    await database.sql`create table postcards (id int primary key)`
    const later = await linesOf(database.sql)

    expect(later.filter((line) => !again.includes(line))).toEqual([
      'ledger_notes: distributed by lane, beside lane_heads.',
      'postcards: kept on the coordinator, and known to Citus.',
    ])
  })

  test('a batch is one call to the server of its lane', async () => {
    const { ledger, realm, close, takeAsked } = await openWatched()
    const payer = await realm.customer({ slot: 1, balance: 1_00 })
    takeAsked()

    requirePosted(await ledger.submit(realm.payment(payer, 1)))

    expect(takeAsked()).toEqual([expect.stringMatching(/^SELECT public\.post_batch\(1, /)])
    await close()
  })

  test('inside a longer transaction each lane is one call too, and all servers commit or none', async () => {
    const { sql, ledger, realm, close, takeAsked } = await openWatched()
    const [here, there] = await farApart()
    const payers = await Promise.all(
      [here, there].map((slot) => realm.customer({ slot, balance: 1_00 })),
    )
    takeAsked()

    await sql.begin((tx) =>
      ledger.post(
        tx,
        payers.map((payer) => realm.payment(payer, 1)),
      ),
    )

    const asked = takeAsked().map((command) => command.split(/[ (]/).slice(0, 2).join(' '))
    expect(asked.filter((command) => !/^BEGIN|^SELECT assign/.test(command))).toEqual([
      'SELECT public.post_batch',
      'SELECT public.post_batch',
      'PREPARE TRANSACTION',
      'PREPARE TRANSACTION',
      'COMMIT PREPARED',
      'COMMIT PREPARED',
    ])
    await close()
  })

  test('money and what the bank notes of it take effect together, though they lie apart', async () => {
    const { sql, ledger, realm, close, takeAsked } = await openWatched()
    const payer = await realm.customer({ slot: 1, balance: 1_00 })
    takeAsked()

    await sql.begin(async (tx) => {
      await tx`insert into realms (id, name) values (${realm.realmId}, 'Together')`
      await ledger.post(tx, [realm.payment(payer, 1)])
    })

    expect(takeAsked()).toContainEqual(expect.stringMatching(/^PREPARE TRANSACTION/))
    await close()
  })

  test('history has a part for a coming month on every server', async () => {
    const { sql } = database
    await sql`select make_history_parts((current_date + interval '4 months')::date, 2)`

    const parts = await sql<{ part: string; shards: number }[]>`
      select p.inhrelid::regclass::text as part,
        (select count(*) from pg_dist_shard s where s.logicalrelid = p.inhrelid) as shards
      from pg_inherits p where p.inhparent in ('ledger_entries'::regclass, 'ledger_transfers'::regclass)`

    expect(parts.length).toBeGreaterThanOrEqual(16)
    expect(parts.every(({ shards }) => shards === 8)).toBe(true)
  })

  test('the grants refuse to rewrite history where no trigger does', async () => {
    const { sql } = database
    const [role] = await sql`select rolsuper from pg_roles where rolname = current_user`
    expect(role).toEqual({ rolsuper: false })

    for (const table of ['ledger_transfers', 'ledger_entries']) {
      const change = sql`update ${sql(table)} set at = now() where lane = 0`
      await expect(change).rejects.toMatchObject({ code: '42501' })
      await expect(sql`delete from ${sql(table)}`).rejects.toMatchObject({ code: '42501' })
    }
  })
})
