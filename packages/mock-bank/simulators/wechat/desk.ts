import type { Steering } from '../steering.ts'
import type { Asked, Desk } from './asked.ts'
import { billDesks } from './bill-desk.ts'
import { h5UrlOf } from './h5-link.ts'
import type { Order, TradeType } from './order.ts'
import { paidBy } from './payers-app.ts'
import { codeUrlOf } from './prepay-id.ts'
import { acceptRefund, askRefund, refundAnswer, type RefundConduct } from './refunds.ts'
import { done, refuse, type Reply } from './refusals.ts'
import { closeOrder, openOrder, queryOrder } from './transactions.ts'

const ORDERS = '/v3/pay/transactions'
const REFUNDS = '/v3/refund/domestic/refunds'

interface Served {
  method: 'GET' | 'POST'
  path: string
  desk: Desk
}

/** What merchants' servers ask, and who answers. */
export const desks = (wall: () => Date): readonly Served[] => {
  const bills = billDesks(wall)
  return [
    { method: 'POST', path: `${ORDERS}/native`, desk: opens('NATIVE', toCode) },
    { method: 'POST', path: `${ORDERS}/h5`, desk: opens('MWEB', toLink) },
    { method: 'POST', path: `${ORDERS}/jsapi`, desk: opens('JSAPI', toPrepayId) },
    { method: 'POST', path: `${ORDERS}/app`, desk: opens('APP', toPrepayId) },
    { method: 'GET', path: `${ORDERS}/out-trade-no/:number`, desk: query },
    { method: 'POST', path: `${ORDERS}/out-trade-no/:number/close`, desk: close },
    { method: 'POST', path: REFUNDS, desk: giveBack },
    { method: 'GET', path: `${REFUNDS}/:number`, desk: asksRefund },
    { method: 'GET', path: '/v3/bill/tradebill', desk: bills.find },
    { method: 'GET', path: '/v3/billdownload/file', desk: bills.download },
  ]
}

function opens(tradeType: TradeType, told: (order: Order, asked: Asked) => object): Desk {
  return async (asked) => {
    const { house, caller, content, steering, notices } = asked
    const opened = openOrder(house, caller, tradeType, content)
    if ('refusal' in opened) return opened.refusal

    const { order } = opened
    if (steering.notices === 'before_answer') {
      const paid = house.orders.save(paidBy(order, 'ordinary', house.now()))
      await notices.paid(house, paid, steering.notices)
    }
    return done(told(order, asked))
  }
}

function toCode({ prepayId }: Order) {
  return { code_url: codeUrlOf(prepayId) }
}

function toLink({ prepayId }: Order, { url }: Asked) {
  return { h5_url: h5UrlOf(url, prepayId) }
}

function toPrepayId({ prepayId }: Order) {
  return { prepay_id: prepayId }
}

function query({ house, caller, number, url }: Asked): Reply {
  if (url.searchParams.get('mchid') !== caller.mchId) return refuse('PARAM_ERROR', 'mchid有误')
  return queryOrder(house, caller.mchId, number)
}

function close({ house, caller, content, number }: Asked): Reply {
  if (content['mchid'] !== caller.mchId) return refuse('PARAM_ERROR', 'mchid有误')
  return closeOrder(house, caller.mchId, number)
}

const refundConduct: Record<Steering['refunds'], RefundConduct> = {
  at_once: { end: 'SUCCESS', queriesBeforeEnd: 0 },
  processing: { end: 'SUCCESS', queriesBeforeEnd: 1 },
  refused: 'not_enough',
  sent_back: { end: 'ABNORMAL', queriesBeforeEnd: 1 },
}

async function giveBack({ house, caller, content, steering, notices }: Asked): Promise<Reply> {
  const accepted = acceptRefund(house, caller, content, refundConduct[steering.refunds])
  if ('refusal' in accepted) return accepted.refusal
  const { refund, isNew } = accepted
  if (isNew) await notices.refunded(house, refund, steering.notices)
  return done(refundAnswer(house, refund))
}

async function asksRefund({ house, caller, number, steering, notices }: Asked): Promise<Reply> {
  const asked = askRefund(house, caller.mchId, number)
  if (!asked) return refuse('RESOURCE_NOT_EXISTS', '退款单不存在')
  const answer = refundAnswer(house, asked.refund)
  if (asked.ended) await notices.refunded(house, asked.ended, steering.notices)
  return done(answer)
}
