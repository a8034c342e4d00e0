import {
  contentDigest,
  requestComponents,
  serializeParams,
  signatureBase,
  signatureHeaders,
  signatureLabel,
} from '../signatures/index.ts'

/** Signs bytes. Bring your own to keep the key in an HSM, or to sign with SM2. */
export interface Signer {
  /** The registry’s name; left out for SM2, which has none. */
  algorithm?: 'rsa-v1_5-sha256' | 'ed25519' | undefined
  sign(data: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>
}

const rsaOid = '2a864886f70d010101'
const ed25519Oid = '06032b6570'

/**
 * A signer on a PEM private key (PKCS#8): RSA of 2048 bits or more, or Ed25519. Web Crypto, so it runs on any runtime.
 *
 * @throws {TypeError} Where the text is no such key.
 */
export const signerOf = (privateKey: string): Signer => {
  const der = derOf(privateKey)
  const hex = Array.from(der.subarray(0, 40), (byte) => byte.toString(16).padStart(2, '0')).join('')
  if (hex.includes(rsaOid)) return rsaSigner(der)
  if (hex.includes(ed25519Oid)) return ed25519Signer(der)
  throw new TypeError(
    'Expected an RSA or Ed25519 private key (PKCS#8). For SM2 pass a signer of your own.',
  )
}

const derOf = (pem: string): Uint8Array<ArrayBuffer> => {
  const base64 = /-----BEGIN PRIVATE KEY-----([\sA-Za-z0-9+/=]+)-----END PRIVATE KEY-----/.exec(
    pem,
  )?.[1]
  if (!base64) throw new TypeError('Expected a private key in PEM (PKCS#8, BEGIN PRIVATE KEY).')
  return Uint8Array.from(atob(base64.replaceAll(/\s/g, '')), (character) => character.charCodeAt(0))
}

const rsaSigner = (der: Uint8Array<ArrayBuffer>): Signer =>
  webCryptoSigner('rsa-v1_5-sha256', der, { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' })

const ed25519Signer = (der: Uint8Array<ArrayBuffer>): Signer =>
  webCryptoSigner('ed25519', der, { name: 'Ed25519' })

const webCryptoSigner = (
  algorithm: NonNullable<Signer['algorithm']>,
  der: Uint8Array<ArrayBuffer>,
  params: { name: string; hash?: string },
): Signer => {
  let key: Promise<CryptoKey> | undefined
  return {
    algorithm,
    sign: async (data) => {
      key ??= crypto.subtle.importKey('pkcs8', der, params, false, ['sign'])
      return new Uint8Array(await crypto.subtle.sign(params.name, await key, data))
    },
  }
}

/** Adds digest and signature to a request; its body must be text. */
export const signRequest = async (
  request: Request,
  signer: Signer,
  keyId: string,
): Promise<Request> => {
  const body = await request.clone().text()
  const digest = new Uint8Array(
    await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body)),
  )
  const headers = new Headers(request.headers)
  headers.set('content-digest', contentDigest(digest))

  const input = {
    components: requestComponents(headers.has('idempotency-key')),
    created: Math.floor(Date.now() / 1000),
    keyId,
    ...(signer.algorithm && { algorithm: signer.algorithm }),
    nonce: crypto.randomUUID(),
  }
  const message = {
    method: request.method,
    targetUri: request.url,
    header: (name: string) => headers.get(name),
  }
  const base = signatureBase(message, input.components, serializeParams(input))
  const signature = await signer.sign(new TextEncoder().encode(base))
  const signed = signatureHeaders(signatureLabel, input, signature)
  headers.set('signature-input', signed['signature-input'])
  headers.set('signature', signed.signature)

  return new Request(request.url, {
    method: request.method,
    headers,
    ...(body !== '' && { body }),
    signal: request.signal,
  })
}
