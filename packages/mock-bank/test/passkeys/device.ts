import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

import type {
  NewPasskeyCredential,
  PasskeyCreation,
  PasskeyRequest,
  PasskeySignature,
} from '@qiantang/sdk/contract'
import { isoCBOR } from '@simplewebauthn/server/helpers'

interface Circumstances {
  /** The page the device is asked from. @default the bank's */
  origin?: string
  /** The page around that one, where it is in a frame. */
  topOrigin?: string
  /** The domain it signs for. @default what the page names */
  domain?: string
  /** Whether it has verified its user. */
  userVerified?: boolean
  /** How often it says it has signed. @default once more than before */
  signCount?: number
}

/** A phone with a secure element, as far as a page can tell: it makes one key, and signs with it. */
export const newDevice = (origin = 'http://localhost:4000') => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const credentialId = randomBytes(32)
  let signed = 0

  const clientData = (type: string, challenge: string, about: Circumstances) => {
    const { origin: from = origin, topOrigin } = about
    const around = { crossOrigin: topOrigin !== undefined, ...(topOrigin && { topOrigin }) }
    return Buffer.from(JSON.stringify({ type, challenge, origin: from, ...around }))
  }

  const authenticatorData = (domain: string, about: Circumstances, key?: Uint8Array) => {
    const { userVerified = true, signCount = signed } = about
    const flags = 0x01 | (userVerified ? 0x04 : 0) | (key ? 0x40 : 0)
    const count = Buffer.alloc(4)
    count.writeUInt32BE(signCount)
    return Buffer.concat([sha256(domain), Buffer.from([flags]), count, key ?? Buffer.alloc(0)])
  }

  const id = credentialId.toString('base64url')
  return {
    id,
    /** What `navigator.credentials.create` answers. */
    create: (
      { challenge, rp }: PasskeyCreation,
      about: Circumstances = {},
    ): NewPasskeyCredential => {
      const length = Buffer.from([0, credentialId.length])
      const key = Buffer.concat([Buffer.alloc(16), length, credentialId, coseOf(publicKey)])
      const attestation = isoCBOR.encode(
        new Map<string, unknown>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', Uint8Array.from(authenticatorData(about.domain ?? rp.id, about, key))],
        ]) as Parameters<typeof isoCBOR.encode>[0],
      )
      return {
        ...{ id, rawId: id, type: 'public-key' },
        response: {
          clientDataJSON: text(clientData('webauthn.create', challenge, about)),
          attestationObject: text(attestation),
          transports: ['internal'],
        },
      }
    },
    /** What `navigator.credentials.get` answers. */
    sign: (
      { challenge, rpId }: Pick<PasskeyRequest, 'challenge' | 'rpId'>,
      about: Circumstances = {},
    ): PasskeySignature => {
      signed += 1
      const client = clientData('webauthn.get', challenge, about)
      const data = authenticatorData(about.domain ?? rpId, about)
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)
      return {
        ...{ id, rawId: id, type: 'public-key' },
        response: {
          clientDataJSON: text(client),
          authenticatorData: text(data),
          signature: text(signature),
        },
      }
    },
  }
}

export type Device = ReturnType<typeof newDevice>

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest()
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')

/** An EC key as devices write it (RFC 9053): type EC2, ES256, P-256, x, y. */
const coseOf = (key: ReturnType<typeof generateKeyPairSync>['publicKey']): Uint8Array => {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  const coordinate = (value: string) => Uint8Array.from(Buffer.from(value, 'base64url'))
  return isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, coordinate(x)],
      [-3, coordinate(y)],
    ]),
  )
}
