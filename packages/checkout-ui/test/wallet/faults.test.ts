import { expect, test } from 'vitest'
import { RESIDENTS, resident, People } from '../../../mock-bank/simulators/index.ts'
import { faultOf, grouped, tidy } from '../../src/wallet/open/faults.ts'

const today = '2026-06-01'

test('everybody the sandbox knows passes', () => {
  for (const { name, idNumber, mobile, cards } of Object.values(People)) {
    expect(faultOf.name(name, today)).toBeUndefined()
    expect(faultOf.idNumber(idNumber, today)).toBeUndefined()
    expect(faultOf.mobile(mobile, today)).toBeUndefined()
    for (const { number } of Object.values(cards)) {
      expect(faultOf.cardNumber(number, today)).toBeUndefined()
    }
  }
  expect(RESIDENTS).toBeGreaterThan(0)
  expect(faultOf.idNumber(resident(0).idNumber, today)).toBeUndefined()
})

test.each([
  ['11010519491231002X', undefined],
  ['11010519491231002x', 'idFormat'],
  ['110105194912310020', 'idCheckDigit'],
  ['440524188001010014', 'idBirthday'],
  ['330106200702294569', 'idBirthday'],
  ['33010620260602001X', 'idBirthday'],
  ['990106199003071236', 'idRegion'],
  ['330106900307123', 'idFormat'],
])('of the id number %s is said: %s', (idNumber, fault) => {
  expect(faultOf.idNumber(idNumber, today)).toBe(fault)
})

test.each(['张', 'Zhang San', '张 三', '·张三', '张三·', '张·'.repeat(16)])(
  '%s is no name',
  (name) => {
    expect(faultOf.name(name, today)).toBe('name')
  },
)

test.each([
  ['6222021200012345679', undefined],
  ['6222021200012345678', 'cardCheckDigit'],
  ['622202120001', 'cardFormat'],
])('of the card %s is said: %s', (number, fault) => {
  expect(faultOf.cardNumber(number, today)).toBe(fault)
})

test.each(['12800138000', '1380013800', '138001380000', '+13800138000'])(
  '%s is no mobile',
  (mobile) => {
    expect(faultOf.mobile(mobile, today)).toBe('mobile')
  },
)

test('numbers may be typed the way one reads them', () => {
  expect(tidy.cardNumber('6222 0212-0001 2345 679')).toBe('6222021200012345679')
  expect(tidy.idNumber('330106 19900307 001x')).toBe('33010619900307001X')
  expect(tidy.mobile('+86 138 0013 8000')).toBe('13800138000')
  expect(tidy.mobile('１３８００１３８０００')).toBe('13800138000')
  expect(tidy.name(' 古丽•买买提 ')).toBe('古丽·买买提')
})

test('what is grouped for reading is tidied back to itself', () => {
  const { idNumber, mobile, cards } = People.zhangSan
  expect(grouped.idNumber(idNumber)).toBe('330106 19900307 1236')
  expect(tidy.idNumber(grouped.idNumber(idNumber))).toBe(idNumber)
  expect(tidy.mobile(grouped.mobile(mobile))).toBe(mobile)
  expect(tidy.cardNumber(grouped.cardNumber(cards.savings.number))).toBe(cards.savings.number)
})
