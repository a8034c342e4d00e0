import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { type Database, openDatabase } from '../src/kernel/database/index.ts'
import { scaleOut } from '../src/ledger/scale-out.ts'

type Server = { readonly host: string; readonly port: number }

/** An empty database that is spread over the servers of a Citus. Closing it leaves nothing behind. */
export const openCitusDatabase = async (server: string, lanes = 8): Promise<Database> => {
  const { url, drop } = await createScaledOut(server, lanes)
  const database = await openDatabase({ url })
  return {
    ...database,
    close: async () => {
      await database.close()
      await drop()
    },
  }
}

/** The same, for a bank to open. */
export const createScaledOut = async (
  server: string,
  lanes: number,
): Promise<{ url: string; drop: () => Promise<void> }> => {
  const created = await createCitusDatabase(server)
  try {
    const { sql, close } = await openDatabase({ url: created.url, lanes, connections: 1 })
    for await (const _ of scaleOut(sql, { shards: 4 }));
    await close()
    return created
  } catch (error) {
    await created.drop()
    throw error
  }
}

/**
 * An empty database on a coordinator and its namesake on every worker, knowing each other as the
 * database of the URL does. It belongs to a role that is no superuser, as a bank's should.
 */
export const createCitusDatabase = async (
  server: string,
): Promise<{ url: string; drop: () => Promise<void> }> => {
  const name = `test_${randomBytes(6).toString('hex')}`
  const [coordinator, ...workers] = await on(server, readNodes)
  const everywhere = [coordinator!, ...workers]
  const homeOf = ({ host, port }: Server) =>
    Object.assign(new URL(server), { host: `${host}:${port}` }).href
  const urlOf = (node: Server) => Object.assign(new URL(homeOf(node)), { pathname: name }).href

  const { password } = new URL(server)
  // The coordinator makes it on every worker.
  await on(server, (sql) =>
    sql.unsafe(`create role ${name} login ${password ? `password '${password}'` : ''}`),
  )
  for (const node of everywhere) {
    await on(homeOf(node), (sql) => sql.unsafe(`create database ${name} owner ${name}`))
    await on(urlOf(node), (sql) => sql.unsafe('create extension citus'))
  }
  await on(urlOf(coordinator!), async (sql) => {
    await sql`select citus_set_coordinator_host(${coordinator!.host}, ${coordinator!.port})`
    for (const { host, port } of workers) await sql`select citus_add_node(${host}, ${port})`
  })
  return {
    url: Object.assign(new URL(urlOf(coordinator!)), { username: name }).href,
    drop: async () => {
      for (const node of everywhere)
        await on(homeOf(node), (sql) => sql.unsafe(`drop database ${name} with (force)`))
      await on(server, (sql) => sql.unsafe(`drop role ${name}`))
    },
  }
}

const readNodes = (sql: postgres.Sql) =>
  sql<Server[]>`
    select nodename as host, nodeport as port from pg_dist_node
    where noderole = 'primary' and isactive order by groupid`

const on = async <T>(url: string, work: (sql: postgres.Sql) => PromiseLike<T>): Promise<T> => {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}
