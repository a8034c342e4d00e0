import type { IncomingNotice, Notice } from '../outside.ts'
import { fromAlipayTime } from './alipay-time.ts'
import type { AlipayConnection } from './exchange.ts'
import { isSignedBy, noticeText, type Parameters } from './signature.ts'
import { tradeState } from './states.ts'

/** Reads a notice: a form that Alipay posts and signs, about a trade of ours or money given back of it. */
export const readNotice = (
  { appId, sellerId, alipayPublicKey }: AlipayConnection,
  { body, at }: IncomingNotice,
): Notice => {
  const fields = readForm(body)
  if (!fields || fields['sign_type'] !== 'RSA2') return { about: 'unbelievable' }
  if (!isSignedBy(alipayPublicKey, noticeText(fields), fields['sign'] ?? ''))
    return { about: 'unbelievable' }
  // Genuine, but told to somebody else: whoever passes it on to us wants something.
  if (fields['app_id'] !== appId || fields['seller_id'] !== sellerId)
    return { about: 'unbelievable' }

  const {
    notify_type: type,
    out_trade_no: number,
    out_biz_no: refund,
    trade_no: reference,
  } = fields
  if (type !== 'trade_status_sync' || !number) return { about: 'nothing' }
  if (refund && reference && fields['refund_fee'] !== undefined) {
    const givenBackAt = fromAlipayTime(fields['gmt_refund']) ?? at
    const state = { state: 'succeeded', reference, at: givenBackAt } as const
    return { about: 'refund', number: refund, state }
  }
  return { about: 'payment', number, state: tradeState(fields) }
}

/** A name that comes twice makes a form unreadable. */
const readForm = (body: string): Parameters | undefined => {
  const pairs = [...new URLSearchParams(body)]
  const fields = Object.fromEntries(pairs)
  return Object.keys(fields).length === pairs.length ? fields : undefined
}
