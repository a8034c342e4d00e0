import type { House } from './house.ts'
import { signedForm } from './message.ts'
import { timeText } from './time.ts'
import type { Trade } from './trade.ts'
import { yuanOf } from './yuan.ts'

/** Where the payer's browser goes back to: with what Alipay says of the trade once it is paid, signed; it proves nothing. */
export function returnUrlOf({ key, members, clock }: House, trade: Trade): string | null {
  if (trade.returnUrl === null || !trade.paid) return trade.returnUrl
  const told = {
    ...{ charset: 'utf-8', method: `alipay.trade.${trade.way}.pay.return`, version: '1.0' },
    ...{ app_id: trade.appId, auth_app_id: trade.appId },
    ...{ out_trade_no: trade.number, trade_no: trade.tradeNo ?? '' },
    ...{ total_amount: yuanOf(trade.amount), timestamp: timeText(clock.now()) },
    seller_id: members[trade.appId]?.sellerId ?? '',
  }
  const url = new URL(trade.returnUrl)
  for (const [name, value] of signedForm(told, key)) url.searchParams.append(name, value)
  return url.href
}
