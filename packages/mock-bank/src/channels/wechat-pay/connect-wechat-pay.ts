import { toTimestamp } from '../../kernel/time.ts'
import type {
  ChannelOrder,
  ChannelRefund,
  ChannelState,
  Connector,
  Opened,
  RefundState,
} from '../outside.ts'
import type { WechatPayConnection } from './connection.ts'
import { exchange, type Answer } from './exchange.ts'
import { RefundAnswer, Transaction } from './messages.ts'
import { products } from './products.ts'
import { readNotice } from './read-notice.ts'
import { paymentState, refundState } from './states.ts'

/** The bank's line to WeChat Pay: API v3. It throws nothing. */
export const connectWechatPay = (connection: WechatPayConnection): Connector => {
  const { appId, mchId } = connection

  const query = async (order: ChannelOrder): Promise<ChannelState> => {
    const path = `${byNumber(order.number)}?mchid=${encodeURIComponent(mchId)}`
    const answer = await exchange(connection, order.realmId, 'GET', path)
    if (answer?.status === 404 && answer.code === 'ORDER_NOT_EXIST') return { state: 'absent' }
    if (answer?.status !== 200) return { state: 'unknown' }

    const { data } = Transaction.safeParse(answer.body)
    const isOurs =
      data?.appid === appId && data.mchid === mchId && data.out_trade_no === order.number
    return isOurs ? paymentState(data) : { state: 'unknown' }
  }

  return {
    products: ['qr', 'h5', 'jsapi', 'app'],

    open: async (order) => {
      const product = order.product ? products[order.product] : undefined
      const asked = product?.asks(order)
      if (!product || !asked) return { outcome: 'refused', code: 'channel_unavailable' }

      const at = connection.wall()
      const answer = await exchange(connection, order.realmId, 'POST', product.path, {
        ...{ appid: appId, mchid: mchId, out_trade_no: order.number },
        description: withinBytes(order.description, DESCRIPTION_BYTES),
        time_expire: wireTime(expiryOf(order, await connection.now(order.realmId))),
        notify_url: order.noticeUrl,
        amount: { total: order.amount, currency: 'CNY' },
        ...asked,
      })
      if (answer?.status !== 200) return refusal(answer)

      const action = await product.action(answer.body, order, { ...connection, at })
      return action ? { outcome: 'opened', action } : { outcome: 'unknown' }
    },

    query,

    close: async (order) => {
      const path = `${byNumber(order.number)}/close`
      const answer = await exchange(connection, order.realmId, 'POST', path, { mchid: mchId })
      if (answer?.status === 204) return { state: 'closed' }
      if (answer?.code === 'ORDER_NOT_EXIST') return { state: 'absent' }
      // Paid, closed already, or none of both: the order itself says which.
      return answer ? query(order) : { state: 'unknown' }
    },

    refund: async (refund) => {
      const { order, number, amount, reason, noticeUrl } = refund
      const answer = await exchange(connection, order.realmId, 'POST', REFUNDS, {
        ...{ out_trade_no: order.number, out_refund_no: number, notify_url: noticeUrl },
        ...(reason && { reason: withinBytes(reason, REASON_BYTES) }),
        amount: { refund: amount, total: order.amount, currency: 'CNY' },
      })
      if (answer?.status === 200) return readRefund(answer, refund)
      return refusesRefund.has(answer?.code ?? '')
        ? { state: 'failed', code: 'refund_declined' }
        : { state: 'unknown' }
    },

    queryRefund: async (refund) => {
      const path = `${REFUNDS}/${encodeURIComponent(refund.number)}`
      const answer = await exchange(connection, refund.order.realmId, 'GET', path)
      if (answer?.status === 404 && answer.code === 'RESOURCE_NOT_EXISTS')
        return { state: 'absent' }
      return answer?.status === 200 ? readRefund(answer, refund) : { state: 'unknown' }
    },

    readNotice: async (notice) => readNotice(connection, notice),

    replies: {
      taken: { status: 204, contentType: null, body: '' },
      refused: {
        status: 500,
        contentType: 'application/json',
        body: '{"code":"FAIL","message":"失败"}',
      },
    },
  }
}

const byNumber = (number: string): string =>
  `/v3/pay/transactions/out-trade-no/${encodeURIComponent(number)}`

const REFUNDS = '/v3/refund/domestic/refunds'

/** Refusals after which nothing was opened, whatever came before. */
const refusesOpening = new Set([
  'PARAM_ERROR',
  'INVALID_REQUEST',
  'SIGN_ERROR',
  'NO_AUTH',
  'APPID_MCHID_NOT_MATCH',
  'MCH_NOT_EXISTS',
  'ORDER_CLOSED',
  'RULE_LIMIT',
])

const refusal = (answer: Answer | undefined): Opened => {
  const code = answer?.code ?? ''
  if (!refusesOpening.has(code)) return { outcome: 'unknown' }
  return { outcome: 'refused', code: 'channel_declined' }
}

/** Refusals after which no money goes back. One that was taken on before is answered with its state instead. */
const refusesRefund = new Set([
  'PARAM_ERROR',
  'INVALID_REQUEST',
  'NO_AUTH',
  'NOT_ENOUGH',
  'USER_ACCOUNT_ABNORMAL',
  'RESOURCE_NOT_EXISTS',
  'MCH_NOT_EXISTS',
])

const readRefund = (answer: Answer, { order, number, amount }: ChannelRefund): RefundState => {
  const { data } = RefundAnswer.safeParse(answer.body)
  const isOurs =
    data?.out_refund_no === number &&
    data.out_trade_no === order.number &&
    data.amount.refund === amount
  return isOurs ? refundState(data) : { state: 'unknown' }
}

/** When the payer's time is up: with the order's, and not within the minute, which WeChat Pay refuses. */
const expiryOf = ({ expiresAt }: ChannelOrder, now: Date): Date =>
  new Date(Math.max(expiresAt.getTime(), now.getTime() + SHORTEST_MS))

const SHORTEST_MS = 60_000

/** RFC 3339 to the second. */
const wireTime = (at: Date): string => toTimestamp(at).replace(/\.\d{3}/, '')

const DESCRIPTION_BYTES = 127
const REASON_BYTES = 80

/** The beginning of a text that fits into so many bytes, whole characters only. */
const withinBytes = (text: string, bytes: number): string => {
  let kept = ''
  for (const character of text) {
    if (Buffer.byteLength(kept + character) > bytes) break
    kept += character
  }
  return kept
}
