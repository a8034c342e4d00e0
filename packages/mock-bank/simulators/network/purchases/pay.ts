import { responseMessage, type ResponseCode } from '../response-codes.ts'
import type { Fields } from '../message.ts'
import type { Office } from './office.ts'
import { isNetbank, type Purchase } from './purchase.ts'

/** What the payer's bank makes of it, and whose card it was. */
export interface Paying {
  result: ResponseCode
  person?: string
  card?: string
  /** How many queries are still answered with "being processed". @default 0 */
  queriesBeforeResult?: number
}

/** The payer pays: a success is told to the member. */
export async function pay(office: Office, purchase: Purchase, how: Paying): Promise<Purchase> {
  const ended = end(office, purchase, { ...how, result: inTime(office, purchase, how.result) })
  // What is still being processed is for the member to ask about.
  if (ended.result === '00' && ended.queriesBeforeResult === 0)
    await office.tell(ended.backUrl, noticeOf(ended))
  return ended
}

/** It ends without a payment: the payer says no, or their bank does. The network tells of successes only. */
export const decline = (office: Office, purchase: Purchase, result: ResponseCode = '01') =>
  end(office, purchase, { result })

/**
 * Nobody pays after `payTimeout`. Only online banking doesn't know of it: money that it moves too late goes back by
 * itself.
 */
const inTime = (office: Office, purchase: Purchase, result: ResponseCode): ResponseCode => {
  if (!isTooLate(office, purchase)) return result
  return isNetbank(purchase) && result === '00' ? '42' : '69'
}

export const isTooLate = ({ clock }: Office, { payTimeout }: Purchase): boolean =>
  payTimeout !== undefined && clock.now() > payTimeout

const end = ({ purchases, clock }: Office, purchase: Purchase, how: Paying): Purchase =>
  purchases.save({
    ...purchase,
    ...{ state: 'ended', endedAt: clock.now(), result: how.result },
    ...{ person: how.person, card: how.card },
    queriesBeforeResult: how.queriesBeforeResult ?? 0,
  })

/** What a member is told, at `backUrl` and at `frontUrl` alike. */
export const noticeOf = (purchase: Purchase): Fields => ({
  ...{ version: '5.1.0', encoding: 'UTF-8', signMethod: '01', accessType: '0' },
  ...{ txnType: '01', txnSubType: purchase.txnSubType, bizType: purchase.bizType },
  ...factsOf(purchase),
  respCode: purchase.result ?? '05',
  respMsg: responseMessage(purchase.result ?? '05'),
})

/** What the network tells of a purchase wherever it tells of it. */
export const factsOf = ({
  merId,
  orderId,
  txnTime,
  amount,
  queryId,
  endedAt,
}: Purchase): Fields => ({
  ...{ merId, orderId, txnTime, queryId, txnAmt: String(amount), currencyCode: '156' },
  ...{ settleAmt: String(amount), settleCurrencyCode: '156' },
  ...{ settleDate: (endedAt ?? txnTime).slice(4, 8) },
  ...{ traceNo: queryId.slice(-6), traceTime: endedAt?.slice(4) },
})
