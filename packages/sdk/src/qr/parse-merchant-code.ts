import { crcOf } from './crc.ts'
import { type DataObject, type Found, readObjects } from './data-objects.ts'
import {
  type AdditionalData,
  additionalTags,
  type LocalNames,
  type MerchantAccount,
  type MerchantCode,
  type Tip,
  tipTags,
} from './merchant-code.ts'
import { QrError, type QrErrorReason } from './qr-error.ts'

type Objects = Map<string, Found>

/**
 * Reads a merchant's code (EMVCo Merchant-Presented Mode 1.0). What later versions or other networks add is kept, not
 * refused.
 *
 * @throws {QrError} With the tag and the place of what is wrong. `not_this_kind` for text of another kind: ask
 * `recogniseCode` first.
 */
export const parseMerchantCode = (text: string): MerchantCode => {
  const objects = readObjects(text)
  mustBeWhole(text, objects)
  const currency = must(objects, '53', /^\d{3}$/)
  return {
    use: may(objects, '01', /^1[12]$/) === '12' ? 'dynamic' : 'static',
    accounts: accountsIn(objects),
    category: must(objects, '52', /^\d{4}$/),
    currency,
    amount: amountAt(objects, '54', currency),
    tip: tipIn(objects, currency),
    country: must(objects, '58', /^[A-Z]{2}$/),
    name: must(objects, '59', ascii(25)),
    city: must(objects, '60', ascii(15)),
    postalCode: may(objects, '61', ascii(10)),
    additional: additionalIn(objects.get('62')),
    local: localIn(objects.get('64')),
    others: others(objects, '65', '99').map((found) => {
      if (found.tag >= '80') insideOf(found)
      return plain(found)
    }),
  }
}

const mustBeWhole = (text: string, objects: Objects): void => {
  const [first, last] = [[...objects.values()][0], [...objects.values()].at(-1)]
  if (first?.tag !== '00') throw new QrError('not_this_kind', '00', 0)
  must(objects, '00', /^01$/)
  const checksum = objects.get('63')
  if (!checksum) throw missing('63')
  if (last !== checksum) throw wrong(checksum, 'tag_misplaced')
  // It covers its own tag and length too.
  const before = text.slice(0, text.length - checksum.value.length)
  if (crcOf(before) !== checksum.value) throw wrong(checksum, 'checksum_wrong')
}

const accountsIn = (objects: Objects): MerchantAccount[] => {
  const accounts = others(objects, '02', '51').map((found): MerchantAccount => {
    if (found.tag < '26') return plain(found)
    const { guid, data } = insideOf(found)
    return { tag: found.tag, guid, data }
  })
  if (accounts.length === 0) throw missing('02')
  return accounts
}

/** What lies in an object whose meaning the owner of its `00` has laid down. */
const insideOf = (template: Found): { guid: string; data: DataObject[] } => {
  const inside = readObjects(template.value, template.valueAt, `${template.path}.`)
  const guid = must(inside, '00', ascii(32), template)
  return { guid, data: others(inside, '01', '99').map(plain) }
}

const tipIn = (objects: Objects, currency: string): Tip | null => {
  const kind = may(objects, '55', /^0[123]$/)
  const amount = amountAt(objects, '56', currency)
  const percent = may(objects, '57', /^(?=.*[1-9])\d{1,2}(\.\d{0,2})?$/)
  for (const [tag, its] of [
    ['56', tipTags.fixed],
    ['57', tipTags.percent],
  ] as const) {
    const found = objects.get(tag)
    if (found && kind !== its) throw wrong(found, 'tag_misplaced')
    if (!found && kind === its) throw missing(tag)
  }
  if (amount !== null) return { kind: 'fixed', amount }
  if (percent !== null) return { kind: 'percent', percent }
  return kind === null ? null : { kind: 'asked' }
}

const amountAt = (objects: Objects, tag: string, currency: string): string | null =>
  may(objects, tag, new RegExp(`^(?=.{1,13}$)(?=.*[1-9])\\d+(\\.\\d{0,${decimalsOf(currency)}})?$`))

/** ISO 4217. */
const decimalsOf = (currency: string): number => {
  if ('152 324 392 410 704 800 950'.includes(currency)) return 0
  return '048 400 414 434 512 788'.includes(currency) ? 3 : 2
}

const additionalIn = (template: Found | undefined): AdditionalData | null => {
  if (!template) return null
  const inside = readObjects(template.value, template.valueAt, '62.')
  const additional: AdditionalData = {}
  for (const [name, tag] of Object.entries(additionalTags)) {
    const value = may(inside, tag, tag === '09' ? /^(?!.*(.).*\1)[AME]+$/ : /^.{1,25}$/u)
    if (value !== null) additional[name as keyof typeof additionalTags] = value
  }
  const rest = others(inside, '10', '99')
  for (const found of rest) if (found.tag >= '50') insideOf(found)
  return rest.length > 0 ? { ...additional, others: rest.map(plain) } : additional
}

const localIn = (template: Found | undefined): LocalNames | null => {
  if (!template) return null
  const inside = readObjects(template.value, template.valueAt, '64.')
  return {
    language: must(inside, '00', /^[A-Za-z]{2}$/, template),
    name: must(inside, '01', /^.{1,25}$/u, template),
    city: may(inside, '02', /^.{1,15}$/u),
  }
}

const may = (objects: Objects, tag: string, shape: RegExp): string | null => {
  const found = objects.get(tag)
  if (!found) return null
  if (!shape.test(found.value)) throw wrong(found, 'value_invalid')
  return found.value
}

const must = (objects: Objects, tag: string, shape: RegExp, parent?: Found): string => {
  const value = may(objects, tag, shape)
  if (value === null) throw missing(parent ? `${parent.path}.${tag}` : tag, parent)
  return value
}

const others = (objects: Objects, from: string, to: string): Found[] =>
  [...objects.values()].filter(({ tag }) => tag >= from && tag <= to)

const plain = ({ tag, value }: Found): DataObject => ({ tag, value })
const ascii = (most: number) => new RegExp(`^[ -~]{1,${most}}$`)
const wrong = ({ path, offset }: Found, reason: QrErrorReason) => new QrError(reason, path, offset)
const missing = (tag: string, parent?: Found) =>
  new QrError('tag_missing', tag, parent?.offset ?? 0)
