import { chart } from '../ledger/index.ts'
import type { Channel } from './channel.ts'

/**
 * A channel whose payers act outside the bank, known or unknown to it. What it takes it owes us until it settles.
 * Paying is free for them; what it costs the merchant is agreed, else the channel's usual rate.
 */
const outside = (name: Channel['name'], merchantFeeRate: number): Channel => ({
  name,
  merchantFeeRate,
  payerFee: () => 0,
  hindrance: () => null,
  ask: null,
  source: ({ realmId }) => chart.channelReceivable(realmId, name),
})

export const alipay = outside('alipay', 6_000)
export const wechatPay = outside('wechat_pay', 6_000)
export const unionpay = outside('unionpay', 5_500)
export const gateway = outside('gateway', 2_500)
