import type { Queryable, Sql, Tx } from '../../src/kernel/database/index.ts'
import { BooksOff, type CheckOptions } from '../../src/ledger/index.ts'
import { checkBooksIn } from '../../src/ledger/check-books.ts'

/** A column of a table, as the database itself describes it. */
export type Column = { readonly table: string; readonly column: string; readonly type: string }

/** Every column the books have, so that none that is added later can be left out. */
export const columnsOf = (sql: Queryable, tables: readonly string[]): Promise<Column[]> =>
  sql<Column[]>`
    select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relname = any(${[...tables]})
      and a.attnum > 0 and not a.attisdropped
    order by c.relname, a.attnum`

/** Something else of the same type. */
export const changed = (column: string, type: string): string => {
  const changes: Record<string, string> = {
    smallint: `${column} + 1000`,
    integer: `${column} + 1000`,
    bigint: column === 'seq' ? `${column} + 1000` : `${column} + 1`,
    boolean: `not ${column}`,
    text: `${column} || 'x'`,
    uuid: `overlay(${column}::text placing case when ${column}::text like '0%' then '1' else '0' end from 1)::uuid`,
    'uuid[]': `${column}[2:] || ${column}[1]`,
    'timestamp with time zone': `case when isfinite(${column}) then ${column} + interval '1 microsecond' else now() end`,
    bytea: `set_byte(${column}, 0, 255 - get_byte(${column}, 0))`,
  }
  return changes[type] ?? `${column}::unknown_type_${type}`
}

/** Something where nothing was. */
export const invented = (type: string): string => {
  const values: Record<string, string> = {
    bigint: '1',
    text: `'x'`,
    uuid: `'01234567-89ab-7cde-8f01-23456789abcd'`,
    'timestamp with time zone': 'now()',
  }
  return values[type] ?? `null::unknown_type_${type}`
}

class Undone extends Error {}

/**
 * Lets somebody who may do anything change the books behind the bank's back, looks at them, and undoes
 * it. Answers what was found; nothing where all still looked well.
 */
export const tamper = async (
  sql: Sql,
  change: (tx: Tx) => Promise<void>,
  options: CheckOptions = {},
): Promise<BooksOff | undefined> => {
  let found: unknown
  try {
    await sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await dropChecks(tx)
      await change(tx)
      await checkBooksIn(tx, options).catch((error: unknown) => (found = error))
      throw new Undone()
    })
  } catch (error) {
    if (!(error instanceof Undone) && !(found instanceof Error)) throw error
  }
  if (found !== undefined && !(found instanceof BooksOff)) throw found as Error
  return found
}

/** What would refuse a careless hand at once does not stop a careful one. */
const dropChecks = async (tx: Tx) => {
  const checks = await tx<{ table: string; name: string }[]>`
    select conrelid::regclass::text as table, conname as name from pg_constraint
    where contype = 'c' and conrelid::regclass::text = any(
      array['ledger_accounts', 'ledger_holds', 'ledger_transfers', 'ledger_entries'])`
  for (const { table, name } of checks)
    await tx.unsafe(`alter table ${table} drop constraint ${name}`)
}
