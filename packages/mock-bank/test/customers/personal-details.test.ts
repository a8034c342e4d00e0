import { expect, test } from 'vitest'

import {
  ageOn,
  isMobile,
  isName,
  maskIdNumber,
  maskMobile,
  maskName,
  normaliseName,
} from '../../src/customers/index.ts'

test.each([
  ['2026-12-30', 13],
  ['2026-12-31', 14],
  ['2030-12-30', 17],
  ['2030-12-31', 18],
  ['2031-01-01', 18],
])('on %s somebody born on 2012-12-31 is %i', (day, years) => {
  expect(ageOn(day, '2012-12-31')).toBe(years)
})

test.each([
  ['2026-02-28', 17],
  ['2026-03-01', 18],
  ['2028-02-29', 20],
])('on %s somebody born on the leap day of 2008 is %i', (day, years) => {
  expect(ageOn(day, '2008-02-29')).toBe(years)
})

test.each(['•', '．', '・', '·'])('the dot %s in a name is kept as ·', (dot) => {
  expect(normaliseName(`古丽${dot}买买提`)).toBe('古丽·买买提')
})

test.each(['张三', '欧阳娜娜', '古丽·买买提', '𠮷田', '㐂六'])('%s is a name', (name) => {
  expect(isName(name)).toBe(true)
})

test.each([
  '张',
  'Zhang San',
  '张 三',
  '·张三',
  '张三·',
  '古丽··买买提',
  '张三1',
  '',
  '张'.repeat(31),
])('"%s" is none', (name) => {
  expect(isName(name)).toBe(false)
})

test.each(['13800138000', '19912345678', '17012345678'])('%s is a mobile', (mobile) => {
  expect(isMobile(mobile)).toBe(true)
})

test.each(['12800138000', '1380013800', '138001380000', '+8613800138000', '1380013800０', ''])(
  '"%s" is none',
  (mobile) => {
    expect(isMobile(mobile)).toBe(false)
  },
)

test('what leaves the bank is masked', () => {
  expect(maskIdNumber('330106199003071236')).toBe('3****************6')
  expect(maskMobile('13800138000')).toBe('138****8000')
  expect(maskName('张三')).toBe('*三')
  expect(maskName('欧阳娜娜')).toBe('*阳娜娜')
  expect(maskName('𠮷田')).toBe('*田')
})
