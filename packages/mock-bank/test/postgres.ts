import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { openDatabase, type Database } from '../src/kernel/database/index.ts'

/**
 * An empty database of a test's own: on the server of `DATABASE_URL` where one is given (the test
 * run starts one), else PGlite in memory. Closing it leaves nothing behind.
 */
export const openTestDatabase = async (lanes?: number): Promise<Database> => {
  const server = process.env['DATABASE_URL']
  const options = lanes === undefined ? {} : { lanes }
  if (server === undefined) return openDatabase({ dataDir: 'memory', ...options })

  const { url, drop } = await createDatabase(server)
  const database = await openDatabase({ url, ...options })
  return {
    ...database,
    close: async () => {
      await database.close()
      await drop()
    },
  }
}

/** A database with nothing in it yet, not even the schema. */
export const createDatabase = async (
  server: string,
): Promise<{ url: string; drop: () => Promise<void> }> => {
  const name = `test_${randomBytes(6).toString('hex')}`
  await asAdministrator(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = name
  return {
    url: url.href,
    drop: () => asAdministrator(server, `drop database ${name} with (force)`),
  }
}

const asAdministrator = async (server: string, statement: string): Promise<void> => {
  const sql = postgres(server, { max: 1, onnotice: () => {} })
  try {
    await sql.unsafe(statement)
  } finally {
    await sql.end()
  }
}
