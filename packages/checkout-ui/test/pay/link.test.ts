import { expect, test } from 'vitest'
import { payLinkOf } from '../../src/pay/link.ts'
import { pauseBefore, thinking, waiting } from '../../src/api/polling.ts'
import { returnUrlOf } from '../../src/pay/return-url.ts'

const id = 'cos_01JWM2E6T0ABCDEFGHJKMNPQRS'

test('the address names the session, and behind # the secret', () => {
  expect(payLinkOf(`/pay/${id}`, '#csk_abc')).toEqual({ checkoutSessionId: id, secret: 'csk_abc' })
  expect(payLinkOf(`/pay/${id}/`, '')).toEqual({ checkoutSessionId: id, secret: undefined })
})

test.each(['/pay/', '/pay/cos_short', `/pay/${id}/more`, '/pay/ord_01JWM2E6T0ABCDEFGHJKMNPQRS'])(
  '%s is no checkout',
  (path) => {
    expect(payLinkOf(path, '#csk_abc')).toBeUndefined()
  },
)

test('the merchant learns which session came back, and keeps its own query', () => {
  expect(returnUrlOf({ id, returnUrl: 'https://shop.example/thanks?order=1#top' })).toBe(
    `https://shop.example/thanks?order=1&checkout_session=${id}#top`,
  )
})

test('the page asks soon at first, then less and less often, and never stops', () => {
  expect([0, 1, 2, 20].map((asked) => pauseBefore(asked, waiting))).toEqual([
    1000, 1400, 1960, 8000,
  ])
  expect([0, 1, 20].map((asked) => pauseBefore(asked, thinking))).toEqual([10_000, 12_500, 30_000])
})
