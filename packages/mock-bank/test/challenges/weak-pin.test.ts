import { expect, test } from 'vitest'

import { isWeakPin } from '../../src/challenges/index.ts'

const holder = { idNumber: '330106199003071236', mobile: '13800138246' }

test.each([
  ['000000', 'one digit'],
  ['777777', 'one digit'],
  ['123456', 'counting up'],
  ['789012', 'counting up through the ten'],
  ['654321', 'counting down'],
  ['210987', 'counting down through the ten'],
  ['900307', 'the birthday'],
  ['071236', 'the end of the id number'],
  ['138246', 'the end of the mobile'],
])('%s is weak: %s', (pin) => {
  expect(isWeakPin(pin, holder)).toBe(true)
})

test.each(['135790', '112233', '246802', '190037', '738291'])('%s is not', (pin) => {
  expect(isWeakPin(pin, holder)).toBe(false)
})
