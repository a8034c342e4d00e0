import { buyerOf } from '../buyer.ts'
import type { House } from '../house.ts'
import { timeText } from '../time.ts'
import type { Trade } from '../trade.ts'

/** One line of a bill: a payment, or money given back. */
export interface Entry {
  kind: '交易' | '退款'
  trade: Trade
  at: string
  /** Who paid. */
  counterparty: string
  /** Fen; given back, below zero. */
  amount: number
  /** Fen, below zero; Alipay keeps its fee of what is given back. */
  fee: number
  refundNumber: string
}

const FEE_PPM = 6_000

const feeOf = (amount: number): number => -Math.floor((amount * FEE_PPM + 500_000) / 1_000_000)

/** What moved through a merchant's account on a day of China time, oldest first. */
export const entriesOf = ({ trades }: House, appId: string, day: string): Entry[] =>
  trades
    .all()
    .filter((trade) => trade.appId === appId)
    .flatMap(entriesOfTrade)
    .filter(({ at }) => timeText(at).startsWith(day))
    .toSorted((left, right) => Date.parse(left.at) - Date.parse(right.at))

function entriesOfTrade(trade: Trade): Entry[] {
  const { paid, amount } = trade
  if (!paid) return []
  const counterparty = buyerOf(paid.payer).buyer_logon_id
  const payment: Entry = {
    ...{ kind: '交易', trade, at: paid.at, counterparty },
    ...{ amount, fee: feeOf(amount), refundNumber: '' },
  }
  const refunds = trade.refunds
    .filter(({ queriesBeforeDone }) => queriesBeforeDone === 0)
    .map((refund): Entry => ({
      ...{ kind: '退款', trade, at: refund.at, counterparty, fee: 0 },
      ...{ amount: -refund.amount, refundNumber: refund.number },
    }))
  return [payment, ...refunds]
}
