import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { readResidentId } from '../../src/customers/index.ts'
import { resident, RESIDENTS } from '../../simulators/index.ts'

const today = '2026-06-01'

test.each([
  ['11010519491231002X', '1949-12-31'],
  ['330106199003071236', '1990-03-07'],
  ['330106200802294562', '2008-02-29'],
  ['330106198511020027', '1985-11-02'],
  ['330106201212311013', '2012-12-31'],
])('%s is a number of somebody born on %s', (number, birthday) => {
  expect(readResidentId(number, today)).toEqual({ number, birthday })
})

test('a small x is read as the check digit X', () => {
  expect(readResidentId('11010519491231002x', today)).toMatchObject({
    number: '11010519491231002X',
  })
})

test.each([
  ['440524188001010014', 'birthday', 'born before 1900, though its check digit is right'],
  ['330106199003071235', 'check_digit', 'a wrong check digit'],
  ['33010619900307123X', 'check_digit', 'an X that does not fit'],
  ['330106199002301230', 'birthday', 'a 30th of February'],
  ['330106200902290000', 'birthday', 'a leap day in a common year'],
  ['330106199013011230', 'birthday', 'a thirteenth month'],
  ['330106202606020004', 'birthday', 'born tomorrow'],
  ['990106199003071236', 'region', 'no province'],
  ['330106900307123', 'format', 'the old form of 15 digits'],
  ['33010619900307123６', 'format', 'a full-width digit'],
  ['X30106199003071236', 'format', 'a letter elsewhere'],
  ['', 'format', 'nothing'],
])('%s is refused for its %s: %s', (number, fault) => {
  expect(readResidentId(number, today)).toBe(fault)
})

test('somebody born today has a number', () => {
  expect(readResidentId('330106202606010003', '2026-06-01')).not.toBe('birthday')
  expect(readResidentId('330106202606010003', '2026-05-31')).toBe('birthday')
})

test('of the eleven possible check digits one fits, for whoever it is', () => {
  fc.assert(
    fc.property(fc.nat(RESIDENTS - 1), (n) => {
      const { idNumber } = resident(n)
      const fitting = [...'0123456789X'].filter(
        (digit) => typeof readResidentId(idNumber.slice(0, 17) + digit, today) !== 'string',
      )
      expect(fitting).toEqual([idNumber.slice(17)])
    }),
  )
})

test('no text makes it throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(typeof readResidentId(text, today)).toBe('string')
    }),
  )
})
