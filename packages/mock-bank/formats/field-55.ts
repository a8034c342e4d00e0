import { type BerObject, readBer, writeBer } from '@qiantang/sdk/qr'

/** What the chip has to say to its bank: field 55 of a message, by tag, in hexadecimal digits. */
export type Field55 = ReadonlyMap<string, string>

export class Field55Error extends Error {
  override readonly name = 'Field55Error'
  /** The tag that is wrong; null where it is the whole. */
  readonly tag: string | null

  constructor(tag: string | null) {
    super(tag === null ? 'No data objects.' : `Tag ${tag} is missing, doubled or misshapen.`)
    this.tag = tag
  }
}

/** How many bytes each object has (EMV Book 3 annex A). Those a bank can't do without come first. */
const needed: Readonly<Record<string, readonly [least: number, most: number]>> = {
  ...{ '9F26': [8, 8], '9F27': [1, 1], '9F10': [1, 32], '9F37': [4, 4], '9F36': [2, 2] },
  ...{ '95': [5, 5], '9A': [3, 3], '9C': [1, 1], '9F02': [6, 6], '9F03': [6, 6] },
  ...{ '5F2A': [2, 2], '9F1A': [2, 2], '82': [2, 2] },
}
const other: typeof needed = {
  ...{ '9F33': [3, 3], '9F34': [3, 3], '9F35': [1, 1], '84': [5, 16], '5F34': [1, 1] },
  ...{ '91': [8, 16] },
}
/** Digits, two in a byte. */
const numeric = new Set(['9F02', '9F03', '5F2A', '9F1A', '9A', '9C', '5F34'])

/**
 * Reads what a chip sends. The order of its objects is free, and what is not known is passed over; twice the same, a wrong
 * length or a lack of what the cryptogram is over is an error.
 *
 * @throws {Field55Error}
 */
export const readField55 = (hex: string): Field55 => {
  const values = readObjects(hex)
  for (const tag of Object.keys(needed)) if (!values.has(tag)) throw new Field55Error(tag)
  return values
}

export const writeField55 = (values: Field55): string =>
  writeBer([...values].map(([tag, value]): BerObject => ({ tag, value })))

const readObjects = (hex: string): Field55 => {
  if (!/^(?:[\dA-F]{2})+$/.test(hex)) throw new Field55Error(null)
  const values = new Map<string, string>()
  for (const { tag, value } of objectsIn(hex)) {
    if (values.has(tag) || !hasItsShape(tag, value)) throw new Field55Error(tag)
    values.set(tag, value)
  }
  return values
}

const objectsIn = (hex: string): BerObject[] => {
  try {
    return readBer(hex)
  } catch {
    throw new Field55Error(null)
  }
}

const hasItsShape = (tag: string, value: string): boolean => {
  const bounds = needed[tag] ?? other[tag]
  if (!bounds) return true
  const length = value.length / 2
  return length >= bounds[0] && length <= bounds[1] && (!numeric.has(tag) || /^\d+$/.test(value))
}
