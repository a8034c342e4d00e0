import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

import { fault } from './errors.ts'

/** Keeps what must not be readable in the database: seals values and makes keyed hashes to look them up by. */
export interface Vault {
  /** Encrypts for storage under the realm's data key. `place` (such as `customers.mobile:cus_…`) must be given again to open it. */
  seal(realmId: string, place: string, plain: string): string
  /** Fails where the value was sealed for another realm or place, or was changed. */
  open(realmId: string, place: string, sealed: string): string
  /** A keyed hash of a normalised value, to find it again: hex of 32 bytes, different for each purpose. */
  index(purpose: string, value: string): string
  /** A key of its own for one purpose (slots, PIN verifier). */
  key(purpose: string): Buffer
}

const format = 'v1'

/** A vault on one master key of 32 bytes: master → a data key a realm; index and other keys are separate (api.md 5.8). */
export const createVault = (masterKey: Buffer): Vault => {
  if (masterKey.length !== 32) fault('The master key must have 32 bytes.')
  const derived = new Map<string, Buffer>()

  const key = (purpose: string): Buffer => {
    const known = derived.get(purpose)
    if (known) return known
    const made = Buffer.from(
      hkdfSync('sha256', masterKey, Buffer.alloc(0), `qiantang:${purpose}`, 32),
    )
    derived.set(purpose, made)
    return made
  }

  return {
    key,
    seal(realmId, place, plain) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key(`data:${realmId}`), iv).setAAD(
        Buffer.from(place),
      )
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return `${format}:${Buffer.concat([iv, sealed, cipher.getAuthTag()]).toString('base64url')}`
    },
    open(realmId, place, sealed) {
      const [version, payload] = sealed.split(':')
      if (version !== format || payload === undefined)
        return fault('A sealed value has an unknown format.')
      const bytes = Buffer.from(payload, 'base64url')
      const decipher = createDecipheriv(
        'aes-256-gcm',
        key(`data:${realmId}`),
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
