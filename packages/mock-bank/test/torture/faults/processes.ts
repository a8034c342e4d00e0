import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import type { Cluster } from '../../../../../scripts/postgres.ts'
import { nothingMissing, type Fault, type Scene } from '../scene.ts'

const someMs = (most: number) => sleep(Math.random() * most)

export const killBank: Fault = {
  name: 'bank',
  claim: 'a bank is killed while another goes on',
  missing: nothingMissing,
  strike: async ({ banks }) => {
    const victim = banks[Math.floor(Math.random() * banks.length)]!
    const { pid } = victim
    victim.kill()
    return `killed bank ${pid}`
  },
}

export const killPostgres: Fault = {
  name: 'postgres',
  claim: 'the first process of PostgreSQL is killed',
  missing: nothingMissing,
  strike: async ({ cluster }) => killServer(cluster),
}

export const killBackend: Fault = {
  name: 'backend',
  claim: 'a backend of PostgreSQL is killed, for which it restarts all of them',
  missing: nothingMissing,
  strike: async ({ cluster, url }) => {
    const before = cluster.saidSoFar()
    const pid = await someBackend(url)
    process.kill(pid, 'SIGKILL')
    const crashed = await until(() => cluster.saidSince(before).includes('terminated by signal 9'))
    return crashed ? `killed backend ${pid}` : ''
  },
}

export const killAll: Fault = {
  name: 'everything',
  claim: 'all banks and PostgreSQL are killed at once',
  missing: nothingMissing,
  strike: async ({ banks, cluster }) => {
    for (const bank of banks) bank.kill()
    return `${await killServer(cluster)} and ${banks.length} banks`
  },
}

export const pause: Fault = {
  name: 'pause',
  claim: 'a bank or PostgreSQL stands still for a while, and goes on as if nothing had been',
  missing: nothingMissing,
  strike: async ({ banks, cluster }) => {
    const bank = banks[Math.floor(Math.random() * banks.length)]!.pid
    const pids = Math.random() < 0.5 && bank !== undefined ? [bank] : processesOf(cluster.pid)
    signalAll(pids, 'SIGSTOP')
    await sleep(800 + Math.random() * 1500)
    signalAll(pids, 'SIGCONT')
    return `paused ${pids.length} processes`
  },
}

const killServer = async (cluster: Cluster): Promise<string> => {
  const { pid } = cluster
  process.kill(pid, 'SIGKILL')
  await someMs(300)
  await startAgain(cluster)
  return `killed server ${pid}`
}

/** Its orphans keep the memory of a killed server until each has noticed. */
export const startAgain = async (cluster: Cluster): Promise<void> => {
  const deadline = performance.now() + 30_000
  for (;;) {
    try {
      return await cluster.start()
    } catch (error) {
      if (performance.now() > deadline) throw error
      await sleep(100)
    }
  }
}

const someBackend = async (url: Scene['url']): Promise<number> => {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  const [row] = await sql<{ pid: number }[]>`
    select pid from pg_stat_activity
    where application_name = 'qiantang' and datname = current_database()
    order by state = 'active' desc, random() limit 1`
  await sql.end()
  return row!.pid
}

const until = async (happened: () => boolean): Promise<boolean> => {
  const deadline = performance.now() + 5_000
  while (!happened() && performance.now() < deadline) await sleep(20)
  return happened()
}

/** A process and its children. */
export const processesOf = (pid: number): number[] => {
  const children = readdirSync('/proc')
    .map(Number)
    .filter((id) => id > 0 && parentOf(id) === pid)
  return [pid, ...children]
}

const parentOf = (pid: number): number | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return undefined
  }
}

const signalAll = (pids: readonly number[], signal: NodeJS.Signals): void => {
  for (const pid of pids)
    try {
      process.kill(pid, signal)
    } catch {
      // It ended by itself.
    }
}
