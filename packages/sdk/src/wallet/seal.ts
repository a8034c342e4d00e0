import type { KeySet } from '../generated/types.ts'

type BankKey = KeySet['keys'][number]

/**
 * Seals a value so that only the bank can open it: a compact JWE (RFC 7516) with ECDH-ES and A256GCM
 * (RFC 7518), by the browser’s own cryptography.
 */
export const seal = async (value: unknown, { kid, ...key }: BankKey): Promise<string> => {
  const { subtle } = crypto
  const curve = { name: 'ECDH', namedCurve: 'P-256' }
  const bank = await subtle.importKey('jwk', publicPart(key), curve, false, [])
  // A pair for this one message: nobody, the sender included, can open it afterwards.
  const pair = await subtle.generateKey(curve, false, ['deriveBits'])
  const epk = publicPart(await subtle.exportKey('jwk', pair.publicKey))
  const shared = await subtle.deriveBits({ name: 'ECDH', public: bank }, pair.privateKey, 256)

  const header = base64url(utf8(JSON.stringify({ alg: 'ECDH-ES', enc, kid, epk })))
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const secret = await subtle.importKey('raw', await derive(shared), 'AES-GCM', false, ['encrypt'])
  const algorithm = { name: 'AES-GCM', iv, additionalData: utf8(header) }
  const sealed = new Uint8Array(
    await subtle.encrypt(algorithm, secret, utf8(JSON.stringify(value))),
  )
  const [text, tag] = [sealed.subarray(0, -16), sealed.subarray(-16)]
  return [header, '', base64url(iv), base64url(text), base64url(tag)].join('.')
}

const enc = 'A256GCM'

const publicPart = ({ kty, crv, x, y }: { [Name in 'kty' | 'crv' | 'x' | 'y']?: unknown }) =>
  ({ kty, crv, x, y }) as JsonWebKey

/** Concat KDF (RFC 7518, 4.6.2): one round is 256 bits. */
const derive = (shared: ArrayBuffer) =>
  crypto.subtle.digest(
    'SHA-256',
    new Uint8Array([
      ...[0, 0, 0, 1, ...new Uint8Array(shared)],
      ...[0, 0, 0, enc.length, ...utf8(enc)],
      ...[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0],
    ]),
  )

const utf8 = (text: string) => new TextEncoder().encode(text)

const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
