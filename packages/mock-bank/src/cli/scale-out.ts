import { parseArgs } from 'node:util'
import postgres from 'postgres'
import { openDatabase, type Queryable } from '../kernel/database/index.ts'
import { sharedOptions } from '../kernel/database/options.ts'
import { CannotScaleOut, requireCitus, scaleOut } from '../ledger/scale-out.ts'

export const scaleOutUsage = `Options of scale-out:
  --database-url <url>      The coordinator of a Citus; also the environment's DATABASE_URL.
  --lanes <number>          Writers of the ledger, fixed when the database is made. Default on Citus 64.
  --shards <number>         Pieces of each table of money, fixed when they are cut. Default 32.`

/** Spreads the books of a database over the servers of a Citus, and prints what was done. */
export const scaleOutCommand = async (
  args: string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<void> => {
  const { url, lanes, shards } = readOptions(args, env)
  await lookFirst(url)
  const database = await openDatabase({
    url,
    connections: 1,
    ...(lanes !== undefined && { lanes }),
  })
  try {
    await requireQuiet(database.sql)
    for await (const line of scaleOut(database.sql, shards === undefined ? {} : { shards }))
      process.stdout.write(`${line}\n`)
  } finally {
    await database.close()
  }
}

const readOptions = (args: string[], env: NodeJS.ProcessEnv) => {
  const { values } = parseArgs({
    args,
    options: {
      'database-url': { type: 'string' },
      lanes: { type: 'string' },
      shards: { type: 'string' },
    },
  })
  const url = values['database-url'] ?? env['DATABASE_URL']
  if (url === undefined) throw new Error('Which database? Say --database-url, or set DATABASE_URL.')
  return { url, lanes: whole('--lanes', values.lanes), shards: whole('--shards', values.shards) }
}

const whole = (name: string, text: string | undefined): number | undefined => {
  if (text === undefined) return undefined
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new Error(`${name} is a whole number, not ${text}.`)
  return Number(text)
}

/** Opening a database makes the bank's tables in it: not before it is known to be the right one. */
const lookFirst = async (url: string): Promise<void> => {
  // Not by the name banks go by: it may still be seen leaving when the next one looks for them.
  const sql = postgres(url, {
    ...sharedOptions,
    max: 1,
    connection: { application_name: 'qiantang scale-out' },
  })
  try {
    await requireCitus(sql)
  } finally {
    await sql.end()
  }
}

/** A bank that went on would wait for every table in turn. */
const requireQuiet = async (sql: Queryable): Promise<void> => {
  const [bank] = await sql`
    select from pg_stat_activity
    where datname = current_database() and application_name = current_setting('application_name')
      and pid <> pg_backend_pid() limit 1`
  if (bank) throw new CannotScaleOut('A bank has this database open. Stop it first.')
}
