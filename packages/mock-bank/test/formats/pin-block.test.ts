import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { openPin, sealPin } from '../../formats/pin-block.ts'
import { number } from './samples.ts'

const key = Buffer.from('C1D0F8FB4958670DBA40AB1F3752EF0D', 'hex')

test('a PIN comes out as it went in, for the number it was typed for', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{4,12}$/), fc.stringMatching(/^\d{13,19}$/), (pin, typed) => {
      expect(openPin(key, typed, sealPin(key, typed, pin))).toBe(pin)
    }),
  )
})

test('the same PIN never looks the same', () => {
  expect(sealPin(key, number, '271828')).not.toBe(sealPin(key, number, '271828'))
})

test('a block of another number, by another key, or with a bit turned is no PIN', () => {
  const block = sealPin(key, number, '271828', Buffer.alloc(8, 7))
  expect(openPin(key, '6235990001234570', block)).toBeUndefined()
  expect(openPin(Buffer.alloc(16, 1), number, block)).toBeUndefined()
  const bytes = Buffer.from(block, 'hex')
  for (const i of bytes.keys()) {
    const changed = Buffer.from(bytes)
    changed[i]! ^= 0x40
    expect(openPin(key, number, changed.toString('hex'))).toBeUndefined()
  }
})
