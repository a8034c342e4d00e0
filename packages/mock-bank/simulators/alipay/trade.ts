import type { PayerName } from '../payers.ts'

export type Way = 'qr' | 'page' | 'wap' | 'app'

/** What a merchant wants paid. Moments are ISO texts, amounts fen. */
export interface Trade {
  appId: string
  /** The merchant's own number, `out_trade_no`. */
  number: string
  way: Way
  subject: string
  amount: number
  /** What the payer's app finds it by: the code it scans, or the cashier it is led to. */
  code: string
  noticeUrl: string | null
  returnUrl: string | null
  passback: string | null
  createdAt: string
  expiresAt: string
  /** Until a payer opens it, a trade is but an offer: Alipay knows of no such trade yet. */
  tradeNo: string | null
  paid: Paid | null
  /** Unpaid and closed. */
  closedAt: string | null
  refunds: Refund[]
}

export interface Paid {
  at: string
  payer: PayerName
}

export interface Refund {
  /** The merchant's own number of it, `out_request_no`. */
  number: string
  amount: number
  reason: string | null
  at: string
  /** How many queries are still answered with "under way". */
  queriesBeforeDone: number
}

export type TradeStatus = 'WAIT_BUYER_PAY' | 'TRADE_SUCCESS' | 'TRADE_FINISHED' | 'TRADE_CLOSED'

export const refunded = ({ refunds }: Trade): number =>
  refunds.reduce((sum, { amount }) => sum + amount, 0)

const REFUNDABLE_MS = 365 * 86_400_000

/** How a trade stands; of what is but an offer there is nothing to tell. */
export function statusOf(trade: Trade, now: Date): TradeStatus | undefined {
  if (trade.tradeNo === null) return undefined
  if (trade.paid === null) return isOver(trade, now) ? 'TRADE_CLOSED' : 'WAIT_BUYER_PAY'
  if (refunded(trade) === trade.amount) return 'TRADE_CLOSED'
  const isFinal = now.getTime() - Date.parse(trade.paid.at) > REFUNDABLE_MS
  return isFinal ? 'TRADE_FINISHED' : 'TRADE_SUCCESS'
}

/** Whether nobody can pay it any more, though nobody has. */
export const isOver = ({ closedAt, expiresAt, paid }: Trade, now: Date): boolean =>
  paid === null && (closedAt !== null || now.getTime() >= Date.parse(expiresAt))
