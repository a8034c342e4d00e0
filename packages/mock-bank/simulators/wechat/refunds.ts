import { randomInt } from 'node:crypto'
import type { Caller } from './doorkeeper.ts'
import { findOrder, findRefund, refundsOf, type House } from './house.ts'
import { counts, statusOf, type Order, type Refund } from './order.ts'
import { refuse, wrong, type Reply } from './refusals.ts'
import { isFen, partOf, type Content } from './transactions.ts'
import { dayDigits, wireTime } from './wechat-time.ts'

/** How a refund goes: how it ends, after how many queries; or that the merchant has not enough to give back. */
export type RefundConduct = Pick<Refund, 'end' | 'queriesBeforeEnd'> | 'not_enough'

const mostRefunds = 50
const refundableMs = 365 * 86_400_000
const NUMBER = /^[0-9A-Za-z_\-|*@]{1,64}$/

/** Takes a refund on. The same number again is answered with what has become of it. */
export function acceptRefund(
  house: House,
  caller: Caller,
  content: Content,
  conduct: RefundConduct,
): { refund: Refund; isNew: boolean } | { refusal: Reply } {
  const number = content['out_refund_no']
  if (typeof number !== 'string' || !NUMBER.test(number))
    return { refusal: wrong('out_refund_no', '商户退款单号格式有误', number) }
  const { refund: amount, total, currency } = partOf(content, 'amount')
  if (!isFen(amount)) return { refusal: wrong('amount.refund', '退款金额有误', amount) }
  if (!isFen(total)) return { refusal: wrong('amount.total', '原订单金额有误', total) }
  if (currency !== 'CNY') return { refusal: wrong('amount.currency', '退款币种有误', currency) }

  const order = orderMeant(house, caller, content)
  if (!order) return { refusal: refuse('RESOURCE_NOT_EXISTS', '订单不存在') }
  const known = findRefund(house, caller.mchId, number)
  if (known)
    return known.orderNumber === order.number && known.amount === amount
      ? { refund: known, isNew: false }
      : { refusal: refuse('INVALID_REQUEST', '退款单号已存在，且退款信息不一致') }

  const hindrance = hindranceOf(house, order, amount, total)
  if (hindrance) return { refusal: refuse('INVALID_REQUEST', hindrance) }
  if (conduct === 'not_enough') return { refusal: refuse('NOT_ENOUGH') }
  return { refund: house.refunds.save(refundOf(house, order, content, conduct)), isNew: true }
}

function orderMeant(house: House, { mchId }: Caller, content: Content): Order | undefined {
  const { out_trade_no: number, transaction_id: transactionId } = content
  if (typeof number === 'string') return findOrder(house, mchId, number)
  return house.orders
    .all()
    .find((order) => order.mchId === mchId && order.paid?.transactionId === transactionId)
}

function hindranceOf(
  house: House,
  order: Order,
  amount: number,
  total: number,
): string | undefined {
  const now = house.now()
  if (!order.paid) return '订单未支付'
  if (total !== order.total) return '订单金额或退款金额与之前请求不一致，请核实后再试'
  if (now.getTime() - Date.parse(order.paid.at) > refundableMs) return '订单已超过可退款的最大期限'
  const before = refundsOf(house, order).filter(counts)
  if (before.length >= mostRefunds) return '超过最大部分退款次数'
  const left = order.total - before.reduce((sum, refund) => sum + refund.amount, 0)
  return amount > left ? '申请退款金额大于可退金额' : undefined
}

function refundOf(
  { now }: House,
  order: Order,
  content: Content,
  { end, queriesBeforeEnd }: Exclude<RefundConduct, 'not_enough'>,
): Refund {
  const at = now()
  const { reason, notify_url: noticeUrl } = content
  return {
    mchId: order.mchId,
    number: String(content['out_refund_no']),
    orderNumber: order.number,
    refundId: `50${randomInt(10 ** 9, 10 ** 10)}${dayDigits(at)}${randomInt(10 ** 7, 10 ** 8)}`,
    amount: Number(partOf(content, 'amount')['refund']),
    reason: typeof reason === 'string' ? reason : null,
    noticeUrl: typeof noticeUrl === 'string' ? noticeUrl : null,
    createdAt: at.toISOString(),
    ...{ end, queriesBeforeEnd, endedAt: queriesBeforeEnd === 0 ? at.toISOString() : null },
  }
}

/** What has become of a refund. Each query brings one that is under way nearer to its end; `ended` is set where it gets there. */
export function askRefund(
  house: House,
  mchId: string,
  number: string,
): { refund: Refund; ended?: Refund } | undefined {
  const refund = findRefund(house, mchId, number)
  if (!refund || refund.endedAt !== null) return refund && { refund }
  const queriesBeforeEnd = refund.queriesBeforeEnd - 1
  const endedAt = queriesBeforeEnd === 0 ? house.now().toISOString() : null
  const later = house.refunds.save({ ...refund, queriesBeforeEnd, endedAt })
  return endedAt === null ? { refund } : { refund, ended: later }
}

/** A refund as asking for it and asking about it answer. */
export function refundAnswer(house: House, refund: Refund) {
  const { mchid: _mchid, refund_status: status, ...told } = refundTold(house, refund)
  return {
    ...told,
    ...{ channel: 'ORIGINAL', create_time: wireTime(new Date(refund.createdAt)), status },
    ...{ funds_account: 'AVAILABLE', amount: { ...told.amount, currency: 'CNY' } },
  }
}

/** A refund as a notice tells it. */
export function refundTold(house: House, refund: Refund) {
  const order = findOrder(house, refund.mchId, refund.orderNumber)
  const status = statusOf(refund)
  const total = order?.total ?? refund.amount
  return {
    ...{ mchid: refund.mchId, out_trade_no: refund.orderNumber, out_refund_no: refund.number },
    ...{ transaction_id: order?.paid?.transactionId, refund_id: refund.refundId },
    refund_status: status,
    ...(status === 'SUCCESS' && {
      success_time: wireTime(new Date(refund.endedAt ?? refund.createdAt)),
    }),
    user_received_account: '支付用户零钱',
    amount: {
      ...{ total, refund: refund.amount },
      ...{ payer_total: total, payer_refund: refund.amount },
    },
  }
}
