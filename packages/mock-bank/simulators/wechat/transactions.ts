import type { Caller } from './doorkeeper.ts'
import { findOrder, refundsOf, type House } from './house.ts'
import { asOf, counts, type Order, type TradeType } from './order.ts'
import { newPrepayId } from './prepay-id.ts'
import { done, nothing, refuse, wrong, type Reply } from './refusals.ts'
import { wireTime } from './wechat-time.ts'

export type Content = Readonly<Record<string, unknown>>

/** What the caller wants paid, as far as it can be; or what is wrong with it. */
export function openOrder(
  house: House,
  caller: Caller,
  tradeType: TradeType,
  content: Content,
): { order: Order } | { refusal: Reply } {
  const now = house.now()
  const fault = faultOf(caller, tradeType, content, now)
  if (fault) return { refusal: fault }

  const asked = orderOf(house, tradeType, content)
  const known = findOrder(house, asked.mchId, asked.number)
  if (!known) return { order: house.orders.save(asked) }

  const { state } = asOf(known, now)
  if (state === 'SUCCESS') return { refusal: refuse('ORDERPAID') }
  if (state !== 'NOTPAY') return { refusal: refuse('ORDER_CLOSED') }
  const isSame = (['appId', 'tradeType', 'total', 'description', 'openId'] as const).every(
    (field) => known[field] === asked[field],
  )
  return isSame ? { order: known } : { refusal: refuse('OUT_TRADE_NO_USED') }
}

const NUMBER = /^[0-9A-Za-z_\-|*]{6,32}$/
const HIGHEST_TOTAL = 1_000_000_000

function faultOf(
  caller: Caller,
  tradeType: TradeType,
  content: Content,
  now: Date,
): Reply | undefined {
  const { appid, mchid, out_trade_no, description, notify_url, time_expire } = content
  if (mchid !== caller.mchId) return refuse('NO_AUTH', '请求中的mchid与签名的商户号不一致')
  if (typeof appid !== 'string' || !caller.appIds.includes(appid))
    return refuse('APPID_MCHID_NOT_MATCH')
  if (typeof out_trade_no !== 'string' || !NUMBER.test(out_trade_no))
    return wrong('out_trade_no', '商户订单号格式有误', out_trade_no)
  if (typeof description !== 'string' || !description || Buffer.byteLength(description) > 127)
    return wrong('description', '商品描述长度有误')
  if (typeof notify_url !== 'string' || !isNoticeUrl(notify_url))
    return wrong('notify_url', '通知地址格式有误', notify_url)
  if (time_expire !== undefined && !isMoment(time_expire))
    return wrong('time_expire', '交易结束时间格式有误', time_expire)
  if (isMoment(time_expire) && Date.parse(time_expire) <= now.getTime())
    return refuse('INVALID_REQUEST', '交易结束时间已过')

  const { total, currency = 'CNY' } = partOf(content, 'amount')
  if (!isFen(total) || total > HIGHEST_TOTAL) return wrong('amount.total', '订单总金额有误', total)
  if (currency !== 'CNY') return wrong('amount.currency', '货币类型有误', currency)
  return tradeFaultOf(tradeType, content)
}

/** What only some forms ask for. */
function tradeFaultOf(tradeType: TradeType, content: Content): Reply | undefined {
  if (tradeType === 'JSAPI' && !isOpenId(partOf(content, 'payer')['openid']))
    return wrong('payer.openid', '用户标识有误')
  if (tradeType !== 'MWEB') return undefined
  const scene = partOf(content, 'scene_info')
  if (!/^[\d.:a-fA-F]{2,45}$/.test(String(scene['payer_client_ip'])))
    return wrong('scene_info.payer_client_ip', '用户终端IP有误')
  const { type } = partOf(scene, 'h5_info')
  return ['Wap', 'iOS', 'Android'].includes(String(type))
    ? undefined
    : wrong('scene_info.h5_info.type', '场景类型有误', type)
}

const isNoticeUrl = (text: string) =>
  text.length <= 255 && /^https?:\/\/[^\s?#]+$/.test(text) && URL.canParse(text)

const isMoment = (value: unknown): value is string =>
  typeof value === 'string' &&
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})$/.test(value) &&
  !Number.isNaN(Date.parse(value))

export const isFen = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) > 0

/** Whatever WeChat calls somebody to an app. */
export const isOpenId = (value: unknown): value is string =>
  typeof value === 'string' && /^o[\w-]{5,127}$/.test(value)

export const partOf = (content: Content, name: string): Content => {
  const part = content[name]
  return typeof part === 'object' && part !== null ? Object.fromEntries(Object.entries(part)) : {}
}

const usualLifeMs = 2 * 3_600_000

/** What was looked at above, put in order. */
function orderOf({ realm, now: clock }: House, tradeType: TradeType, content: Content): Order {
  const now = clock()
  const { time_expire: until } = content
  const lifeMs = isMoment(until) ? Date.parse(until) - now.getTime() : usualLifeMs
  return {
    mchId: text(content['mchid']),
    number: text(content['out_trade_no']),
    appId: text(content['appid']),
    tradeType,
    description: text(content['description']),
    attach: text(content['attach']),
    total: Number(partOf(content, 'amount')['total']),
    noticeUrl: text(content['notify_url']),
    openId: tradeType === 'JSAPI' ? text(partOf(content, 'payer')['openid']) : null,
    prepayId: newPrepayId(realm),
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + lifeMs).toISOString(),
    returnUrl: null,
    state: 'NOTPAY',
    paid: null,
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** What has become of an order. */
export function queryOrder(house: House, mchId: string, number: string): Reply {
  const order = findOrder(house, mchId, number)
  return order ? done(transactionOf(house, order)) : refuse('ORDER_NOT_EXIST')
}

/** Ends what nobody has paid; again and again without harm. */
export function closeOrder(house: House, mchId: string, number: string): Reply {
  const order = findOrder(house, mchId, number)
  if (!order) return refuse('ORDER_NOT_EXIST')
  if (order.state === 'SUCCESS') return refuse('ORDERPAID')
  house.orders.save({ ...order, state: 'CLOSED' })
  return nothing
}

const stateWords = {
  NOTPAY: '订单未支付',
  CLOSED: '订单已关闭',
  PAYERROR: '支付失败',
  SUCCESS: '支付成功',
  REFUND: '订单发生过退款，退款详情请查询退款单',
} as const

/** An order as queries and notices tell it. */
export function transactionOf(house: House, kept: Order) {
  const order = asOf(kept, house.now())
  const { paid } = order
  const wentBack = refundsOf(house, order).some(counts)
  const trade_state = paid && wentBack ? 'REFUND' : order.state
  return {
    ...{ appid: order.appId, mchid: order.mchId, out_trade_no: order.number },
    ...{ attach: order.attach, trade_state, trade_state_desc: stateWords[trade_state] },
    trade_type: order.tradeType,
    ...(paid && {
      transaction_id: paid.transactionId,
      bank_type: paid.bankType,
      success_time: wireTime(new Date(paid.at)),
    }),
    payer: paid ? { openid: paid.openId } : {},
    amount: {
      ...{ total: order.total, currency: 'CNY' },
      ...(paid && { payer_total: order.total, payer_currency: 'CNY' }),
    },
  }
}
