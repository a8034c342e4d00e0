import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { Field55Error, readField55, writeField55 } from '../../formats/field-55.ts'
import { chip } from './samples.ts'

test('what a chip says is read by tag', () => {
  const values = readField55(chip)
  expect(values.get('9F02')).toBe('000000008850')
  expect(values.get('9F36')).toBe('001C')
  expect(values.get('84')).toBe('A000000333010101')
  expect(writeField55(values)).toBe(chip)
})

test('the order of its objects is free, and what nobody knows is passed over', () => {
  const values = readField55(chip)
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...values], { minLength: values.size }),
      fc.uint8Array({ maxLength: 140 }),
      (shuffled, unknown) => {
        const further = ['DF7F', Buffer.from(unknown).toString('hex').toUpperCase()] as const
        const read = readField55(writeField55(new Map([...shuffled, further])))
        expect(Object.fromEntries(read)).toEqual(Object.fromEntries([...values, further]))
      },
    ),
  )
})

test.each([
  ['the same twice', `${chip}9C0100`, '9C'],
  ['a wrong length', chip.replace('9C0100', '9C020000'), '9C'],
  ['letters where digits belong', chip.replace('9A03250601', '9A032506A1'), '9A'],
  ['no cryptogram', chip.slice(22), '9F26'],
  ['less than it says', chip.slice(0, -2), null],
  ['a length nobody tells', `${chip}DF0180`, null],
  ['half a byte', chip.slice(0, -1), null],
  ['nothing', '', null],
])('%s is refused', (_what, hex, tag) => {
  expect(() => readField55(hex)).toThrow(new Field55Error(tag))
})

test('whatever comes is read or refused, and nothing else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const hex = Buffer.from(bytes).toString('hex').toUpperCase()
      try {
        readField55(hex)
      } catch (error) {
        expect(error).toBeInstanceOf(Field55Error)
      }
    }),
  )
})
