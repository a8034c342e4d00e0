import { crcOf } from './crc.ts'
import { type DataObject, writeObject } from './data-objects.ts'
import {
  type AdditionalData,
  additionalTags,
  type MerchantAccount,
  type MerchantCode,
  tipTags,
} from './merchant-code.ts'
import { parseMerchantCode } from './parse-merchant-code.ts'
import { QrError } from './qr-error.ts'

/** What a merchant's code is made of; what is left out is as if null, the currency CNY and the country CN. */
export type MerchantCodeFields = Pick<MerchantCode, 'accounts' | 'category' | 'name' | 'city'> &
  Partial<MerchantCode>

/**
 * Writes a merchant's code, to be drawn as a QR code. Parsing it gives the same fields back.
 *
 * @throws {QrError} With the tag of the field that is wrong.
 *
 * @example
 * ```ts
 * buildMerchantCode({
 *   accounts: [{ tag: '26', guid: 'cn.mockbank.qr', data: [{ tag: '01', value: 'M100000001' }] }],
 *   category: '5812', name: 'WEST LAKE TEA HOUSE', city: 'HANGZHOU', amount: '88.50', use: 'dynamic',
 *   local: { language: 'ZH', name: '西湖茶楼', city: '杭州' },
 * })
 * ```
 */
export const buildMerchantCode = (fields: MerchantCodeFields): string => {
  const { use, currency = '156', country = 'CN', tip, additional, local } = fields
  const { others: moreAdditional = [], ...named } = additional ?? {}
  const body = written([
    ['00', '01'],
    ['01', use === 'dynamic' ? '12' : '11'],
    ...fields.accounts.map(accountPart).sort(byTag),
    ['52', fields.category],
    ['53', currency],
    ['54', fields.amount],
    ['55', tip && tipTags[tip.kind]],
    ['56', tip?.kind === 'fixed' ? tip.amount : null],
    ['57', tip?.kind === 'percent' ? tip.percent : null],
    ['58', country],
    ['59', fields.name],
    ['60', fields.city],
    ['61', fields.postalCode],
    ['62', additional && written([...namedParts(named), ...moreAdditional.map(part)])],
    [
      '64',
      local &&
        written([
          ['00', local.language],
          ['01', local.name],
          ['02', local.city],
        ]),
    ],
    ...(fields.others ?? []).map(part),
  ])
  const text = `${body}6304${crcOf(`${body}6304`)}`
  // What a reader takes at the least.
  if ([...text].length > 512) throw new QrError('too_long', null, 512)
  parseMerchantCode(text)
  return text
}

type Part = readonly [tag: string, value: string | null | undefined]

const part = ({ tag, value }: DataObject): Part => [tag, value]

const accountPart = (account: MerchantAccount): Part =>
  'value' in account
    ? part(account)
    : [account.tag, written([['00', account.guid], ...account.data.map(part)])]

const namedParts = (named: Omit<AdditionalData, 'others'>): Part[] =>
  Object.entries(additionalTags).map(([name, tag]) => [
    tag,
    named[name as keyof typeof additionalTags],
  ])

/** A letter with its accent counts as one character. */
const written = (parts: readonly Part[]): string =>
  parts
    .map(([tag, value]) =>
      value === null || value === undefined ? '' : writeObject(tag, value.normalize()),
    )
    .join('')

const byTag = ([left]: Part, [right]: Part): number => (left < right ? -1 : 1)
