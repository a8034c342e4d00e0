import { constants, publicEncrypt, type KeyObject } from 'node:crypto'

/** The four elements (四要素) the card's own bank compares with what it has on file. */
export interface FourElements {
  name: string
  /** Resident id number, 18 characters. */
  idNumber: string
  mobile: string
  cardNumber: string
}

/** Only the network can read it: RSA PKCS#1 v1.5 for the network's key, base64. */
export const encrypted = (plain: string, networkKey: KeyObject): string => {
  const padding = constants.RSA_PKCS1_PADDING
  return publicEncrypt({ key: networkKey, padding }, Buffer.from(plain)).toString('base64')
}

/** `customerInfo` with everything the card's bank compares; the mobile is encrypted inside it. */
export const customerInfo = (holder: Omit<FourElements, 'cardNumber'>, networkKey: KeyObject) =>
  braced({
    certifTp: RESIDENT_ID,
    certifId: holder.idNumber,
    customerNm: holder.name,
    encryptedInfo: encrypted(`phoneNo=${holder.mobile}`, networkKey),
  })

/** `customerInfo` with the name alone, so that a pay-out reaches nobody else's card. */
export const customerName = (name: string): string => braced({ customerNm: name })

const RESIDENT_ID = '01'

/** Base64 over `{name=value&name=value}`. */
const braced = (fields: Record<string, string>): string => {
  const pairs = Object.entries(fields).map(([name, value]) => `${name}=${value}`)
  return Buffer.from(`{${pairs.join('&')}}`).toString('base64')
}
