import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NetworkKeys } from '../house/network-keys.ts'
import type { Tenant } from '../house/tenant.ts'

/** What the first start made and the later ones go on with. */
export interface DevFile extends Tenant {
  networkKeys: NetworkKeys
}

const place = (folder: string) => join(folder, 'dev.json')

/** What is known so far; nothing before the first start. */
export function readDevFile(folder: string): Partial<DevFile> {
  const file = place(folder)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<DevFile>) : {}
}

/** Readable by its owner alone, and never half written. */
export function writeDevFile(folder: string, known: Partial<DevFile>): void {
  const file = place(folder)
  const draft = `${file}.${process.pid}`
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(draft, `${JSON.stringify(known, null, 2)}\n`, { mode: 0o600 })
  renameSync(draft, file)
}
