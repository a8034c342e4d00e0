import { createHash, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto'

import {
  contentDigest,
  requestComponents,
  serializeParams,
  signatureBase,
  signatureHeaders,
  signatureLabel,
} from '../../sdk/src/signatures/index.ts'

/** A request as it is about to be sent. */
export interface Outgoing {
  method: string
  url: string
  headers: Headers
  body: string
}

/** Proves who calls, by what it adds to the headers. */
export type Credentials = (request: Outgoing) => void

export const bearer =
  (token: string): Credentials =>
  ({ headers }) =>
    headers.set('authorization', `Bearer ${token}`)

/** On one of the bank's own pages, as a browser says so. */
export const onBankPage =
  (token: string, origin: string): Credentials =>
  ({ headers }) => {
    headers.set('authorization', `Bearer ${token}`)
    headers.set('origin', origin)
    headers.set('sec-fetch-site', 'same-origin')
  }

export const nobody: Credentials = () => {}

export interface SigningKey {
  keyId: string
  algorithm?: string
  sign: (base: string) => Uint8Array<ArrayBuffer>
}

/** Signs as a merchant's server does (RFC 9421). */
export const signedBy =
  (key: SigningKey, created = () => Math.floor(Date.now() / 1000)): Credentials =>
  ({ method, url, headers, body }) => {
    const digest = createHash('sha256').update(body).digest()
    headers.set('content-digest', contentDigest(new Uint8Array(digest)))
    const components = requestComponents(headers.has('idempotency-key'))
    const input = {
      ...{ components, created: created(), keyId: key.keyId, nonce: randomUUID() },
      ...(key.algorithm !== undefined && { algorithm: key.algorithm }),
    }
    const message = { method, targetUri: url, header: (name: string) => headers.get(name) }
    const signature = key.sign(signatureBase(message, components, serializeParams(input)))
    const added = signatureHeaders(signatureLabel, input, signature)
    for (const [name, value] of Object.entries(added)) headers.set(name, value)
  }

/** A pair no test has to wait for. */
export const ed25519Pair = (): { publicPem: string; privateKey: KeyObject } => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return { publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(), privateKey }
}

export const ed25519Key = (keyId: string, privateKey: KeyObject): SigningKey => ({
  keyId,
  algorithm: 'ed25519',
  sign: (base) => new Uint8Array(sign(null, Buffer.from(base), privateKey)),
})
