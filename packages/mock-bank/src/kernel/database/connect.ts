import postgres from 'postgres'
import { connectPglite } from './connect-pglite.ts'
import { fixLanes } from './deployment.ts'
import { lockFolder } from './folder-lock.ts'
import { migrate } from './migrate.ts'
import { sharedOptions } from './options.ts'
import { startPglite, type PgliteThread } from './pglite-thread.ts'
import { preparedDump, prepareFolder } from './prepared.ts'
import { markTransactions } from './transaction-scope.ts'
import type { Database, DatabaseOptions, Engine, Sql } from './types.ts'

/** Up to how many lanes have a connection each. */
const mostApart = 8

/** Opens the bank's database, brings its schema up to date and answers once it is ready. */
export const openDatabase = async (options: DatabaseOptions): Promise<Database> => {
  if (options.url !== undefined) return openPostgres(options.url, options)
  if (options.dataDir === 'memory') return openMemory(options)
  if (options.dataDir !== undefined) return openFolder(options.dataDir, options)
  throw new Error('A database is opened by a url or a dataDir.')
}

const openPostgres = (url: string, { lanes, connections = 10 }: DatabaseOptions) => {
  const connect = (max: number) => markTransactions(postgres(url, { ...sharedOptions, max }))
  const own = new Map<number, Sql>()
  const laneSql = (lane: number) => own.get(lane) ?? own.set(lane, connect(1)).get(lane)!
  return ready('postgres', { sql: connect(connections), laneSql }, lanes, async () => {
    await Promise.all([...own.values()].map((sql) => sql.end({ timeout: 5 })))
  })
}

const openMemory = async ({ lanes, cacheDir }: DatabaseOptions) => {
  const thread = await startPglite({ dump: await preparedDump(cacheDir) })
  return openThread(thread, lanes, async () => {})
}

const openFolder = async (dataDir: string, { lanes, cacheDir }: DatabaseOptions) => {
  const lock = await lockFolder(dataDir)
  try {
    await prepareFolder(dataDir, cacheDir)
    return await openThread(await startPglite({ dataDir }), lanes, lock.release)
  } catch (error) {
    await lock.release()
    throw error
  }
}

const openThread = (thread: PgliteThread, lanes: number | undefined, after: () => Promise<void>) =>
  ready('pglite', { sql: connectPglite(thread) }, lanes, async () => {
    await thread.close()
    await after()
  })

const ready = async (
  engine: Engine,
  { sql, laneSql }: { sql: Sql; laneSql?: (lane: number) => Sql },
  wantedLanes: number | undefined,
  after: () => Promise<void>,
): Promise<Database> => {
  const close = async () => {
    await sql.end({ timeout: 5 })
    await after()
  }
  try {
    await migrate(sql)
    const fixed = await fixLanes(sql, engine, wantedLanes)
    // Beyond a few lanes they would be more connections than a server has processors to serve.
    const apart = laneSql && fixed <= mostApart ? laneSql : () => sql
    return { sql, laneSql: apart, engine, lanes: fixed, close }
  } catch (error) {
    await close()
    throw error
  }
}
