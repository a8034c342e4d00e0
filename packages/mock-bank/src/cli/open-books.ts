import { existsSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { type Database, openDatabase } from '../kernel/database/index.ts'

export const placeOptions = {
  'data-dir': { type: 'string' },
  'database-url': { type: 'string' },
} as const

export const placeUsage = `  --data-dir <folder>       PGlite's folder, of a bank that is not open. Default .qiantang.
  --database-url <url>      A PostgreSQL server instead; also the environment's DATABASE_URL.`

export type Place = {
  readonly 'data-dir'?: string | undefined
  readonly 'database-url'?: string | undefined
}

/**
 * Opens the database of a bank that exists: one is never made by looking for it.
 *
 * @throws {Error} With a sentence for whoever typed it.
 */
export const openBooks = async (place: Place, env: NodeJS.ProcessEnv): Promise<Database> => {
  // A folder that was named goes before a server that happens to be in the environment.
  const url = place['database-url'] ?? (place['data-dir'] ? undefined : env['DATABASE_URL'])
  if (url !== undefined) {
    if (!(await hasBank(url))) throw new Error('There is no bank in this database.')
    return openDatabase({ url, connections: 1 })
  }
  const dataDir = join(place['data-dir'] ?? '.qiantang', 'database')
  if (!existsSync(join(dataDir, 'PG_VERSION'))) throw new Error(`There is no bank in ${dataDir}.`)
  return openDatabase({ dataDir })
}

const hasBank = async (url: string): Promise<boolean> => {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    const [found] = await sql<{ isThere: boolean }[]>`
      select to_regclass('deployment') is not null as "isThere"`
    return found!.isThere
  } finally {
    await sql.end()
  }
}
