import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import {
  checkDigitOf,
  isPayerCode,
  offlineCode,
  offlineStepAt,
  oneTimeNumber,
  readOfflineCode,
  recogniseCode,
} from '../../src/qr/index.ts'
import { consumerCodes, merchantCodes } from './samples.ts'

const known = {
  seed: Uint8Array.from({ length: 32 }, (_, place) => place),
  index: 123456789,
  mask: 'mockbank-paycode-mask-v1',
}
const noon = new Date('2025-06-01T12:00:00+08:00')

test('a code is nineteen digits from 62 on, with a check digit', () => {
  expect(isPayerCode('6283832508250654235')).toBe(true)
  expect(isPayerCode('6283832508250654236')).toBe(false)
  expect(isPayerCode('628383250825065423')).toBe(false)
  expect(isPayerCode('1283832508250654233')).toBe(false)
})

test('one changed digit is noticed', () => {
  const body = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 16, maxLength: 16 })
  fc.assert(
    fc.property(body, fc.nat(18), fc.integer({ min: 1, max: 9 }), (sixteen, place, by) => {
      const code = `62${sixteen}${checkDigitOf(`62${sixteen}`)}`
      const digits = [...code]
      digits[place] = String((Number(digits[place]) + by) % 10)
      expect(isPayerCode(digits.join(''))).toBe(false)
    }),
  )
})

test('the one-time number is RFC 6238’s', async () => {
  const seed = new TextEncoder().encode('12345678901234567890123456789012')
  // Its eight digits are 46119246; ours are the last seven of the same number.
  expect(await oneTimeNumber(seed, 1)).toBe('6119246')
})

test('a code without a network is the one of the scheme’s vector', async () => {
  expect(offlineStepAt(noon)).toBe(58291680)
  expect(await oneTimeNumber(known.seed, 58291680)).toBe('5065423')
  expect(await oneTimeNumber(known.seed, 58291681)).toBe('4353991')
  expect(await offlineCode(known, 58291680)).toBe('6283832508250654235')
})

test('the bank finds out whose code it is, and its one-time number', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(999_999_999), fc.nat(100_000_000), async (index, step) => {
      const code = await offlineCode({ ...known, index }, step)
      expect(await readOfflineCode(code, known.mask)).toEqual({
        ...{ index, otp: await oneTimeNumber(known.seed, step) },
      })
    }),
    { numRuns: 50 },
  )
})

test('what is no payer’s code is nobody’s', async () => {
  expect(await readOfflineCode('6283832508250654236', known.mask)).toBeNull()
  expect(await readOfflineCode('hello', known.mask)).toBeNull()
})

test.each([
  [merchantCodes.dynamic, 'merchant_code'],
  [consumerCodes.annexB1, 'consumer_code'],
  ['6283832508250654235', 'bank_payer_code'],
  [' 134567890123456789 ', 'wechat_payer_code'],
  ['281234567890123456', 'alipay_payer_code'],
  [`fp${'a1'.repeat(16)}Z`, 'alipay_payer_code'],
  ['https://qr.alipay.com/fkx123', 'alipay_link'],
  ['alipays://platformapi/startapp', 'alipay_link'],
  ['weixin://wxpay/bizpayurl?pr=abc', 'wechat_link'],
  ['https://qr.95516.com/00010000/62', 'unionpay_link'],
  ['http://example.com/menu', 'link'],
  ['6283832508250654236', 'unknown'],
  ['WIFI:S:cafe;;', 'unknown'],
  ['', 'unknown'],
])('%s is a %s', (text, kind) => {
  expect(recogniseCode(text)).toBe(kind)
})
