import { createSecretKey, randomBytes } from 'node:crypto'

import { id } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { idFrom, newId, newSeed, slotIn, slotMaskOf, slotOf, uuidIn } from '../../src/kernel/ids.ts'

const wall = new Date('2026-11-23T09:00:00Z')

test('an id carries its slot, hidden by the app’s mask', () => {
  const made = newId('ord', 700, 321, wall)

  expect(id('ord').safeParse(made).success).toBe(true)
  expect(slotIn(made, 321)).toBe(700)
  expect(slotIn(made, 0)).not.toBe(700)
})

test('ids made one after another sort as they were made, also many in a millisecond', () => {
  const made = Array.from({ length: 10_000 }, () => newId('ord', 1023, 0, wall))

  expect(made.toSorted()).toEqual(made)
  expect(new Set(made).size).toBe(made.length)
})

test('an id is a UUID of version 7', () => {
  expect(uuidIn(newId('ord', 5, 9, wall))).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  )
})

test('a seed stands for one id of each prefix and slot', () => {
  const seed = newSeed(wall)

  expect(idFrom(seed, 'pay', 7, 3)).toBe(idFrom(seed, 'pay', 7, 3))
  expect(idFrom(seed, 'pay', 8, 3)).not.toBe(idFrom(seed, 'pay', 7, 3))
  expect(slotIn(idFrom(seed, 'pay', 7, 3), 3)).toBe(7)
  expect(idFrom(seed, 'chl', 7, 3).slice(4)).toBe(idFrom(seed, 'pay', 7, 3).slice(4))
})

test('a slot tells parts apart, and not their joint spelling', () => {
  const key = createSecretKey(randomBytes(32))
  const slots = new Set(
    Array.from({ length: 200 }, (_, i) => [slotOf(key, `${i}`, 'x'), slotOf(key, `${i}x`)].join()),
  )

  expect(slotOf(key, 'a', 'b')).toBe(slotOf(key, 'a', 'b'))
  expect(
    [...slots].filter((pair) => pair.split(',')[0] === pair.split(',')[1]).length,
  ).toBeLessThan(5)
  expect(slotMaskOf(key, 'app_1')).toBe(slotMaskOf(key, 'app_1'))
})
