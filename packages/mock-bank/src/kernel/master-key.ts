import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const keyBytes = 32

/**
 * Reads a master key as text: base64 or hex of 32 bytes.
 *
 * @throws {Error} Where it is neither.
 */
export const parseMasterKey = (text: string): Buffer => {
  const trimmed = text.trim()
  const key = /^[0-9a-f]{64}$/i.test(trimmed)
    ? Buffer.from(trimmed, 'hex')
    : Buffer.from(trimmed, 'base64')
  if (key.length !== keyBytes) throw new Error('The master key must be 32 bytes in base64 or hex.')
  return key
}

/**
 * The key a sandbox keeps in `keys.json` of its folder, readable by its owner alone; made at the first start. What
 * the database beside it seals can be read with this key only, so a lost one is never replaced silently.
 */
export const sandboxMasterKey = async (folder: string, databaseFolder: string): Promise<Buffer> => {
  const file = join(folder, 'keys.json')
  if (!existsSync(file)) {
    if (existsSync(databaseFolder))
      throw new Error(`${file} is missing, and ${databaseFolder} cannot be read without it.`)
    await makeKeyFile(folder, file)
  }
  const { masterKey } = JSON.parse(await readFile(file, 'utf8')) as { masterKey?: unknown }
  if (typeof masterKey !== 'string') throw new Error(`${file} holds no masterKey.`)
  return parseMasterKey(masterKey)
}

const makeKeyFile = async (folder: string, file: string): Promise<void> => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const text = `${JSON.stringify({ masterKey: randomBytes(keyBytes).toString('base64') })}\n`
  try {
    await writeFile(file, text, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    // Another process of this sandbox was first; its key is the one.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
}
