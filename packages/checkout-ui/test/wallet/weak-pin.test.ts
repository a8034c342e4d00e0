import { expect, test } from 'vitest'
import { isWeakPin } from '../../src/wallet/pin/weak-pin.ts'

test.each(['000000', '123456', '654321', '789012', '210987'])('%s is weak', (pin) => {
  expect(isWeakPin(pin)).toBe(true)
})

test.each(['271828', '112233', '135790'])('%s is not', (pin) => {
  expect(isWeakPin(pin)).toBe(false)
})
