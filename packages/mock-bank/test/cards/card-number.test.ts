import { expect, test } from 'vitest'

import { bankNameOf, issuerOf } from '../../src/cards/bins.ts'
import { isCardNumber, lastFour, maskCardNumber } from '../../src/cards/card-number.ts'

const valid = [
  '603367000123456780',
  '622878100012345672',
  '6222021200012345679',
  '6217001234567890122',
  '6284800000000001236',
  '6235990001234562',
]

test.each(valid)('%s can be a card number', (number) => {
  expect(isCardNumber(number)).toBe(true)
})

test.each(valid)('%s with any one digit changed cannot', (number) => {
  for (let place = 0; place < number.length; place += 1) {
    const changed = (Number(number[place]) + 1) % 10
    expect(isCardNumber(number.slice(0, place) + changed + number.slice(place + 1))).toBe(false)
  }
})

test.each([
  ['too short', '622202120004'],
  ['too long', '62220212000123456798'],
  ['spaced', '6222 0212 0001 2345 679'],
  ['in full-width digits', '６２２２０２１２０００１２３４５６７９'],
  ['empty', ''],
])('a number that is %s cannot be a card number, whatever the rule', (_how, text) => {
  expect(isCardNumber(text)).toBe(false)
  expect(isCardNumber(text, 'warn')).toBe(false)
})

test('the rule `warn` lets a wrong check digit pass', () => {
  expect(isCardNumber('6222021200012345678', 'warn')).toBe(true)
  expect(isCardNumber('6222021200012345678')).toBe(false)
})

test('a number is shown masked', () => {
  expect(maskCardNumber('622878100012345672')).toBe('622878********5672')
  expect(lastFour('622878100012345672')).toBe('5672')
})

test.each([
  ['603367000123456780', 'HZCB', '杭州银行'],
  ['622878100012345672', 'HZCB', '杭州银行'],
  ['6222021200012345679', 'ICBC', '工商银行'],
  ['6217001234567890122', 'CCB', '建设银行'],
])('%s is a debit card of %s', (number, bankCode, name) => {
  expect(issuerOf(number)).toMatchObject({ bankCode, type: 'debit' })
  expect(bankNameOf(bankCode)['zh-CN']).toBe(name)
})

test('a prefix counts only with the length that belongs to it', () => {
  expect(issuerOf('6228781000123456723')).toBeUndefined()
  expect(issuerOf('622202120001234567')).toBeUndefined()
})

test('a bank the table lacks is unknown', () => {
  expect(issuerOf('6284800000000001236')).toBeUndefined()
})
