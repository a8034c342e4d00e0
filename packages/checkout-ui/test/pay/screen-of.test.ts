import type { CheckoutSummary, Payment } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'
import type { Checkout } from '../../src/pay/checkout.ts'
import { screenOf } from '../../src/pay/screen-of.ts'
import { payment, session } from '../stage/checkouts.ts'

const at = (bill: Partial<CheckoutSummary>, attempt: Payment | null = null): Checkout => {
  const now = session({ ...bill, payment: attempt })
  return { bill: now, session: now, access: 'payer' }
}

test.each([
  ['open', 'choose'],
  ['processing', 'processing'],
  ['completed', 'paid'],
  ['closed', 'closed'],
  ['expired', 'expired'],
  ['a_status_of_tomorrow', 'processing'],
] as const)('a session that is %s is at the screen %s', (status, screen) => {
  expect(screenOf(at({ status }))).toBe(screen)
})

test('the bank decides when an order is overdue, by its own clock', () => {
  const expiresAt = '2026-06-01T10:14:32.000+08:00'

  expect(screenOf(at({ expiresAt, now: '2026-06-01T10:14:31.999+08:00' }))).toBe('choose')
  expect(screenOf(at({ expiresAt, now: '2026-06-01T10:14:32.000+08:00' }))).toBe('expired')
})

test('an attempt that waits for its payer is theirs to finish, one that asks the unknown is waited for', () => {
  const unknown = { type: 'look_into_the_camera' } as unknown as Payment['nextAction']

  expect(screenOf(at({ status: 'processing' }, payment()))).toBe('choose')
  expect(screenOf(at({ status: 'processing' }, payment({ nextAction: unknown })))).toBe(
    'processing',
  )
})

test('an attempt for another amount is not taken up again', () => {
  expect(screenOf(at({ status: 'processing', total: 90_00 }, payment({ amount: 88_50 })))).toBe(
    'processing',
  )
})
