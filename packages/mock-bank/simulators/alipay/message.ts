import { sign, verify, type KeyObject } from 'node:crypto'

/** The parameters of a message, in either direction. */
export type Parameters = Readonly<Record<string, string>>

/** The parameters of a query or of a form. A name that comes twice makes the message unreadable. */
export function readParameters(...parts: string[]): Parameters | undefined {
  const pairs = parts.flatMap((part) => [...new URLSearchParams(part)])
  const parameters = Object.fromEntries(pairs)
  return Object.keys(parameters).length === pairs.length ? parameters : undefined
}

const joined = (parameters: Parameters, without: string[]): string =>
  Object.keys(parameters)
    .filter((name) => !without.includes(name) && parameters[name] !== '')
    .sort()
    .map((name) => `${name}=${parameters[name]}`)
    .join('&')

const signatureOf = (text: string, key: KeyObject): string =>
  sign('sha256', Buffer.from(text), key).toString('base64')

export const isSignedBy = (key: KeyObject, request: Parameters): boolean =>
  verify(
    'sha256',
    Buffer.from(joined(request, ['sign'])),
    key,
    Buffer.from(request['sign'] ?? '', 'base64'),
  )

/** An answer: a node named after the method, and the signature over exactly its text. */
export function writeAnswer(method: string, node: object, key: KeyObject): string {
  const text = JSON.stringify(node)
  return `{"${nodeName(method)}":${text},"sign":"${signatureOf(text, key)}"}`
}

const nodeName = (method: string): string =>
  /^alipay(\.[a-z]+)+$/.test(method) ? `${method.replaceAll('.', '_')}_response` : 'error_response'

/** What Alipay posts to a merchant, or gives a browser to carry back: signed without the kind of signature, empty fields left out. */
export function signedForm(fields: Parameters, key: KeyObject): URLSearchParams {
  const present = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''))
  const signature = signatureOf(joined(present, ['sign', 'sign_type']), key)
  return new URLSearchParams({ ...present, sign_type: 'RSA2', sign: signature })
}
