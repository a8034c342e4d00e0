/** The forms of WeChat Pay, as its answers name them. */
export type TradeType = 'NATIVE' | 'MWEB' | 'JSAPI' | 'APP'

/** What a merchant wants paid. Moments are ISO texts, amounts fen. */
export interface Order {
  mchId: string
  /** `out_trade_no`. */
  number: string
  appId: string
  tradeType: TradeType
  description: string
  attach: string
  total: number
  noticeUrl: string
  /** Where JSAPI said who pays. */
  openId: string | null
  /** By this the payer's app finds it: inside a code, a link, or what is handed to the app. */
  prepayId: string
  createdAt: string
  expiresAt: string
  /** Where the payer's browser goes back to, once H5 was told. */
  returnUrl: string | null
  state: 'NOTPAY' | 'CLOSED' | 'PAYERROR' | 'SUCCESS'
  paid: Paid | null
}

/** How it was paid. */
export interface Paid {
  transactionId: string
  at: string
  openId: string
  /** The name of the payer in the table of payers. */
  payer: string
  bankType: string
}

export interface Refund {
  mchId: string
  /** `out_refund_no`. */
  number: string
  /** `out_trade_no` of what it gives back from. */
  orderNumber: string
  refundId: string
  amount: number
  reason: string | null
  noticeUrl: string | null
  createdAt: string
  /** How it ends. */
  end: 'SUCCESS' | 'ABNORMAL'
  /** How many queries are still answered with "under way" before the end is told. */
  queriesBeforeEnd: number
  endedAt: string | null
}

export const statusOf = ({ end, endedAt }: Refund): Refund['end'] | 'PROCESSING' =>
  endedAt === null ? 'PROCESSING' : end

/** Whether a refund takes anything of what was paid: nothing once it has failed. */
export const counts = (refund: Refund): boolean => statusOf(refund) !== 'ABNORMAL'

/** An order as it is now: time alone closes what nobody has paid. */
export const asOf = (order: Order, now: Date): Order =>
  order.state === 'NOTPAY' && now.getTime() >= Date.parse(order.expiresAt)
    ? { ...order, state: 'CLOSED' }
    : order
