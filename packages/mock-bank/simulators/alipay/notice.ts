import { randomBytes } from 'node:crypto'

import type { Notice } from '../postman.ts'
import type { House } from './house.ts'
import { signedForm } from './message.ts'
import { buyerOf } from './buyer.ts'
import { timeText } from './time.ts'
import { type Refund, refunded, statusOf, type Trade } from './trade.ts'
import { yuanOf } from './yuan.ts'

/** The form that tells a merchant how a trade stands. Sent again, it is the same byte for byte. */
export function writeNotice(
  { clock, key, members }: House,
  trade: Trade,
  refund?: Refund,
): Notice | undefined {
  if (trade.noticeUrl === null) return undefined
  const now = clock.now()
  const { paid, closedAt } = trade
  const fields = {
    notify_time: timeText(now),
    notify_type: 'trade_status_sync',
    notify_id: `${timeText(now).slice(0, 10).replaceAll('-', '')}${randomBytes(13).toString('hex')}`,
    ...{ app_id: trade.appId, auth_app_id: trade.appId, charset: 'utf-8', version: '1.0' },
    ...{ trade_no: trade.tradeNo ?? '', out_trade_no: trade.number, subject: trade.subject },
    seller_id: members[trade.appId]?.sellerId ?? '',
    trade_status: statusOf(trade, now) ?? '',
    total_amount: yuanOf(trade.amount),
    gmt_create: timeText(trade.createdAt),
    passback_params: trade.passback ?? '',
    ...(paid && {
      gmt_payment: timeText(paid.at),
      buyer_id: buyerOf(paid.payer).buyer_user_id,
      buyer_logon_id: buyerOf(paid.payer).buyer_logon_id,
      receipt_amount: yuanOf(trade.amount),
      buyer_pay_amount: yuanOf(trade.amount),
      invoice_amount: yuanOf(trade.amount),
      point_amount: '0.00',
      fund_bill_list: JSON.stringify([
        { amount: yuanOf(trade.amount), fundChannel: 'ALIPAYACCOUNT' },
      ]),
    }),
    ...(closedAt !== null && { gmt_close: timeText(closedAt) }),
    ...(refund && {
      out_biz_no: refund.number,
      refund_fee: yuanOf(refunded(trade)),
      gmt_refund: `${timeText(refund.at)}.000`,
    }),
  }
  return {
    url: trade.noticeUrl,
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body: signedForm(fields, key).toString(),
  }
}
