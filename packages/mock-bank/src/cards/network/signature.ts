import { createHash, sign, verify, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'

/** The fields of one message, in either direction. */
export type Fields = Readonly<Record<string, string>>

/** What a signature covers: every other field, sorted by name, as `name=value` joined by `&`. */
export const signedText = (fields: Fields): string =>
  Object.keys(fields)
    .filter((name) => name !== 'signature')
    .sort()
    .map((name) => `${name}=${fields[name]}`)
    .join('&')

/** What goes into the RSA signature. Version 5.1.0 signs the hex text of the hash, not the text itself. */
export const hashToSign = (fields: Fields): Buffer =>
  Buffer.from(createHash('sha256').update(signedText(fields)).digest('hex'), 'ascii')

const signInThreadPool = promisify(sign)

/** The same fields with `signature` added: RSA PKCS#1 v1.5 with SHA-256, base64. */
export const signed = async (fields: Fields, key: KeyObject): Promise<Fields> => {
  const signature = await signInThreadPool('sha256', hashToSign(fields), key)
  return { ...fields, signature: signature.toString('base64') }
}

export const isSignedBy = (key: KeyObject, fields: Fields): boolean =>
  verify('sha256', hashToSign(fields), key, Buffer.from(fields['signature'] ?? '', 'base64'))
