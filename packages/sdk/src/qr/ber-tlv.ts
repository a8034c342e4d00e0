import { QrError } from './qr-error.ts'

/** A data object of a payer's code, in hexadecimal digits. */
export interface BerObject {
  /** One byte or more: `57`, `9F26`. */
  tag: string
  value: string
}

/** One as it was found. */
export interface FoundBer extends BerObject {
  path: string
  /** Where it begins, in bytes. */
  offset: number
  /** The same of its value. */
  valueAt: number
}

/**
 * Reads BER-TLV, one object after the other (ISO 8825-1, as EMV Book 3 annex B has it).
 *
 * @throws {QrError}
 */
export const readBer = (hex: string, start = 0, parent = ''): FoundBer[] => {
  const found: FoundBer[] = []
  let place = 0
  const byte = () => Number.parseInt(hex.slice(place, (place += 2)) || '0', 16)

  while (place < hex.length) {
    const from = place
    const offset = start + from / 2
    if ((byte() & 0x1f) === 0x1f) while (byte() & 0x80);
    const tag = hex.slice(from, place)
    const path = parent + tag
    const first = byte()
    const length = first < 0x80 ? first : numberIn(hex.slice(place, (place += 2 * (first & 0x7f))))
    const end = place + 2 * length
    // Two bytes of length are more than any reader takes; 80 says that none is told.
    if (first === 0x80 || first > 0x82 || end > hex.length)
      throw new QrError('length_invalid', path, offset)
    found.push({ tag, path, offset, valueAt: start + place / 2, value: hex.slice(place, end) })
    place = end
  }
  return found
}

const numberIn = (hex: string): number => Number.parseInt(hex || '0', 16)

export const writeBer = (objects: readonly BerObject[]): string =>
  objects.map(({ tag, value }) => `${tag}${lengthOf(value)}${value}`).join('')

const lengthOf = (value: string): string => {
  const length = value.length / 2
  const hex = length.toString(16).toUpperCase()
  const even = hex.length % 2 === 0 ? hex : `0${hex}`
  return length < 0x80 ? even : `8${even.length / 2}${even}`
}
