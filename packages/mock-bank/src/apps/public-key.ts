import { createPublicKey, type KeyObject } from 'node:crypto'

import { sm2 } from 'sm-crypto-v2'

import { invalidField } from '../kernel/errors.ts'

export const keyAlgorithms = ['rsa', 'ed25519', 'sm2'] as const
export type KeyAlgorithm = (typeof keyAlgorithms)[number]

/** An app's public key, read from its PEM. */
export type PublicKey =
  | { algorithm: 'rsa' | 'ed25519'; key: KeyObject }
  | { algorithm: 'sm2'; point: Sm2Point }

type Sm2Point = ReturnType<typeof sm2.precomputePublicKey>

/** SubjectPublicKeyInfo of an uncompressed SM2 point, up to the point (GM/T 0010). */
const sm2Header = '3059301306072a8648ce3d020106082a811ccf5501822d034200'

/**
 * Reads a PEM (SPKI) of an RSA, Ed25519 or SM2 key.
 *
 * @throws {BankError} `invalid_field` at `path`, where it is none of them or too weak.
 */
export const readPublicKey = (pem: string, path = 'publicKey'): PublicKey => {
  const refuse = () =>
    invalidField(path, 'Expected a PEM (SPKI) of an RSA key of 2048 to 4096 bits, Ed25519 or SM2.')
  // OpenSSL reads over anything around the key.
  const body = wholePem.exec(pem)?.[1]
  if (body === undefined) throw refuse()
  try {
    return readSm2(body) ?? readOpenSsl(pem) ?? fail(refuse())
  } catch {
    throw refuse()
  }
}

const wholePem = /^\s*-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]+)-----END PUBLIC KEY-----\s*$/

const fail = (error: Error): never => {
  throw error
}

const readOpenSsl = (pem: string): PublicKey | undefined => {
  const key = createPublicKey(pem)
  if (key.asymmetricKeyType === 'ed25519') return { algorithm: 'ed25519', key }
  const { modulusLength = 0, publicExponent = 0n } = key.asymmetricKeyDetails ?? {}
  const strong = modulusLength >= 2048 && modulusLength <= 4096 && publicExponent >= 65_537n
  return key.asymmetricKeyType === 'rsa' && strong ? { algorithm: 'rsa', key } : undefined
}

const readSm2 = (body: string): PublicKey | undefined => {
  const hex = Buffer.from(body, 'base64').toString('hex')
  if (!hex.startsWith(sm2Header)) return undefined
  const point = hex.slice(sm2Header.length)
  return sm2.verifyPublicKey(point)
    ? { algorithm: 'sm2', point: sm2.precomputePublicKey(point) }
    : undefined
}
