import { findTrade, type House, newCode } from './house.ts'
import type { Parameters } from './message.ts'
import type { Refusal } from './refusals.ts'
import { readSpan } from './time.ts'
import { isOver, type Trade, type Way } from './trade.ts'
import { fenOf } from './yuan.ts'

/** What a merchant asks, read. */
export interface Request {
  appId: string
  parameters: Parameters
  /** `biz_content`. */
  content: Readonly<Record<string, unknown>>
}

/** Takes an offer of a merchant, or the same one again; or says why not. */
export function takeOffer(house: House, way: Way, request: Request): Trade | Refusal {
  const asked = readOffer(request)
  if (typeof asked === 'string') return asked

  const now = house.clock.now()
  const known = findTrade(house, request)
  if (known?.paid) return 'ACQ.TRADE_HAS_SUCCESS'
  if (known && isOver(known, now)) return 'ACQ.TRADE_HAS_CLOSE'
  if (known && (known.amount !== asked.amount || known.subject !== asked.subject))
    return 'ACQ.CONTEXT_INCONSISTENT'
  if (known?.way === way) return known

  return house.trades.save({
    ...asked,
    ...{ appId: request.appId, way, code: newCode(house) },
    noticeUrl: request.parameters['notify_url'] || null,
    returnUrl: request.parameters['return_url'] || null,
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + asked.spanMs).toISOString(),
    ...{ tradeNo: null, paid: null, closedAt: null, refunds: [] },
  })
}

function readOffer({ content }: Request) {
  const { out_trade_no: number, total_amount: total, subject, passback_params: passback } = content
  if (!number || !total || !subject) return 'isv.missing-parameter'
  const amount = fenOf(total)
  const spanMs = readSpan(content['timeout_express'])
  const isRight =
    typeof number === 'string' &&
    /^\w{1,64}$/.test(number) &&
    typeof subject === 'string' &&
    /^[^/=&]{1,256}$/.test(subject)
  if (!isRight || amount === undefined || spanMs === undefined) return 'isv.invalid-parameter'
  return {
    number,
    subject,
    amount,
    spanMs,
    passback: typeof passback === 'string' ? passback : null,
  }
}
