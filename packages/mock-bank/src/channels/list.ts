import { bankBalance } from './bank-balance.ts'
import type { Channel } from './channel.ts'
import { quickPay } from './quick-pay.ts'
import { alipay, gateway, unionpay, wechatPay } from './outside-channels.ts'

/** Every way to pay that this bank can carry out. */
export const channels: readonly Channel[] = [
  bankBalance,
  quickPay,
  unionpay,
  gateway,
  alipay,
  wechatPay,
]

/** The channel of a name, where the bank has it. */
export const channelOf = (name: string): Channel | undefined =>
  channels.find((channel) => channel.name === name)
