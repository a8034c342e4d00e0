import type { CheckoutSummary } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'
import { chosenMethod, inOrder } from '../../src/pay/methods/methods.tsx'
import { shortfall } from '../../src/pay/shortfall.ts'
import { session } from '../stage/checkouts.ts'

type Offered = CheckoutSummary['methods']

const offered: Offered = [
  { channel: 'bank_balance', available: false, reason: 'no_user', payerFee: 0 },
  { channel: 'alipay', available: true, reason: null, payerFee: 53 },
  { channel: 'unionpay', available: true, reason: null, payerFee: 0 },
  { channel: 'a_channel_of_tomorrow', available: true, reason: null, payerFee: 0 },
]

test('ready ways come first, the cheaper before the dearer, and unknown ones are left out', () => {
  expect(inOrder(offered).map(({ channel }) => channel)).toEqual([
    'unionpay',
    'alipay',
    'bank_balance',
  ])
})

test('the first ready way is chosen until the payer chooses, and again when their choice is gone', () => {
  expect(chosenMethod(offered, undefined)?.channel).toBe('unionpay')
  expect(chosenMethod(offered, 'alipay')?.channel).toBe('alipay')
  expect(chosenMethod(offered, 'bank_balance')?.channel).toBe('unionpay')
  expect(chosenMethod(offered.slice(0, 1), 'bank_balance')).toBeUndefined()
})

test.each([
  [88_50, 0, 0],
  [88_49, 0, 1],
  [88_50, 50, 50],
  [0, 0, 88_50],
])('with %i fen at hand and a fee of %i, %i are missing', (available, payerFee, missing) => {
  const method = { channel: 'bank_balance', available: true, reason: null, payerFee } as const
  const now = session({
    methods: [method],
    payer: { accountId: 'acc_0', accountClass: 'III', available, pinIsSet: true },
  })

  expect(shortfall({ bill: now, session: now, access: 'payer' }, method)).toBe(missing)
})
