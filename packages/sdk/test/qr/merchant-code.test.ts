import { Merchant } from 'emv-qrcps'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { crcOf } from '../../src/qr/crc.ts'
import {
  buildMerchantCode,
  parseMerchantCode,
  QrError,
  type MerchantCodeFields,
} from '../../src/qr/index.ts'
import { merchantCode } from './arbitraries.ts'
import { merchantCodes } from './samples.ts'

test('the checksum is that of the specification', () => {
  expect(crcOf('123456789')).toBe('29B1')
})

test('EMVCo’s own sample is read whole', () => {
  expect(parseMerchantCode(merchantCodes.annexB)).toEqual({
    use: 'dynamic',
    accounts: [
      { tag: '29', guid: 'D15600000000', data: [{ tag: '05', value: 'A93FO3230Q' }] },
      { tag: '31', guid: 'D15600000001', data: [{ tag: '03', value: '12345678' }] },
    ],
    category: '4111',
    currency: '156',
    amount: '23.72',
    tip: { kind: 'asked' },
    country: 'CN',
    name: 'BEST TRANSPORT',
    city: 'BEIJING',
    postalCode: null,
    additional: { store: '1234', customer: '***', terminal: 'A6008667', asksFor: 'ME' },
    local: { language: 'ZH', name: '最佳运输', city: '北京' },
    others: [{ tag: '91', value: '0016A011223344998877070812345678' }],
  })
})

test('a printed code of UnionPay’s names its merchant in tag 15, and no amount', () => {
  expect(parseMerchantCode(merchantCodes.unionpay)).toMatchObject({
    use: 'static',
    accounts: [{ tag: '15', value: '0403331004033310898330154110001' }],
    amount: null,
    additional: { store: 'S001', terminal: 'T0000001' },
  })
})

test.each(['unionpay', 'dynamic', 'minimal'] as const)(
  'building the %s sample from what it says makes it again, letter by letter',
  (name) => {
    expect(buildMerchantCode(parseMerchantCode(merchantCodes[name]))).toBe(merchantCodes[name])
  },
)

test('whatever can be built is read as it was', () => {
  fc.assert(
    fc.property(merchantCode, (code) => {
      expect(parseMerchantCode(buildMerchantCode(code))).toEqual(code)
    }),
  )
})

test('one changed character is noticed, wherever it is', () => {
  fc.assert(
    fc.property(
      merchantCode.map(buildMerchantCode),
      fc.nat(),
      fc.constantFrom(...'0123456789ABcf .*杭'),
      (text, anywhere, other) => {
        const characters = [...text]
        const place = anywhere % characters.length
        fc.pre(characters[place] !== other)
        characters[place] = other
        expect(() => parseMerchantCode(characters.join(''))).toThrow(QrError)
      },
    ),
  )
})

test('another reader finds the same, and the same checksum', () => {
  // It takes 15 for a template, a character beyond the basic plane for two, and forgets a tip in per cent.
  const known = merchantCode.filter(
    (code) =>
      code.accounts.every(({ tag }) => tag > '25') &&
      code.tip?.kind !== 'percent' &&
      !JSON.stringify(code).includes('𠮷'),
  )
  fc.assert(
    fc.property(known.map(buildMerchantCode), (text) => {
      // Nor does it write the zero that a checksum may begin with.
      fc.pre(!/63040...$/.test(text))
      expect(Merchant.Parser.toEMVQR(text).generatePayload()).toBe(text)
    }),
    { examples: [[merchantCodes.dynamic], [merchantCodes.minimal]] },
  )
})

/** The same code with other fields, and its checksum right. */
const resealed = (body: string) => `${body}6304${crcOf(`${body}6304`)}`
const head = '000201010212'
const account = '26320014cn.mockbank.qr0110M100000001'
const body = ({ before = head + account, amount = '', after = '' }: Partial<Parts> = {}) =>
  `${before}520400005303156${amount}5802CN5904TEST6002HZ${after}`
interface Parts {
  before: string
  amount: string
  after: string
}

describe('what is wrong is named with its tag and its place:', () => {
  test.each([
    [
      'a checksum that does not fit',
      merchantCodes.minimal.replace('C52C', 'C52D'),
      'checksum_wrong',
      '63',
      83,
    ],
    ['a length past the end', '00020101021126990014cn', 'length_invalid', '26', 12],
    ['a length of nothing', resealed(`${body()}6100`), 'length_invalid', '61', 83],
    ['an object twice', resealed(`${body()}5802CN`), 'tag_duplicate', '58', 83],
    [
      'one twice inside another',
      resealed(body({ after: '62160104ABCD0104ABCD' })),
      'tag_duplicate',
      '62.01',
      95,
    ],
    ['no name', resealed(`${head}${account}5204000053031565802CN6002HZ`), 'tag_missing', '59', 0],
    ['nobody to be paid', resealed(body({ before: head })), 'tag_missing', '02', 0],
    [
      'an account without its maker',
      resealed(body({ before: `${head}26140110M100000001` })),
      'tag_missing',
      '26.00',
      12,
    ],
    ['an amount of nothing', resealed(body({ amount: '54010' })), 'value_invalid', '54', 63],
    ['an amount with a comma', resealed(body({ amount: '54051,000' })), 'value_invalid', '54', 63],
    [
      'an amount finer than a fen',
      resealed(body({ amount: '540698.765' })),
      'value_invalid',
      '54',
      63,
    ],
    [
      'another use than two',
      resealed(body({ before: `000201010213${account}` })),
      'value_invalid',
      '01',
      6,
    ],
    [
      'Chinese in the Latin name',
      resealed(`${head}${account}5204000053031565802CN5902茶楼6002HZ`),
      'value_invalid',
      '59',
      69,
    ],
    ['something after the checksum', `${resealed(body())}5802CN`, 'tag_duplicate', '58', 91],
    [
      'a fixed tip where none is asked',
      resealed(body({ amount: '56041.00' })),
      'tag_misplaced',
      '56',
      63,
    ],
    [
      'a tip that does not say how much',
      resealed(body({ amount: '550202' })),
      'tag_missing',
      '56',
      0,
    ],
    [
      'asking for the same twice',
      resealed(body({ after: '62060902MM' })),
      'value_invalid',
      '62.09',
      87,
    ],
    ['no code at all', 'https://qr.95516.com/0001', 'not_this_kind', null, 0],
    ['nothing', '', 'not_this_kind', '00', 0],
  ])('%s', (_, text, reason, tag, offset) => {
    expect(() => parseMerchantCode(text)).toThrow(
      expect.objectContaining({ name: 'QrError', reason, tag, offset }),
    )
  })
})

test('amounts are read as they may be written', () => {
  for (const amount of ['98.73', '98', '98.', '0.01'])
    expect(buildAndParse({ amount }).amount).toBe(amount)
})

test('a currency has as many decimals as it has', () => {
  expect(buildAndParse({ currency: '392', amount: '98' }).amount).toBe('98')
  expect(buildAndParse({ currency: '414', amount: '1.234' }).amount).toBe('1.234')
  expect(() => buildAndParse({ currency: '392', amount: '98.5' })).toThrow(QrError)
})

test('no code says whether it is static: then it is', () => {
  const text = resealed(body({ before: `000201${account}` }))
  expect(parseMerchantCode(text).use).toBe('static')
})

test('letters with accents and characters beyond the basic plane count as one each', () => {
  const local = { language: 'ZH', name: 'Cafe\u0301 𠮷', city: null }
  expect(buildAndParse({ local }).local).toEqual({ ...local, name: 'Café 𠮷' })
})

test('what no reader has to take is not built', () => {
  const others = ['65', '66', '67', '68', '69'].map((tag) => ({ tag, value: 'x'.repeat(99) }))
  expect(() => buildAndParse({ others })).toThrow(expect.objectContaining({ reason: 'too_long' }))
})

const buildAndParse = (fields: Partial<MerchantCodeFields>) =>
  parseMerchantCode(
    buildMerchantCode({
      accounts: [{ tag: '26', guid: 'cn.mockbank.qr', data: [] }],
      ...{ category: '5812', name: 'TEA', city: 'HANGZHOU', ...fields },
    }),
  )
