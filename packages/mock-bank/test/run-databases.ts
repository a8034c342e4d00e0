import { randomBytes } from 'node:crypto'

import { openDatabase } from '../src/kernel/database/index.ts'
import { asAdministrator, createDatabase } from './postgres.ts'

/**
 * On a server that was given, the schema is made once for a run, for its databases to be copied
 * from. Both projects of the bank ask for it; the first is heard.
 */
export const setup = async (): Promise<void> => {
  const server = process.env['DATABASE_URL']
  if (server === undefined || process.env['TEST_RUN'] !== undefined) return

  process.env['TEST_RUN'] = `test_${randomBytes(4).toString('hex')}`
  const { url, name } = await createDatabase(server)
  const { sql, close } = await openDatabase({ url })
  // Each copy decides for itself how many lanes it has.
  await sql`delete from deployment`
  await close()
  process.env['TEST_TEMPLATE'] = name
}

/** No database outlives the run: the bank of a process ends with the process, and leaves its own behind. */
export const teardown = async (): Promise<void> => {
  const { DATABASE_URL: server, TEST_RUN: run } = process.env
  if (server === undefined || run === undefined) return
  delete process.env['TEST_RUN']

  await asAdministrator(server, async (sql) => {
    const left = await sql<{ name: string }[]>`
      select datname as name from pg_database where starts_with(datname, ${`${run}_`})`
    for (const { name } of left) await sql.unsafe(`drop database ${name} with (force)`)
  })
}
