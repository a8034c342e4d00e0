import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packageRoot } from './package-root.ts'
import type { Queryable, Sql, Tx } from './types.ts'

export type Migration = {
  readonly number: number
  readonly name: string
  readonly checksum: string
  readonly text: string
}

type Applied = { readonly number: number; readonly name: string; readonly checksum: string }

const migrationName = /^(\d{3})_[a-z0-9_]+\.sql$/

/** The bank's own migrations, in the order of their numbers. */
export const readMigrations = async (
  folder: string = join(packageRoot(), 'migrations'),
): Promise<Migration[]> => {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
  const migrations = await Promise.all(
    files.map(async (name): Promise<Migration> => {
      const number = migrationName.exec(name)?.[1]
      if (number === undefined) throw new Error(`${name} is not named like 010_ledger.sql.`)
      const text = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n')
      const checksum = createHash('sha256').update(text).digest('hex')
      return { number: Number(number), name, checksum, text }
    }),
  )
  for (const [i, { number, name }] of migrations.entries()) {
    const before = migrations[i - 1]
    if (before?.number === number) throw new Error(`${name} has the number of ${before.name}.`)
  }
  return migrations
}

/**
 * Brings the schema up to date, forward only. Of several banks that start at once one holds the
 * leader's row and works, the others wait for it and find nothing left to do.
 */
export const migrate = async (sql: Sql, migrations?: readonly Migration[]): Promise<void> => {
  const wanted = migrations ?? (await readMigrations())
  await prepareBookkeeping(sql)
  if (pending(wanted, await readApplied(sql)).length === 0) return
  await sql.begin(async (tx) => {
    await tx`select from schema_leader where id = 1 for update`
    for (const migration of pending(wanted, await readApplied(tx))) await apply(tx, migration)
  })
}

const pending = (wanted: readonly Migration[], applied: readonly Applied[]): Migration[] => {
  for (const { number, name, checksum } of applied) {
    const file = wanted.find((migration) => migration.number === number)
    if (file === undefined) {
      throw new Error(`This database has the migration ${name}, which this bank does not know.`)
    }
    if (file.checksum !== checksum) {
      throw new Error(
        `The migration ${file.name} was edited after it was applied to this database.`,
      )
    }
  }
  const last = applied.at(-1)?.number ?? -1
  const missing = wanted.filter(({ number }) => !applied.some((done) => done.number === number))
  const late = missing.find(({ number }) => number < last)
  if (late) throw new Error(`The migration ${late.name} comes before one that was already applied.`)
  return missing
}

const apply = async (tx: Tx, { number, name, checksum, text }: Migration): Promise<void> => {
  try {
    await tx.unsafe(text).simple()
  } catch (error) {
    throw new Error(`The migration ${name} failed.`, { cause: error })
  }
  await tx`insert into schema_migrations (number, name, checksum) values (${number}, ${name}, ${checksum})`
}

const readApplied = (sql: Queryable): Promise<Applied[]> =>
  sql<Applied[]>`select number, name, checksum from schema_migrations order by number`

const prepareBookkeeping = async (sql: Sql): Promise<void> => {
  const [found] = await sql<{ ready: boolean }[]>`
    select to_regclass('schema_leader') is not null as ready`
  if (found?.ready) return
  try {
    await createBookkeeping(sql)
  } catch (error) {
    // "If not exists" still collides when two banks create at the same moment; the second finds it done.
    if (!isCollision(error)) throw error
    await createBookkeeping(sql)
  }
}

const createBookkeeping = (sql: Sql): Promise<unknown> =>
  sql.begin(async (tx) => {
    await tx`
      create table if not exists schema_migrations (
        number int primary key,
        name text not null,
        checksum text not null,
        applied_at timestamptz not null default now()
      )`
    await tx`create table if not exists schema_leader (id int primary key)`
    await tx`insert into schema_leader values (1) on conflict do nothing`
  })

const isCollision = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ['23505', '42P07', '42710'].includes(String(error.code))
