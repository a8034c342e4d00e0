import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { countOld, rewrap } from '../bank/rotation/rewrap.ts'
import { rotateKeys } from '../bank/rotation/rotate-keys.ts'
import { followDataKeys } from '../kernel/data-keys.ts'
import { parseMasterKey, sandboxMasterKey } from '../kernel/master-key.ts'
import { createVault } from '../kernel/vault.ts'
import { openBooks, type Place, placeOptions, placeUsage } from './open-books.ts'

export const rotateKeysUsage = `Options of rotate-keys (the master key: QIANTANG_MASTER_KEY, or the folder's keys.json):
${placeUsage}`

/** How long banks that run may take to notice: they look every two seconds. */
const noticeMs = 6_000

/** Brings new keys into use and seals everything anew, under a bank that may go on working on a server. */
export const rotateKeysCommand = async (
  args: string[],
  env: NodeJS.ProcessEnv = process.env,
  say: (line: string) => void = (line) => process.stdout.write(`${line}\n`),
): Promise<void> => {
  const { values } = parseArgs({ args, options: placeOptions })
  const database = await openBooks(values, env)
  try {
    const vault = createVault(await masterKeyOf(values, env))
    const bank = { sql: database.sql, vault, wall: () => new Date() }
    await followDataKeys(bank)
    const rotated = await rotateKeys(bank)
    say(`Data keys: generation ${rotated.dataKeyVersion} is in use.`)
    say(`Signing key: ${rotated.signingKeyId}. Encryption key: ${rotated.encryptionKeyId}.`)
    if (database.engine !== 'pglite') await sleep(noticeMs)
    say(`Sealed anew: ${await rewrap(bank)} values.`)
    const old = await countOld(bank)
    if (old > 0)
      throw new Error(`${old} values are still sealed with older data keys. Run it again.`)
    say('Nothing is sealed with older data keys any more.')
  } finally {
    await database.close()
  }
}

const masterKeyOf = async (place: Place, env: NodeJS.ProcessEnv): Promise<Buffer> => {
  const given = env['QIANTANG_MASTER_KEY']
  if (given !== undefined) return parseMasterKey(given)
  const folder = place['data-dir'] ?? '.qiantang'
  return sandboxMasterKey(folder, join(folder, 'database'))
}
