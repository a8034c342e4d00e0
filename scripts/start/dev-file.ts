import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NetworkKeys } from '../house/network-keys.ts'

/** What the first start made and the later ones go on with. All of it is of the sandbox. */
export interface DevFile {
  networkKeys: NetworkKeys
  realm: {
    id: string
    /** `rlk_…`: opens the simulated phone and the clock. */
    key: string
  }
  /** The shop’s app. */
  app: {
    id: string
    keyId: string
    privateKey: string
    /** `sk_test_…`, for curl. */
    secretKey: string
  }
  /** Where events go. Another address gets another secret. */
  webhook: {
    url: string
    secret: string
  }
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
