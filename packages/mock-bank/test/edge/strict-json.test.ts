import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { parseStrictJson } from '../../src/edge/strict-json.ts'

/** The code a text is refused with, and the path where there is one. */
const refusal = (text: string): string => {
  try {
    parseStrictJson(text)
  } catch (error) {
    const { code, fields } = error as { code: string; fields: { path: string }[] }
    return fields[0] ? `${code} ${fields[0].path}` : code
  }
  return 'accepted'
}

test.each([
  ['nothing', ' '],
  ['two values', '{} {}'],
  ['a trailing comma', '{"a":1,}'],
  ['a missing comma', '[1 2]'],
  ['a comment', '{"a":1} // paid'],
  ['single quotes', "{'a':1}"],
  ['a bare key', '{a:1}'],
  ['a hexadecimal number', '{"amount":0x10}'],
  ['a leading zero', '{"amount":010}'],
  ['a leading plus', '{"amount":+1}'],
  ['a bare fraction', '{"amount":.5}'],
  ['NaN', '{"amount":NaN}'],
  ['Infinity', '{"amount":Infinity}'],
  ['the same key twice', '{"amount":1,"amount":2}'],
  ['the same key twice, once escaped', '{"amount":1,"\\u0061mount":2}'],
  ['a prototype', '{"__proto__":{"amount":1}}'],
  ['an escaped prototype', '{"\\u005f_proto__":{}}'],
  ['half a surrogate pair', '{"description":"\\ud83d"}'],
  ['U+0000', '{"description":"\\u0000"}'],
  ['a raw line break in a string', '{"description":"a\nb"}'],
  ['a byte order mark', '\ufeff{}'],
  ['an unfinished string', '{"a":"'],
  ['an unfinished object', '{"a":1'],
  ['seventeen levels', `${'['.repeat(17)}${']'.repeat(17)}`],
  ['a great many levels', '['.repeat(60_000)],
])('%s is no strict JSON', (_, text) => {
  expect(refusal(text)).toBe('invalid_json')
})

test.each([
  ['a fraction', '{"amount":0.5}'],
  ['a whole number written as a fraction', '{"amount":1.0}'],
  ['an exponent', '{"amount":1e2}'],
  ['more than a double holds', '{"amount":1e400}'],
  ['minus nought', '{"amount":-0}'],
  ['2^53', '{"amount":9007199254740992}'],
  ['2^63', '{"amount":9223372036854775808}'],
  ['forty digits', `{"amount":${'9'.repeat(40)}}`],
])('%s is refused by its path', (_, text) => {
  expect(refusal(text)).toBe('invalid_field amount')
})

test('the path of a number leads through arrays', () => {
  expect(refusal('{"items":[{"amount":1},{"amount":1.5}]}')).toBe('invalid_field items.1.amount')
})

test('sixteen levels and the largest whole numbers are read', () => {
  expect(parseStrictJson(`${'['.repeat(16)}${']'.repeat(16)}`)).toBeTruthy()
  expect(parseStrictJson('[9007199254740991, -9007199254740991, 0]')).toEqual([
    9007199254740991, -9007199254740991, 0,
  ])
})

const text = fc.string({ unit: 'grapheme' }).filter((each) => !each.includes('\u0000'))
const key = text.filter((each) => each !== '__proto__')
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 6 },
    fc.maxSafeInteger().filter((each) => !Object.is(each, -0)),
    text,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value')),
    fc.dictionary(key, tie('value'), { noNullPrototype: true }),
  ),
}))

test('whatever is written as JSON is read back as it was', () => {
  fc.assert(
    fc.property(value, fc.nat(4), (original, indent) => {
      expect(parseStrictJson(JSON.stringify(original, null, indent))).toEqual(original)
    }),
  )
})

test('nothing is read that JSON.parse reads otherwise', () => {
  const noise = fc.oneof(
    fc.string(),
    fc
      .array(fc.constantFrom(...'{}[]:,"\\ 0123456789.eE+-tfn', 'true', 'null', '"a":'))
      .map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(noise, (each) => {
      if (refusal(each) === 'accepted') expect(parseStrictJson(each)).toEqual(JSON.parse(each))
    }),
    { numRuns: 2000 },
  )
})
