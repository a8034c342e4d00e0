import { buyerOf } from './buyer.ts'
import { findTrade, type House } from './house.ts'
import { type Request, takeOffer } from './offer.ts'
import { giveBack, queryRefund } from './refund.ts'
import { no, type Node, yes } from './refusals.ts'
import { timeText } from './time.ts'
import { statusOf } from './trade.ts'
import { yuanOf } from './yuan.ts'
import { markClosed, markPaid } from './turns.ts'

/** What merchants' servers ask, by method. */
export const desk: Readonly<
  Record<string, (house: House, request: Request) => Node | Promise<Node>>
> = {
  'alipay.trade.precreate': precreate,
  'alipay.trade.query': query,
  'alipay.trade.close': close,
  'alipay.trade.refund': giveBack,
  'alipay.trade.fastpay.refund.query': queryRefund,
}

/** A code for the payer to scan. Whether there is a trade shows when somebody has. */
async function precreate(house: House, request: Request): Promise<Node> {
  const trade = takeOffer(house, 'qr', request)
  if (typeof trade === 'string') return no(trade)
  if (house.steering().notices === 'before_answer') await markPaid(house, trade, 'ordinary')
  return yes({ out_trade_no: trade.number, qr_code: trade.code })
}

function query(house: House, request: Request): Node {
  const trade = findTrade(house, request)
  const now = house.clock.now()
  const status = trade && statusOf(trade, now)
  if (!status) return no('ACQ.TRADE_NOT_EXIST', { out_trade_no: request.content['out_trade_no'] })

  const { paid, tradeNo, number } = trade
  const amount = yuanOf(trade.amount)
  return yes({
    ...{ out_trade_no: number, trade_no: tradeNo, trade_status: status, total_amount: amount },
    ...(paid && {
      ...buyerOf(paid.payer),
      ...{ send_pay_date: timeText(paid.at), buyer_pay_amount: amount, receipt_amount: amount },
      ...{ invoice_amount: amount, point_amount: '0.00' },
    }),
  })
}

function close(house: House, request: Request): Node {
  const trade = findTrade(house, request)
  const status = trade && statusOf(trade, house.clock.now())
  const asked = { out_trade_no: request.content['out_trade_no'] }
  if (!status) return no('ACQ.TRADE_NOT_EXIST', asked)
  if (status !== 'WAIT_BUYER_PAY' && trade.closedAt === null)
    return no('ACQ.REASON_TRADE_STATUS_INVALID', asked)

  if (trade.closedAt === null) markClosed(house, trade)
  return yes({ out_trade_no: trade.number, trade_no: trade.tradeNo })
}
