import { expect, test } from 'vitest'

import { openCheckout, returnedSession } from '../../src/checkout/index.ts'

const id = 'cos_01JZ0000000000000000000000'

test('the payer is sent to the session’s address, secret and all', () => {
  const visited: string[] = []
  const page = { location: { assign: (url: string) => visited.push(url) } as unknown as Location }

  openCheckout({ url: `https://bank.test/pay/${id}#csk_1`, window: page })

  expect(visited).toEqual([`https://bank.test/pay/${id}#csk_1`])
})

test.each(['javascript:alert(1)', 'https://bank.test/elsewhere', 'nonsense'])(
  'refuses to send the payer to %s',
  (url) => {
    expect(() => openCheckout({ url })).toThrow(TypeError)
  },
)

test('a payer who came back is recognised by the session in the address', () => {
  expect(returnedSession(`https://shop.test/done?checkout_session=${id}`)).toBe(id)
  expect(returnedSession('https://shop.test/done')).toBeNull()
  expect(returnedSession('https://shop.test/done?checkout_session=<script>')).toBeNull()
})
