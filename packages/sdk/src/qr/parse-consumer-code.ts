import { type BerObject, type FoundBer, readBer } from './ber-tlv.ts'
import type { CardApplication, CodeTemplate, ConsumerCode } from './consumer-code.ts'
import { QrError } from './qr-error.ts'

/**
 * Reads a payer's code (EMVCo Consumer-Presented Mode 1.0). What it does not know it keeps, as a till passes it on.
 *
 * @throws {QrError} With the tag and the place of what is wrong. `not_this_kind` for text of another kind.
 */
export const parseConsumerCode = (text: string): ConsumerCode => {
  const root = readBer(hexIn(text))
  const [format, ...rest] = root
  if (format?.tag !== '85' || format.value !== CPV01) throw new QrError('not_this_kind', '85', 0)
  mustBeInOrder(rest)

  const shared = rest.find(({ tag }) => tag === '62')
  const common = shared ? inside(shared, '64') : null
  const applications = rest
    .filter(({ tag }) => tag === '61')
    .map((template) => applicationIn(template, common))
    .filter((application) => application !== null)
  if (applications.length === 0) throw new QrError('tag_missing', '61.4F', root[1]?.offset ?? 0)
  return { applications, common: common && plainTemplate(common) }
}

const CPV01 = '4350563031'

const hexIn = (text: string): string => {
  try {
    const bytes = Array.from(atob(text), (letter) => letter.codePointAt(0) ?? 0)
    const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
    if (text.length % 4 === 0 && !/\s/.test(text)) return hex.toUpperCase()
  } catch {
    // Not base64: said below.
  }
  throw new QrError('not_this_kind', null, 0)
}

/** One application, or two and then what they share; what else there is follows. */
const mustBeInOrder = (rest: readonly FoundBer[]): void => {
  const applications = rest.filter(({ tag }) => tag === '61').length
  if (applications === 0) throw new QrError('tag_missing', '61', rest[0]?.offset ?? 0)
  const order = applications === 1 ? ['61'] : ['61', '61', '62']
  const misplaced = rest.find(
    ({ tag }, place) => (tag === '61' || tag === '62') && order[place] !== tag,
  )
  if (misplaced) throw new QrError('tag_misplaced', misplaced.path, misplaced.offset)
}

interface Inside {
  data: FoundBer[]
  transparent: FoundBer[]
}

/** What lies in a template. Its order is free; nothing but what is passed on may come twice. */
const inside = (template: FoundBer, passedOn: '63' | '64'): Inside => {
  const all = readBer(template.value, template.valueAt, `${template.tag}.`)
  const data = all.filter(({ tag }) => tag !== passedOn)
  mustBeOnce(data)
  for (const found of data) mustFit(found)
  const transparent = all
    .filter(({ tag }) => tag === passedOn)
    .flatMap(({ value, valueAt, path }) => readBer(value, valueAt, `${path}.`))
  return { data, transparent }
}

/** Null for one that no till can use: it is passed over. */
const applicationIn = (template: FoundBer, common: Inside | null): CardApplication | null => {
  const own = inside(template, '63')
  const aid = own.data.find(({ tag }) => tag === '4F')?.value ?? ''
  if (aid.length < 10 || aid.length > 32) return null
  const reachable = [...own.data, ...(common?.data ?? [])]
  mustBeOnce(reachable)
  if (!reachable.some(({ tag }) => tag === '57' || tag === '5A'))
    throw new QrError('tag_missing', '61.57', template.offset)
  const { data, transparent } = plainTemplate(own)
  return { aid, data: data.filter(({ tag }) => tag !== '4F'), transparent }
}

const mustBeOnce = (found: readonly FoundBer[]): void => {
  const seen = new Set<string>()
  for (const { tag, path, offset } of found) {
    if (seen.has(tag)) throw new QrError('tag_duplicate', path, offset)
    seen.add(tag)
  }
}

const mustFit = ({ tag, value, path, offset }: FoundBer): void => {
  const [least, most] = bytesOf[tag] ?? [0, Infinity]
  const bytes = value.length / 2
  if (bytes < least || bytes > most) throw new QrError('value_invalid', path, offset)
}

/** How many bytes each may have, at least and at most. */
const bytesOf: Record<string, readonly [number, number]> = {
  '50': [1, 16],
  '57': [1, 19],
  '5A': [1, 10],
  '5F20': [2, 26],
  '5F2D': [2, 8],
  '9F08': [2, 2],
  '9F19': [6, 6],
  '9F24': [29, 29],
  '9F25': [2, 2],
}

const plainTemplate = ({ data, transparent }: Inside): CodeTemplate => ({
  data: data.map(plain),
  transparent: transparent.map(plain),
})
const plain = ({ tag, value }: FoundBer): BerObject => ({ tag, value })
