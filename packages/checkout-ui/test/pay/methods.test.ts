import type { CheckoutSummary } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'
import type { Place } from '../../src/pay/environment/place.ts'
import type { Visitor } from '../../src/pay/environment/visitor.ts'
import { chosenWay, waysFor } from '../../src/pay/methods/offered.ts'
import { shortfall } from '../../src/pay/shortfall.ts'
import { session } from '../stage/checkouts.ts'

const at = (place: Place, openId?: string): Visitor => ({ place, openId, elder: false })

const offer = (
  channel: string,
  products: CheckoutSummary['methods'][number]['products'] = [],
  change: Partial<CheckoutSummary['methods'][number]> = {},
): CheckoutSummary['methods'][number] => ({
  channel,
  available: true,
  reason: null,
  products,
  payerFee: 0,
  ...change,
})

const all = [
  offer('alipay', ['page', 'wap', 'app', 'qr']),
  offer('wechat_pay', ['qr', 'h5', 'jsapi', 'app']),
  offer('unionpay', ['page', 'wap', 'qr', 'app']),
  offer('gateway'),
]

const forms = (visitor: Visitor) =>
  Object.fromEntries(
    waysFor(visitor, all).map(({ channel, product, elsewhere }) => [channel, elsewhere ?? product]),
  )

test('the ways to pay keep the bank’s order, and unknown ones are left out', () => {
  const offered = [
    offer('unionpay', ['qr'], { payerFee: 53 }),
    offer('alipay', ['qr']),
    offer('a_channel_of_tomorrow'),
    offer('bank_balance', [], { available: false, reason: 'no_user' }),
  ]
  expect(waysFor(at('desktop'), offered).map(({ channel }) => channel)).toEqual([
    'unionpay',
    'alipay',
    'bank_balance',
  ])
})

test('the first ready way is chosen until the payer chooses, and again when their choice is gone', () => {
  const ways = waysFor(at('desktop'), [
    offer('unionpay', ['qr']),
    offer('alipay', ['qr']),
    offer('bank_balance', [], { available: false, reason: 'no_user' }),
  ])
  expect(chosenWay(ways, undefined)?.channel).toBe('unionpay')
  expect(chosenWay(ways, 'alipay')?.channel).toBe('alipay')
  expect(chosenWay(ways, 'bank_balance')?.channel).toBe('unionpay')
  expect(chosenWay(ways.slice(2), 'bank_balance')).toBeUndefined()
})

test('a desk shows codes, a phone opens apps, and an app pays in itself', () => {
  expect(forms(at('desktop'))).toEqual({
    alipay: 'qr',
    wechat_pay: 'qr',
    unionpay: 'qr',
    gateway: undefined,
  })
  expect(forms(at('phone'))).toMatchObject({ alipay: 'wap', wechat_pay: 'h5', unionpay: 'wap' })
  expect(forms(at('wechat', 'o_1'))).toMatchObject({ wechat_pay: 'jsapi', alipay: 'browser' })
  expect(forms(at('alipay'))).toMatchObject({ alipay: 'wap', wechat_pay: 'browser' })
  expect(forms(at('unionpay'))).toMatchObject({ unionpay: 'wap', alipay: 'browser' })
})

test('an app that does not know who is paying in it sends them to the browser', () => {
  expect(forms(at('wechat'))).toMatchObject({ wechat_pay: 'browser' })
})

test('what only the other device can do is not chosen for the payer', () => {
  const phoneOnly = [offer('wechat_pay', ['h5'])]
  const deskOnly = [offer('alipay', ['page'])]

  expect(waysFor(at('desktop'), phoneOnly)[0]?.elsewhere).toBe('phone')
  expect(waysFor(at('phone'), deskOnly)[0]?.elsewhere).toBe('desktop')
  expect(chosenWay(waysFor(at('desktop'), phoneOnly), undefined)).toBeUndefined()
})

test.each([
  [88_50, 0, 0],
  [88_49, 0, 1],
  [88_50, 50, 50],
  [0, 0, 88_50],
])('with %i fen at hand and a fee of %i, %i are missing', (available, payerFee, missing) => {
  const usable = { channel: 'bank_balance', available: true, reason: null } as const
  const method = { ...usable, products: [], payerFee }
  const now = session({
    methods: [method],
    payer: { accountId: 'acc_0', accountClass: 'III', available, pinIsSet: true },
  })

  expect(shortfall({ bill: now, session: now, access: 'payer' }, method)).toBe(missing)
})
