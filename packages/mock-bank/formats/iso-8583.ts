/**
 * Messages of the shape of ISO 8583: what kind it is (MTI), which fields it has (a bitmap), and the fields one after the
 * other. How each is written is chosen here, once.
 */
export interface Message8583 {
  /** Four digits: `0200` asks, `0210` answers. */
  mti: string
  /** By number. Bytes are hexadecimal digits, all else is text. */
  fields: Fields8583
}

export type Fields8583 = Readonly<{ [Number in FieldNumber]?: string }>
export type FieldNumber = keyof typeof fields

export class Message8583Error extends Error {
  override readonly name = 'Message8583Error'
  /** The field that is wrong, `mti` or `bitmap`; null for what follows the last. */
  readonly field: number | 'mti' | 'bitmap' | null
  /** Where it begins, in bytes. */
  readonly offset: number

  constructor(field: number | 'mti' | 'bitmap' | null, offset: number) {
    super(`${field === null ? 'Something' : `Field ${field}`} at byte ${offset} is not as agreed.`)
    this.field = field
    this.offset = offset
  }
}

/** `n` digits, `an` also capitals, `ans` any of ASCII's signs, `z` a track, `b` bytes. */
type Kind = 'n' | 'an' | 'ans' | 'z' | 'b'

interface Rule {
  kind: Kind
  most: number
  /** How many digits tell its length; 0 where it is always as long as it can be. */
  counted: 0 | 2 | 3
}

const fixed = (kind: Kind, most: number): Rule => ({ kind, most, counted: 0 })
const counted = (kind: Kind, most: number, digits: 2 | 3): Rule => ({ kind, most, counted: digits })

const fields = {
  /** The number: a token's. */
  2: counted('n', 19, 2),
  /** What is done: `000000` a purchase, `200000` a refund. */
  3: fixed('n', 6),
  /** Fen. */
  4: fixed('n', 12),
  /** When the message was sent, `MMDDhhmmss`, and its number among those of that time. */
  7: fixed('n', 10),
  11: fixed('n', 6),
  /** The time and day at the terminal. */
  12: fixed('n', 6),
  13: fixed('n', 4),
  /** The month the number is good for, `YYMM`. */
  14: fixed('n', 4),
  18: fixed('n', 4),
  /** How the number came in: `071` chip without contact, PIN possible; `072` no PIN. */
  22: fixed('n', 3),
  23: fixed('n', 3),
  25: fixed('n', 2),
  /** Who the terminal is of, and who has sent the message on. */
  32: counted('n', 11, 2),
  33: counted('n', 11, 2),
  35: counted('z', 37, 2),
  /** The number under which shop and bank speak of it. */
  37: fixed('an', 12),
  38: fixed('an', 6),
  /** The answer. */
  39: fixed('an', 2),
  41: fixed('ans', 8),
  42: fixed('ans', 15),
  /** What the shop is called, and where it is. */
  43: fixed('ans', 40),
  49: fixed('n', 3),
  /** The PIN, sealed: format 4 of ISO 9564. */
  52: fixed('b', 16),
  /** What the chip says to its bank, and back. */
  55: counted('b', 255, 3),
  /** Which message this one is about: its kind, number, time, and who had sent it. */
  90: fixed('n', 42),
} as const satisfies Record<number, Rule>

const signs: Readonly<Record<Exclude<Kind, 'b'>, RegExp>> = {
  n: /^\d*$/,
  an: /^[\dA-Z]*$/,
  ans: /^[ -~]*$/,
  z: /^[\dD=]*$/,
}

/** @throws {Message8583Error} */
export const writeMessage = ({ mti, fields: values }: Message8583): Uint8Array<ArrayBuffer> => {
  if (!/^\d{4}$/.test(mti)) throw new Message8583Error('mti', 0)
  // Keys that look like numbers come in their order.
  const present = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [[Number(name), value] as const],
  )
  const bitmap = bitmapOf(present.map(([number]) => number))
  const written = present.map(([number, value]) => writeField(number, value))
  return new Uint8Array(Buffer.concat([Buffer.from(mti, 'ascii'), bitmap, ...written]))
}

/** @throws {Message8583Error} */
export const readMessage = (bytes: Uint8Array): Message8583 => {
  const buffer = Buffer.from(bytes)
  const mti = buffer.toString('latin1', 0, 4)
  if (!/^\d{4}$/.test(mti)) throw new Message8583Error('mti', 0)
  const { numbers, end } = readBitmap(buffer)
  const found: { [Number in FieldNumber]?: string } = {}
  let place = end
  for (const number of numbers) {
    const rule = ruleOf(number, place)
    const { value, after } = readField(buffer, place, number, rule)
    found[number as FieldNumber] = value
    place = after
  }
  if (place !== buffer.length) throw new Message8583Error(null, place)
  return { mti, fields: found }
}

const bitmapOf = (numbers: readonly number[]): Buffer => {
  const isLong = numbers.some((number) => number > 64)
  const bitmap = Buffer.alloc(isLong ? 16 : 8)
  for (const number of isLong ? [1, ...numbers] : numbers)
    bitmap[(number - 1) >> 3]! |= 0x80 >> ((number - 1) & 7)
  return bitmap
}

const readBitmap = (buffer: Buffer): { numbers: number[]; end: number } => {
  const isLong = ((buffer[4] ?? 0) & 0x80) !== 0
  const end = isLong ? 20 : 12
  if (buffer.length < end) throw new Message8583Error('bitmap', 4)
  const numbers: number[] = []
  for (let number = 2; number <= (end - 4) * 8; number += 1)
    if (buffer[4 + ((number - 1) >> 3)]! & (0x80 >> ((number - 1) & 7))) numbers.push(number)
  // One way to write each message: a second half is there only if it says something.
  if (isLong && !numbers.some((number) => number > 64)) throw new Message8583Error('bitmap', 4)
  return { numbers, end }
}

const ruleOf = (number: number, offset: number): Rule => {
  const rule: Rule | undefined = fields[number as FieldNumber]
  if (!rule) throw new Message8583Error(number, offset)
  return rule
}

const writeField = (number: number, value: string): Buffer => {
  const rule = ruleOf(number, 0)
  if (!isOf(rule, value)) throw new Message8583Error(number, 0)
  const bytes = rule.kind === 'b' ? Buffer.from(value, 'hex') : Buffer.from(value, 'ascii')
  const isFitting = rule.counted === 0 ? bytes.length === rule.most : bytes.length <= rule.most
  if (!isFitting) throw new Message8583Error(number, 0)
  const length = rule.counted === 0 ? '' : String(bytes.length).padStart(rule.counted, '0')
  return Buffer.concat([Buffer.from(length, 'ascii'), bytes])
}

const readField = (
  buffer: Buffer,
  place: number,
  number: number,
  rule: Rule,
): { value: string; after: number } => {
  const told = buffer.toString('latin1', place, place + rule.counted)
  const isTold = told.length === rule.counted && /^\d*$/.test(told)
  const length = rule.counted === 0 ? rule.most : Number(told)
  const from = place + rule.counted
  const after = from + length
  if (!isTold || length > rule.most || after > buffer.length)
    throw new Message8583Error(number, place)
  const value =
    rule.kind === 'b'
      ? buffer.toString('hex', from, after).toUpperCase()
      : buffer.toString('latin1', from, after)
  if (!isOf(rule, value)) throw new Message8583Error(number, place)
  return { value, after }
}

const isOf = ({ kind }: Rule, value: string): boolean =>
  kind === 'b' ? /^(?:[\dA-F]{2})*$/.test(value) : signs[kind].test(value)
