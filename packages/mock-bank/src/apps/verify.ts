import { verify as verifyWithOpenSsl } from 'node:crypto'

import { sm2 } from 'sm-crypto-v2'

import type { KeyAlgorithm, PublicKey } from './public-key.ts'

/** What `alg` must say where it is given (RFC 9421, section 6.2.2). SM2 has no name there. */
export const signatureAlgorithm: Record<KeyAlgorithm, string | undefined> = {
  rsa: 'rsa-v1_5-sha256',
  ed25519: 'ed25519',
  sm2: undefined,
}

/**
 * Whether a signature verifies. RSA: PKCS#1 v1.5 with SHA-256. SM2: with SM3 and the user id
 * `1234567812345678`, as 64 bytes r ‖ s.
 */
export const verifies = (key: PublicKey, data: string, signature: Uint8Array): boolean => {
  switch (key.algorithm) {
    case 'rsa':
      return verifyWithOpenSsl('sha256', Buffer.from(data), key.key, signature)
    case 'ed25519':
      return verifyWithOpenSsl(null, Buffer.from(data), key.key, signature)
    case 'sm2':
      return (
        signature.length === 64 &&
        sm2.doVerifySignature(
          Buffer.from(data),
          Buffer.from(signature).toString('hex'),
          key.point,
          { hash: true, der: false },
        )
      )
  }
}
