import { constants, createHash, privateDecrypt, sign, verify, type KeyObject } from 'node:crypto'

/** The fields of one message of the network, in either direction. */
export type Fields = Readonly<Record<string, string | undefined>>

/** The fields of a form post. A name that comes twice makes the message unreadable. */
export function readForm(body: string): Fields | undefined {
  const pairs = [...new URLSearchParams(body)]
  const fields = Object.fromEntries(pairs)
  return pairs.length > 0 && Object.keys(fields).length === pairs.length ? fields : undefined
}

/** Every field but the signature, sorted by name, as `name=value` joined by `&`: what gets signed. */
export const signedText = (fields: Fields) =>
  Object.keys(fields)
    .filter((name) => name !== 'signature')
    .sort()
    .map((name) => `${name}=${fields[name]}`)
    .join('&')

// Version 5.1.0 signs the hex text of the hash, not the text itself.
const hashText = (fields: Fields) =>
  Buffer.from(createHash('sha256').update(signedText(fields)).digest('hex'), 'ascii')

export const isSignedBy = (key: KeyObject, fields: Fields) =>
  verify('sha256', hashText(fields), key, Buffer.from(fields['signature'] ?? '', 'base64'))

/**
 * An answer as the network writes one: fields joined by `&`, values as they are. Only what is posted
 * to the network is form-encoded, what it answers in the same exchange is not.
 */
export function writeAnswer(fields: Fields, key: KeyObject): string {
  const present = Object.fromEntries(Object.entries(fields).filter(([, value]) => value))
  const signature = sign('sha256', hashText(present), key).toString('base64')
  return `${signedText(present)}&signature=${signature}`
}

/** A signed form, as notices and the payer's browser carry one: each value encoded. */
export function signedForm(fields: Fields, key: KeyObject): URLSearchParams {
  const present = Object.entries(fields).filter((pair): pair is [string, string] => !!pair[1])
  const signature = sign('sha256', hashText(Object.fromEntries(present)), key).toString('base64')
  return new URLSearchParams([...present, ['signature', signature]])
}

/** What the caller says of the cardholder. Any of it may be missing. */
export interface CustomerInfo {
  name: string | undefined
  idNumber: string | undefined
  mobile: string | undefined
}

/** Reads `customerInfo`: base64 over `{name=value&…}`, with the mobile encrypted inside. */
export function readCustomerInfo(fields: Fields, key: KeyObject): CustomerInfo {
  const open = bracedPairs(Buffer.from(fields['customerInfo'] ?? '', 'base64').toString('utf8'))
  const secret = open['encryptedInfo']
    ? pairs(decrypt(open['encryptedInfo'], key))
    : { phoneNo: open['phoneNo'] }
  return {
    name: open['customerNm'],
    idNumber: open['certifTp'] === '01' ? open['certifId'] : undefined,
    mobile: secret['phoneNo'],
  }
}

/** The card number, which comes encrypted when the message names a certificate for it. */
export const readCardNumber = (fields: Fields, key: KeyObject) =>
  fields['encryptCertId'] ? decrypt(fields['accNo'] ?? '', key) : (fields['accNo'] ?? '')

const bracedPairs = (text: string): Fields =>
  text.startsWith('{') && text.endsWith('}') ? pairs(text.slice(1, -1)) : {}

const pairs = (text: string): Fields =>
  Object.fromEntries(
    text.split('&').map((pair) => {
      const [name = '', ...value] = pair.split('=')
      return [name, value.join('=')]
    }),
  )

function decrypt(sealed: string, key: KeyObject): string {
  try {
    const padding = constants.RSA_PKCS1_PADDING
    return privateDecrypt({ key, padding }, Buffer.from(sealed, 'base64')).toString('utf8')
  } catch {
    return ''
  }
}
