import type { PayProduct } from '@qiantang/sdk/contract'

import { addSeconds, toTimestamp } from '../../kernel/time.ts'
import type { ChannelOrder, Opened } from '../outside.ts'
import { toAlipaySpan } from './alipay-time.ts'
import type { Answer, Request } from './exchange.ts'
import { refusalOf, verdictOf } from './states.ts'
import { toYuan } from '../../kernel/yuan.ts'

/** The ways to open a payment, by product: what is called, and as what it was agreed with Alipay. */
const ways = {
  qr: { method: 'alipay.trade.precreate', agreed: 'QR_CODE_OFFLINE' },
  page: { method: 'alipay.trade.page.pay', agreed: 'FAST_INSTANT_TRADE_PAY' },
  wap: { method: 'alipay.trade.wap.pay', agreed: 'QUICK_WAP_WAY' },
  app: { method: 'alipay.trade.app.pay', agreed: 'QUICK_MSECURITY_PAY' },
} as const satisfies Partial<Record<PayProduct, { method: Request['method']; agreed: string }>>

export type Way = keyof typeof ways

export const products = Object.keys(ways) as Way[]

export const isWay = (product: string): product is Way => product in ways

/** The request that opens a payment. The page of the browser ways goes back to where the payer came from. */
export const opening = (way: Way, order: ChannelOrder): Request => ({
  realmId: order.realmId,
  method: ways[way].method,
  content: {
    out_trade_no: order.number,
    total_amount: toYuan(order.amount),
    subject: withoutForbidden(order.description),
    product_code: ways[way].agreed,
    timeout_express: toAlipaySpan(order.createdAt, order.expiresAt),
    ...(way === 'wap' && { quit_url: order.returnUrl }),
  },
  noticeUrl: order.noticeUrl,
  ...((way === 'page' || way === 'wap') && { returnUrl: order.returnUrl }),
})

/** What a subject may not hold; a full-width sign reads the same. */
const withoutForbidden = (description: string): string =>
  description.replaceAll(/[/=&]/g, (sign) => String.fromCodePoint(sign.charCodeAt(0) + 0xfee0))

const codeLivesSeconds = 7_200

/** What came of asking for a code. Opening moves no money: what was refused for a reason unknown to us is refused too. */
export const precreated = (answer: Answer | undefined, order: ChannelOrder): Opened => {
  if (!answer || verdictOf(answer) === 'unsure') return { outcome: 'unknown' }
  if (verdictOf(answer) === 'refused') {
    // It was paid by an earlier sending of the same request: the query tells.
    const isPaid = answer['sub_code'] === 'ACQ.TRADE_HAS_SUCCESS'
    const code = refusalOf(answer) ?? 'channel_declined'
    return isPaid ? { outcome: 'unknown' } : { outcome: 'refused', code }
  }
  const { qr_code: code } = answer
  if (typeof code !== 'string') return { outcome: 'unknown' }

  const deadAt = addSeconds(order.createdAt, codeLivesSeconds)
  const expiresAt = toTimestamp(deadAt < order.expiresAt ? deadAt : order.expiresAt)
  return { outcome: 'opened', action: { type: 'show_qr', code, expiresAt } }
}
