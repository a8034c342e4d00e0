import { expect, test } from 'vitest'
import { yuan } from '../../src/design/money.ts'

test.each([
  [0, '¥0.00'],
  [1, '¥0.01'],
  [88_50, '¥88.50'],
  [1_286_40, '¥1,286.40'],
  [100_000_000_00, '¥100,000,000.00'],
  [-5_00, '−¥5.00'],
])('%i fen reads %s', (fen, text) => {
  expect(yuan(fen)).toBe(text)
})
