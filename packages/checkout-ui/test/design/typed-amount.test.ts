import { expect, test } from 'vitest'
import { fenOf, typeAmount, typedOf } from '../../src/design/typed-amount.ts'

/** What stands in the field after these keys, one by one. */
const keys = (text: string) => [...text].reduce((field, key) => typeAmount(field, field + key), '')

test.each([
  ['', 0],
  ['0', 0],
  ['0.', 0],
  ['0.2', 20],
  ['0.29', 29],
  ['1', 100],
  ['8.2', 820],
  ['19.99', 1999],
  ['1286.40', 128_640],
  ['99999999.99', 9_999_999_999],
])('%s yuan are %i fen', (typed, fen) => {
  expect(fenOf(typed)).toBe(fen)
})

test('every amount of fen survives being typed', () => {
  for (let fen = 1; fen < 20_000; fen += 1) expect(fenOf(typedOf(fen))).toBe(fen)
})

test.each([
  ['12.345', '12.34'],
  ['1.2.3', '1.23'],
  ['007', '7'],
  ['.5', '0.5'],
  ['-5', '5'],
  ['1e3', '13'],
  ['123456789', '12345678'],
])('typing %s leaves %s', (typed, left) => {
  expect(keys(typed)).toBe(left)
})

test.each([
  ['¥1,286.40', '1286.40'],
  ['１２．５', '12.5'],
  ['12。5', '12.5'],
  [' 100 ', '100'],
])('pasting %s gives %s', (pasted, given) => {
  expect(typeAmount('', pasted)).toBe(given)
})

test('pasting what is no amount changes nothing', () => {
  expect(typeAmount('12.5', 'a lot')).toBe('12.5')
  expect(typeAmount('12.5', '12.5 yuan')).toBe('12.5')
})
