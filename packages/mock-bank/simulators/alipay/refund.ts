import { buyerOf } from './buyer.ts'
import { findTrade, type House } from './house.ts'
import type { Request } from './offer.ts'
import { no, type Node, type Refusal, yes } from './refusals.ts'
import { timeText } from './time.ts'
import { type Refund, refunded, statusOf, type Trade } from './trade.ts'
import { fenOf, yuanOf } from './yuan.ts'
import { tell } from './turns.ts'

/** Gives money back. The same number again moves nothing, and `fund_change` says so. */
export async function giveBack(house: House, request: Request): Promise<Node> {
  const asked = { out_trade_no: request.content['out_trade_no'] }
  const trade = findTrade(house, request)
  if (!trade?.tradeNo) return no('ACQ.TRADE_NOT_EXIST', asked)
  const wanted = readRefund(request, trade)
  if (typeof wanted === 'string') return no(wanted, asked)

  const known = trade.refunds.find(({ number }) => number === wanted.number)
  if (known)
    return known.amount === wanted.amount
      ? answer(trade, known, 'N')
      : no('ACQ.DISCORDANT_REPEAT_REQUEST', asked)
  const refusal = refusalOf(house, trade, wanted.amount)
  if (refusal) return no(refusal, asked)

  const isSlow = house.steering().refunds === 'processing'
  const at = house.clock.now().toISOString()
  const refund = { ...wanted, at, queriesBeforeDone: isSlow ? 1 : 0 }
  const changed = house.trades.save({ ...trade, refunds: [...trade.refunds, refund] })
  if (!isSlow) await tell(house, changed, house.steering().notices, refund)
  return answer(changed, refund, isSlow ? 'N' : 'Y')
}

/** What became of a refund. Of one it has never heard of Alipay says yes and nothing else. */
export async function queryRefund(house: House, request: Request): Promise<Node> {
  const { out_trade_no: number, out_request_no: wanted } = request.content
  const trade = findTrade(house, request)
  if (!trade?.tradeNo) return no('ACQ.TRADE_NOT_EXIST', { out_trade_no: number })
  const refund = trade.refunds.find((known) => known.number === wanted)
  if (!refund) return yes({ out_trade_no: number, trade_no: trade.tradeNo })

  const asked = await askedAgain(house, trade, refund)
  return yes({
    ...{ out_trade_no: trade.number, trade_no: trade.tradeNo, out_request_no: refund.number },
    ...{ total_amount: yuanOf(trade.amount), refund_amount: yuanOf(refund.amount) },
    refund_status: asked.isDone ? 'REFUND_SUCCESS' : 'REFUND_PROCESSING',
    ...(asked.isDone && { gmt_refund_pay: timeText(refund.at) }),
  })
}

/** Each query brings one that is under way nearer to its end; the merchant is told when it gets there. */
async function askedAgain(house: House, trade: Trade, refund: Refund) {
  if (refund.queriesBeforeDone === 0) return { isDone: true }
  const later = { ...refund, queriesBeforeDone: refund.queriesBeforeDone - 1 }
  const refunds = trade.refunds.map((known) => (known === refund ? later : known))
  const changed = house.trades.save({ ...trade, refunds })
  if (later.queriesBeforeDone === 0) await tell(house, changed, house.steering().notices, later)
  return { isDone: false }
}

function readRefund({ content }: Request, trade: Trade) {
  const { refund_amount: total, out_request_no: number, refund_reason: reason } = content
  if (!total) return 'isv.missing-parameter'
  const amount = fenOf(total)
  if (amount === undefined) return 'isv.invalid-parameter'
  // Only what gives back everything needs no number of its own.
  if (!number && amount !== trade.amount) return 'isv.missing-parameter'
  return {
    number: typeof number === 'string' && number ? number : trade.number,
    amount,
    reason: typeof reason === 'string' ? reason : null,
  }
}

function refusalOf(house: House, trade: Trade, amount: number): Refusal | undefined {
  const status = statusOf(trade, house.clock.now())
  if (status === 'TRADE_FINISHED') return 'ACQ.TRADE_HAS_FINISHED'
  if (!trade.paid) return 'ACQ.TRADE_STATUS_ERROR'
  if (refunded(trade) + amount > trade.amount) return 'ACQ.REFUND_AMT_NOT_EQUAL_TOTAL'
  return house.steering().refunds === 'refused' ? 'ACQ.SELLER_BALANCE_NOT_ENOUGH' : undefined
}

const answer = (trade: Trade, refund: Refund, fundChange: 'Y' | 'N'): Node =>
  yes({
    ...{ out_trade_no: trade.number, trade_no: trade.tradeNo, fund_change: fundChange },
    refund_fee: yuanOf(refunded(trade)),
    gmt_refund_pay: timeText(refund.at),
    ...(trade.paid && buyerOf(trade.paid.payer)),
  })
