import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Tenant } from '../house/tenant.ts'

/** Writes what a merchant's server needs, as `node --env-file` reads it. Answers with the file's path. */
export function writeMerchantEnv(folder: string, bankUrl: string, { app }: Tenant): string {
  const file = join(folder, 'merchant.env')
  const lines = {
    QIANTANG_BASE_URL: bankUrl,
    QIANTANG_APP_ID: app.id,
    QIANTANG_KEY_ID: app.keyId,
    QIANTANG_PRIVATE_KEY: app.privateKey.trim(),
  }
  const text = Object.entries(lines).map(([name, value]) => `${name}="${value}"\n`)
  writeFileSync(file, text.join(''), { mode: 0o600 })
  return file
}
