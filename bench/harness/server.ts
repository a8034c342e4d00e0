import { totalmem } from 'node:os'
import postgres from 'postgres'
import { type Postgres, startPostgres } from '../../scripts/postgres.ts'

export interface BenchServer extends Postgres {
  /** `PostgreSQL 18.4 …` */
  version: string
  settings: Record<string, string>
  /** An empty database beside the others, and how to reach it. */
  database(name: string): Promise<string>
}

const mebibytes = (share: number, most: number) =>
  `${Math.min(most, Math.floor((totalmem() * share) / 2 ** 20))}MB`

/**
 * What a database administrator sets first on a machine that is PostgreSQL's: memory by the machine's
 * own, and room in the log, so that checkpoints are rare and spread. Nothing that trades safety for speed.
 */
export const serverSettings: Record<string, string> = {
  shared_buffers: mebibytes(1 / 4, 4096),
  effective_cache_size: mebibytes(1 / 2, 16_384),
  work_mem: '32MB',
  maintenance_work_mem: mebibytes(1 / 16, 1024),
  max_wal_size: '8GB',
  min_wal_size: '2GB',
  wal_buffers: '64MB',
  checkpoint_timeout: '15min',
  checkpoint_completion_target: '0.9',
  random_page_cost: '1.1',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
}

/** The one real PostgreSQL that the contenders of a bench share, set up as above for all of them alike. */
export const startServer = async (): Promise<BenchServer> => {
  const server = await startPostgres(serverSettings)
  const sql = postgres(server.url, { max: 1, onnotice: () => {} })
  try {
    const [about] = await sql<{ version: string }[]>`select version()`
    return {
      ...server,
      version: about?.version ?? 'unknown',
      settings: serverSettings,
      database: async (name) => {
        const administrator = postgres(server.url, { max: 1 })
        await administrator.unsafe(`create database ${name}`)
        await administrator.end()
        const url = new URL(server.url)
        url.pathname = name
        return url.href
      },
    }
  } finally {
    await sql.end()
  }
}
