import type { ChannelOrder, Connector, Opened } from '../outside.ts'
import {
  type AlipayConnection,
  exchange,
  gatewayOf,
  type Request,
  signedRequest,
} from './exchange.ts'
import { isWay, opening, precreated, products, type Way } from './opening.ts'
import { readNotice } from './read-notice.ts'
import { refundState, refusalOf, tradeState, verdictOf, withoutTrade } from './states.ts'
import { toYuan } from '../../kernel/yuan.ts'

/** The bank's line to Alipay: its open API, signed by RSA2. It throws nothing. */
export const connectAlipay = (connection: AlipayConnection): Connector => {
  const ask = (request: Request) => exchange(connection, request)

  const query: Connector['query'] = async (order) => {
    const answer = await ask(about(order, 'alipay.trade.query'))
    if (!answer) return { state: 'unknown' }
    return verdictOf(answer) === 'done' ? tradeState(answer) : withoutTrade(answer)
  }

  const queryRefund: Connector['queryRefund'] = async ({ order, number }) => {
    const added = { out_request_no: number, query_options: ['gmt_refund_pay'] }
    const answer = await ask(about(order, 'alipay.trade.fastpay.refund.query', added))
    return answer ? refundState(answer, await connection.now(order.realmId)) : { state: 'unknown' }
  }

  return {
    products,

    open: async (order) => {
      const way = order.product ?? 'qr'
      if (!isWay(way)) return { outcome: 'refused', code: 'channel_unavailable' }
      const request = opening(way, order)
      if (way === 'qr') return precreated(await ask(request), order)
      const signed = new URLSearchParams(await signedRequest(connection, request))
      return handedOver(way, signed.toString(), gatewayOf(connection, order.realmId))
    },

    query,

    close: async (order) => {
      const answer = await ask(about(order, 'alipay.trade.close'))
      if (!answer) return { state: 'unknown' }
      if (verdictOf(answer) === 'done') return { state: 'closed' }
      // Alipay closes only what waits for its payer. What became of it instead, the query tells.
      return notWaiting.includes(answer['sub_code']) ? query(order) : withoutTrade(answer)
    },

    refund: async (refund) => {
      const answer = await ask(
        about(refund.order, 'alipay.trade.refund', {
          out_request_no: refund.number,
          refund_amount: toYuan(refund.amount),
          ...(refund.reason !== null && { refund_reason: refund.reason }),
        }),
      )
      if (!answer) return { state: 'unknown' }
      // Whether the money moved now, earlier or not yet is for the query to say.
      if (verdictOf(answer) === 'done') return queryRefund(refund)
      const code = refusalOf(answer)
      return code ? { state: 'failed', code } : { state: 'unknown' }
    },

    queryRefund,

    readNotice: async (notice) => readNotice(connection, notice),
    replies: {
      taken: { status: 200, contentType: 'text/plain', body: 'success' },
      refused: { status: 200, contentType: 'text/plain', body: 'failure' },
    },
  }
}

const notWaiting: readonly unknown[] = [
  ...['ACQ.TRADE_STATUS_ERROR', 'ACQ.REASON_TRADE_STATUS_INVALID'],
  ...['ACQ.TRADE_HAS_SUCCESS', 'ACQ.TRADE_HAS_CLOSE'],
]

/** A request about a trade that is there already. */
const about = (
  { realmId, number }: ChannelOrder,
  method: Request['method'],
  added: Request['content'] = {},
): Request => ({ realmId, method, content: { out_trade_no: number, ...added } })

/** What the browser or the merchant's app carries to Alipay: nothing is asked of Alipay before the payer is there. */
const handedOver = (way: Exclude<Way, 'qr'>, signed: string, gateway: string): Opened => ({
  outcome: 'opened',
  action:
    way === 'app'
      ? { type: 'open_app', url: null, handoff: signed }
      : { type: 'redirect', url: `${gateway}?${signed}`, fields: null },
})
