import { randomBytes } from 'node:crypto'

import { decryptBlock, encryptBlock } from './aes-block.ts'

/** PIN blocks of format 4 (ISO 9564-1): 16 bytes under AES-128, bound to the number they were typed for. */

/** Seals a PIN as a terminal does; hexadecimal digits. */
export const sealPin = (
  key: Buffer,
  number: string,
  pin: string,
  chance = randomBytes(8),
): string => {
  const field = `4${pin.length.toString(16)}${pin}`.padEnd(16, 'A')
  const inner = encryptBlock(key, Buffer.concat([Buffer.from(field, 'hex'), chance]))
  return encryptBlock(key, xor(inner, numberField(number)))
    .toString('hex')
    .toUpperCase()
}

/** Opens one; nothing comes back where it was sealed by another key or for another number. */
export const openPin = (key: Buffer, number: string, block: string): string | undefined => {
  const inner = xor(decryptBlock(key, Buffer.from(block, 'hex')), numberField(number))
  const field = decryptBlock(key, inner).toString('hex', 0, 8)
  const length = Number.parseInt(field[1]!, 16)
  const pin = field.slice(2, 2 + length)
  const isWhole = length >= 4 && length <= 12 && field === `4${field[1]!}${pin}`.padEnd(16, 'a')
  return isWhole && /^\d+$/.test(pin) ? pin : undefined
}

const numberField = (number: string): Buffer =>
  Buffer.from(
    `${Math.max(number.length - 12, 0)}${number.padStart(12, '0')}`.padEnd(32, '0'),
    'hex',
  )

const xor = (left: Buffer, right: Buffer): Buffer =>
  Buffer.from(left.map((byte, i) => byte ^ right[i]!))
