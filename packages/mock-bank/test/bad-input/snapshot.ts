import type { OpenBank } from '../../src/bank.ts'

/** What remembers calls and not business: it may grow when a call is refused. */
export const bookkeeping = [
  // A refusal is kept under its key.
  'idempotency_keys',
  // A signed write is remembered, so that it cannot be sent twice.
  'seen_signatures',
  // Who names payees in vain is counted.
  'payee_look_ups',
]

export type Snapshot = Readonly<Record<string, string>>

/** How many rows each table has, and a hash of all they hold. */
export const snapshot = async ({ inside: { sql } }: OpenBank): Promise<Snapshot> => {
  const rows = await sql<{ name: string; content: string }[]>`${sql.unsafe(await statementOf(sql))}`
  return Object.fromEntries(rows.map(({ name, content }) => [name, content]))
}

const statements = new WeakMap<object, string>()

const statementOf = async (sql: OpenBank['inside']['sql']): Promise<string> => {
  const known = statements.get(sql)
  if (known !== undefined) return known
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`
  const watched = tables.map(({ name }) => name).filter((name) => !bookkeeping.includes(name))
  const statement = watched
    .map(
      (name) =>
        `select '${name}' as name, count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as content from ${name} t`,
    )
    .join(' union all ')
  statements.set(sql, statement)
  return statement
}
