import type { IncomingNotice, Notice } from '../outside.ts'
import { isBelieved } from './believed.ts'
import type { WechatPayConnection } from './connection.ts'
import { NoticeBody, RefundNotice, Transaction } from './messages.ts'
import { openResource } from './sealed-resource.ts'
import { paymentState, refundState } from './states.ts'

/**
 * Reads a notice: who signed it, then what is sealed in it, then whether that is about us. What was asked is compared
 * by whoever knows the payment.
 */
export const readNotice = (
  { platformKeys, apiV3Key, appId, mchId }: WechatPayConnection,
  incoming: IncomingNotice,
): Notice => {
  if (!isBelieved(platformKeys, incoming)) return UNBELIEVABLE
  const { data: notice } = NoticeBody.safeParse(parsed(incoming.body))
  if (!notice) return UNBELIEVABLE
  const opened = openResource(apiV3Key, notice.resource)
  if (opened === undefined) return UNBELIEVABLE

  const content = parsed(opened)
  if (notice.event_type.startsWith('TRANSACTION.')) {
    const { data } = Transaction.safeParse(content)
    if (data?.appid !== appId || data.mchid !== mchId) return NOTHING
    return { about: 'payment', number: data.out_trade_no, state: paymentState(data) }
  }
  if (notice.event_type.startsWith('REFUND.')) {
    const { data } = RefundNotice.safeParse(content)
    if (data?.mchid !== mchId) return NOTHING
    const state = refundState({ ...data, status: data.refund_status })
    return { about: 'refund', number: data.out_refund_no, state }
  }
  return NOTHING
}

const UNBELIEVABLE: Notice = { about: 'unbelievable' }
const NOTHING: Notice = { about: 'nothing' }

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
