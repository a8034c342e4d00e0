import { expect, test } from 'vitest'
import { shuffledDigits } from '../../src/elements/shuffled-digits.ts'

test('each digit is there once', () => {
  expect(shuffledDigits().toSorted().join('')).toBe('0123456789')
})

test('each digit is on each key as often as chance has it', () => {
  const rounds = 20_000
  const counts = Array.from({ length: 10 }, () => Array.from({ length: 10 }, () => 0))
  for (let round = 0; round < rounds; round++)
    for (const [key, digit] of shuffledDigits().entries()) counts[key]![Number(digit)]! += 1

  const expected = rounds / 10
  const chiSquare = counts
    .flat()
    .reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
  // 81 degrees of freedom: once in ten million runs a fair shuffle is above this.
  expect(chiSquare).toBeLessThan(160)
})
