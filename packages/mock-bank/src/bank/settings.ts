import { randomBytes } from 'node:crypto'
import { join } from 'node:path'

import type { DatabaseOptions } from '../kernel/database/index.ts'
import { parseMasterKey, sandboxMasterKey } from '../kernel/master-key.ts'
import type { BankOptions } from './options.ts'

/** What a bank is opened with, after the rules of its mode (api.md 5.8 and 5.9). */
export interface Settings {
  database: DatabaseOptions
  masterKey: Buffer
}

/** @throws {Error} Where production lacks what only a sandbox may do without. */
export const settingsOf = (options: BankOptions): Promise<Settings> =>
  options.mode === 'production' ? production(options) : sandbox(options)

const production = async (options: BankOptions): Promise<Settings> => {
  const { databaseUrl, origin = '', sms } = options
  const masterKey = keyGiven(options)
  if (databaseUrl === undefined)
    throw new Error(
      'Production needs a PostgreSQL server: give databaseUrl. PGlite is for sandboxes.',
    )
  if (masterKey === undefined)
    throw new Error('Production needs a master key: set QIANTANG_MASTER_KEY or give masterKey.')
  if (!origin.startsWith('https://')) throw new Error('Production needs an https origin.')
  if (options.simulatorsUrl !== undefined) throw new Error('Production has no simulators.')
  if (!sms) throw new Error('Production needs an SMS gateway: give sms.')
  return {
    database: { ...options.database, url: databaseUrl },
    masterKey: parseMasterKey(masterKey),
  }
}

const sandbox = async (options: BankOptions): Promise<Settings> => {
  const { dataDir = '.qiantang', databaseUrl, database } = options
  const given = keyGiven(options)
  const inMemory = dataDir === 'memory'
  const folder = inMemory ? 'memory' : join(dataDir, 'database')
  const masterKey =
    given !== undefined
      ? parseMasterKey(given)
      : inMemory
        ? randomBytes(32)
        : await sandboxMasterKey(dataDir, folder)
  return {
    database:
      databaseUrl === undefined
        ? { ...database, dataDir: folder }
        : { ...database, url: databaseUrl },
    masterKey,
  }
}

const keyGiven = ({ masterKey }: BankOptions): string | undefined =>
  masterKey ?? process.env['QIANTANG_MASTER_KEY']
