import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'

import { fault } from './errors.ts'

/** Keeps what must not be readable in the database: seals values and makes keyed hashes to look them up by. */
export interface Vault {
  /** Encrypts for storage under the realm's data key. `place` (such as `customers.mobile:cus_…`) must be given again to open it. */
  seal(realmId: string, place: string, plain: string): string
  /** Fails where the value was sealed for another realm or place, or was changed. */
  open(realmId: string, place: string, sealed: string): string
  /** Which generation of data keys to seal with from now on. What was sealed before still opens. */
  sealWith(version: number): void
  /** What a value sealed now begins with: `v2`. */
  format(): string
  /** A keyed hash of a normalised value, to find it again: hex of 32 bytes, different for each purpose. */
  index(purpose: string, value: string): string
  /** A key of its own for one purpose (slots, PIN verifier). */
  key(purpose: string): KeyObject
}

/** How a sealed value tells the generation of its data key: `v2`. */
const formatOf = (version: number): string => `v${version}`

/** A vault on one master key of 32 bytes: master → a data key a realm; index and other keys are separate (api.md 5.8). */
export const createVault = (masterKey: Buffer): Vault => {
  if (masterKey.length !== 32) fault('The master key must have 32 bytes.')
  const derived = new Map<string, KeyObject>()
  let current = 1

  const key = (purpose: string): KeyObject => {
    const known = derived.get(purpose)
    if (known) return known
    const bytes = hkdfSync('sha256', masterKey, Buffer.alloc(0), `qiantang:${purpose}`, 32)
    // As an object it is made ready for use once, which costs more than most uses.
    const made = createSecretKey(Buffer.from(bytes))
    derived.set(purpose, made)
    return made
  }

  const dataKey = (version: number, realmId: string): KeyObject =>
    key(version === 1 ? `data:${realmId}` : `data:${realmId}:${version}`)

  return {
    key,
    sealWith(version) {
      current = version
    },
    format: () => formatOf(current),
    seal(realmId, place, plain) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', dataKey(current, realmId), iv).setAAD(
        Buffer.from(place),
      )
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return `${formatOf(current)}:${Buffer.concat([iv, sealed, cipher.getAuthTag()]).toString('base64url')}`
    },
    open(realmId, place, sealed) {
      const [, version, payload] = /^v([1-9]\d{0,8}):(.+)$/s.exec(sealed) ?? []
      if (version === undefined || payload === undefined)
        return fault('A sealed value has an unknown format.')
      const bytes = Buffer.from(payload, 'base64url')
      const decipher = createDecipheriv(
        'aes-256-gcm',
        dataKey(Number(version), realmId),
        bytes.subarray(0, 12),
      )
      decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(-16))
      return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString(
        'utf8',
      )
    },
    index: (purpose, value) =>
      createHmac('sha256', key(`index:${purpose}`))
        .update(value.normalize('NFC'))
        .digest('hex'),
  }
}
