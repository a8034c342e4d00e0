import type { Channel } from '@qiantang/sdk/contract'

import type { App } from '../apps/caller.ts'
import { termsOf } from '../channels/index.ts'
import { feeOf, type FeeRule, ruleFor, type Tariff } from '../fees/index.ts'
import type { ClearingLine } from './clearing.ts'
import type { Uncleared } from './clearing-table.ts'

/** What an app’s payments cost on a day. */
export interface Costs {
  app: App
  rules: readonly FeeRule[]
  /** What was paid by each channel in the month, up to the day before. */
  turnover: ReadonlyMap<string, number>
}

type Cost = Pick<ClearingLine, 'fee' | 'feeRate' | 'feeRuleId' | 'onRefund' | 'outsideFee'>

/** What one payment costs, and would have cost outside. */
export const costOf = (costs: Costs, payment: Uncleared): Cost => {
  const { amount, channel, feeRate } = payment
  const rule = ruleOf(costs, payment, channel)
  const tariff = rule ?? plain(channel, feeRate)
  return {
    fee: feeOf(amount, tariff),
    feeRate: tariff.feeRate,
    feeRuleId: rule?.id ?? null,
    onRefund: tariff.onRefund,
    outsideFee: isOwn(channel) ? cheapestOutside(costs, payment) : null,
  }
}

const ruleOf = (
  { rules, turnover }: Costs,
  { product, at }: Uncleared,
  channel: Channel,
): FeeRule | undefined =>
  ruleFor(rules, {
    ...{ channel, at, turnover: turnover.get(channel) ?? 0 },
    product: isOwn(channel) ? null : product,
  })

/** Where no rule was agreed: the rate of the payment. Alipay keeps its fee on a refund, the others give it back. */
const plain = (channel: Channel, feeRate: number): Tariff => ({
  ...{ feeRate, minFee: null, maxFee: null },
  onRefund: channel === 'alipay' ? 'kept' : 'returned',
})

const isOwn = (channel: Channel): boolean => channel === 'bank_balance' || channel === 'quick_pay'

const wallets = ['alipay', 'wechat_pay', 'unionpay'] as const satisfies Channel[]

/** By the cheapest outside wallet the app may offer, else by the cheapest there is. */
const cheapestOutside = (costs: Costs, payment: Uncleared): number => {
  const offered = wallets.filter((wallet) => costs.app.channels.includes(wallet))
  const among = offered.length > 0 ? offered : wallets
  return Math.min(
    ...among.map((wallet) => {
      const rule = ruleOf(costs, { ...payment, product: null }, wallet)
      return feeOf(payment.amount, rule ?? plain(wallet, termsOf(costs.app, wallet).feeRate))
    }),
  )
}
