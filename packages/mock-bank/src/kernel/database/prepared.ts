import { createHash, randomUUID } from 'node:crypto'
import { constants, existsSync } from 'node:fs'
import {
  access,
  cp,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  rmdir,
  writeFile,
} from 'node:fs/promises'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { connectPglite } from './connect-pglite.ts'
import { lockFolder } from './folder-lock.ts'
import { migrate, readMigrations, type Migration } from './migrate.ts'
import { packageRoot } from './package-root.ts'
import { startPglite } from './pglite-thread.ts'

/** Longer than building one takes on a slow, busy machine. */
const buildPatienceMs = 120_000

/**
 * Making a PostgreSQL data folder takes seconds, copying one takes a fraction. So one folder with
 * every migration applied is made once for each set of migrations; it holds schema and nothing else:
 * no rows of any bank, no keys, no number of lanes.
 */
export const prepareFolder = async (folder: string, cacheDir?: string): Promise<void> => {
  if (existsSync(join(folder, 'PG_VERSION'))) return
  if (existsSync(folder)) {
    const found = await readdir(folder)
    if (found.length > 0) throw new Error(`${folder} holds something that is not a database.`)
    await rmdir(folder)
  }
  const prepared = await preparedFolder(cacheDir)
  // Renamed when whole: a copy cut short must not look like a database.
  const copy = `${folder}.${randomUUID()}`
  await cp(join(prepared, 'data'), copy, { recursive: true, mode: constants.COPYFILE_FICLONE })
  await rename(copy, folder)
}

/** The same as one file, for a database in memory. */
export const preparedDump = async (cacheDir?: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await readFile(join(await preparedFolder(cacheDir), 'data.tar')))

const preparedFolder = async (cacheDir?: string): Promise<string> => {
  const migrations = await readMigrations()
  const cache = cacheDir ?? (await defaultCache())
  const folder = join(cache, `pglite-${await keyOf(migrations)}`)
  if (existsSync(folder)) return folder

  const lock = await lockFolder(folder, buildPatienceMs)
  try {
    if (!existsSync(folder)) await build(folder, migrations)
  } finally {
    await lock.release()
  }
  return folder
}

const build = async (folder: string, migrations: readonly Migration[]): Promise<void> => {
  const draft = `${folder}.draft`
  const dataDir = join(draft, 'data')
  // What a builder that was killed has left.
  await rm(draft, { recursive: true, force: true })
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  try {
    const thread = await startPglite({ dataDir })
    const sql = connectPglite(thread)
    await migrate(sql, migrations)
    await sql.end()
    await writeFile(join(draft, 'data.tar'), await thread.dump())
    await thread.close()
    await rename(draft, folder)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    throw error
  }
}

const keyOf = async (migrations: readonly Migration[]): Promise<string> => {
  const hash = createHash('sha256').update(await pgliteVersion())
  for (const { name, checksum } of migrations) hash.update(`\n${name} ${checksum}`)
  return hash.digest('hex').slice(0, 16)
}

const pgliteVersion = async (): Promise<string> => {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  const manifest = join(dirname(entry), '..', 'package.json')
  return (JSON.parse(await readFile(manifest, 'utf8')) as { version: string }).version
}

const defaultCache = async (): Promise<string> => {
  const beside = join(packageRoot(), 'node_modules')
  const writable = await access(beside, constants.W_OK).then(
    () => true,
    () => false,
  )
  return writable ? join(beside, '.cache', 'qiantang') : join(homedir(), '.cache', 'qiantang')
}
