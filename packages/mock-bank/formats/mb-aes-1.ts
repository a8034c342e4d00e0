import { createCipheriv, timingSafeEqual } from 'node:crypto'

import { encryptBlock } from './aes-block.ts'

/**
 * The cryptograms of a payment token: EMV Book 2's shapes with AES-128. The master key of a token (Option C) makes a key
 * for each count of its transactions, and that the MAC over what the terminal and the token have agreed on (RFC 4493).
 */

/** What is under the MAC, in this order. An object literal would put the tags that look like numbers first. */
const signedTags = [
  ...['9F02', '9F03', '9F1A', '95', '5F2A', '9A', '9C'],
  ...['9F37', '82', '9F36', '9F10'],
] as const

/** Which values are said by tag, in hexadecimal digits. */
export type TagValues = ReadonlyMap<string, string>

/** The key that belongs to one token, of the issuer's. */
export const masterKeyOf = (issuerKey: Buffer, number: string, sequence: string): Buffer =>
  encryptBlock(issuerKey, Buffer.from(`${number}${sequence}`.padStart(32, '0'), 'hex'))

/** The key that belongs to one transaction of the token, by its count (ATC), four digits of hex. */
export const sessionKeyOf = (masterKey: Buffer, atc: string): Buffer =>
  encryptBlock(masterKey, Buffer.from(atc.padEnd(32, '0'), 'hex'))

/** What the token signs of a tap at a terminal. */
export const signedAtTerminal = (values: TagValues): Buffer => bytesOf(values)

/** The same of a code on its screen, made before anybody knows the amount (EMVCo CPM). */
export const signedInCode = (values: TagValues): Buffer =>
  bytesOf(
    new Map([
      ...values,
      ...(
        [
          ['9F02', 12],
          ['9F03', 12],
          ['95', 10],
          ['9A', 6],
          ['9C', 2],
        ] as const
      ).map(([tag, digits]): [string, string] => [tag, '0'.repeat(digits)]),
      ...(['9F1A', '5F2A'] as const).map((tag): [string, string] => [tag, '0156']),
    ]),
  )

/** The cryptogram (ARQC), 16 digits of hex. */
export const cryptogramOf = (masterKey: Buffer, atc: string, signed: Buffer): string =>
  hexOf(aesCmac(sessionKeyOf(masterKey, atc), signed).subarray(0, 8))

/** The issuer's answer to a cryptogram (ARPC), by which the token knows that it was its bank that said so. */
export const answerCryptogramOf = (
  masterKey: Buffer,
  { atc, cryptogram, code }: { atc: string; cryptogram: string; code: string },
): string => {
  const block = Buffer.alloc(16)
  Buffer.from(cryptogram, 'hex').copy(block)
  for (const [i, byte] of Buffer.from(code, 'ascii').entries()) block[i]! ^= byte
  return hexOf(encryptBlock(sessionKeyOf(masterKey, atc), block).subarray(0, 8))
}

/** Whether two cryptograms are the same, in a time that tells nothing of where they differ. */
export const isSameCryptogram = (left: string, right: string): boolean => {
  const [a, b] = [Buffer.from(left, 'hex'), Buffer.from(right, 'hex')]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** AES-CMAC (RFC 4493). */
export const aesCmac = (key: Buffer, message: Buffer): Buffer => {
  const once = doubled(encryptBlock(key, Buffer.alloc(16)))
  const isWhole = message.length > 0 && message.length % 16 === 0
  const padded = isWhole ? Buffer.from(message) : paddedTo16(message)
  const subkey = isWhole ? once : doubled(once)
  for (const [i, byte] of subkey.entries()) padded[padded.length - 16 + i]! ^= byte
  const cipher = createCipheriv('aes-128-cbc', key, Buffer.alloc(16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(padded), cipher.final()]).subarray(-16)
}

const bytesOf = (values: TagValues): Buffer =>
  Buffer.from(signedTags.map((tag) => values.get(tag) ?? '').join(''), 'hex')

const paddedTo16 = (message: Buffer): Buffer => {
  const padded = Buffer.alloc(Math.floor(message.length / 16) * 16 + 16)
  message.copy(padded)
  padded[message.length] = 0x80
  return padded
}

/** Times x in GF(2^128). */
const doubled = (block: Buffer): Buffer => {
  const value = BigInt(`0x${block.toString('hex')}`)
  const shifted = BigInt.asUintN(128, value << 1n) ^ (value >> 127n === 1n ? 0x87n : 0n)
  return Buffer.from(shifted.toString(16).padStart(32, '0'), 'hex')
}

const hexOf = (bytes: Buffer): string => bytes.toString('hex').toUpperCase()
