import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { openDatabase, type Database } from '../src/kernel/database/index.ts'
import { openCitusDatabase } from './citus.ts'

/**
 * An empty database of a test's own: on the server of `DATABASE_URL` where one is given (the test
 * run starts one), spread over the servers of a Citus where `CITUS_URL` names its coordinator, else
 * PGlite in memory. Closing it leaves nothing behind.
 */
export const openTestDatabase = async (lanes?: number): Promise<Database> => {
  const server = process.env['DATABASE_URL']
  const citus = process.env['CITUS_URL']
  if (citus !== undefined) return openCitusDatabase(citus, lanes)
  const options = lanes === undefined ? {} : { lanes }
  if (server === undefined) return openDatabase({ dataDir: 'memory', ...options })

  const { url, drop } = await copyDatabase(server)
  const database = await openDatabase({ url, ...options })
  return {
    ...database,
    close: async () => {
      await database.close()
      await drop()
    },
  }
}

interface Created {
  url: string
  name: string
  drop: () => Promise<void>
}

/** A database for a bank to open, with the schema in it where the run has made one to copy. */
export const copyDatabase = (server: string): Promise<Created> =>
  createDatabase(server, process.env['TEST_TEMPLATE'])

/** A database with nothing in it yet, not even the schema; or with what the template has. */
export const createDatabase = async (server: string, template?: string): Promise<Created> => {
  const name = `${process.env['TEST_RUN'] ?? 'test'}_${randomBytes(6).toString('hex')}`
  const from = template === undefined ? '' : ` template ${template}`
  await asAdministrator(server, (sql) => sql.unsafe(`create database ${name}${from}`))
  const url = new URL(server)
  url.pathname = name
  return {
    url: url.href,
    name,
    drop: () =>
      asAdministrator(server, (sql) => sql.unsafe(`drop database if exists ${name} with (force)`)),
  }
}

export const asAdministrator = async (
  server: string,
  work: (sql: postgres.Sql) => Promise<unknown>,
): Promise<void> => {
  const sql = postgres(server, { max: 1, onnotice: () => {} })
  try {
    await work(sql)
  } finally {
    await sql.end()
  }
}
