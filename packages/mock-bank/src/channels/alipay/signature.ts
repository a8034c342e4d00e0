import { sign, verify, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'

/** The parameters of one message, in either direction. */
export type Parameters = Readonly<Record<string, string>>

/** What a request's signature covers: every parameter that is not empty, sorted by name, as `name=value` joined by `&`. */
export const requestText = (parameters: Parameters): string =>
  joined(Object.entries(parameters).filter(([name, value]) => name !== 'sign' && value !== ''))

/** What a notice's signature covers: every field as it was sent, but the signature and its kind. */
export const noticeText = (fields: Parameters): string =>
  joined(Object.entries(fields).filter(([name]) => name !== 'sign' && name !== 'sign_type'))

const joined = (pairs: [string, string][]): string =>
  pairs
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')

const signInThreadPool = promisify(sign)

/** The same parameters with `sign` added: RSA2, which is PKCS#1 v1.5 with SHA-256, in base64. */
export const signed = async (parameters: Parameters, key: KeyObject): Promise<Parameters> => {
  const signature = await signInThreadPool('sha256', Buffer.from(requestText(parameters)), key)
  return { ...parameters, sign: signature.toString('base64') }
}

export const isSignedBy = (key: KeyObject, text: string, signature: string): boolean =>
  verify('sha256', Buffer.from(text), key, Buffer.from(signature, 'base64'))
