import { parseDictionary, serializeDictionary } from 'structured-headers'

/** `Content-Digest` of a body (RFC 9530), from its SHA-256. */
export const contentDigest = (sha256: Uint8Array<ArrayBuffer>): string =>
  serializeDictionary({ 'sha-256': sha256 })

/** The SHA-256 inside a `Content-Digest`; null where it holds none. */
export const sha256In = (header: string): Uint8Array | null => {
  try {
    const value = parseDictionary(header).get('sha-256')?.[0]
    return value instanceof ArrayBuffer ? new Uint8Array(value) : null
  } catch {
    return null
  }
}
