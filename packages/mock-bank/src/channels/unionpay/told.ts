import type { ErrorCode } from '@qiantang/sdk/contract'

import { fromNetworkTime } from '../../cards/network/network-time.ts'
import { refusals, type Refusal } from '../../cards/network/results.ts'
import type { Fields } from '../../cards/network/signature.ts'
import type { ChannelState, RefundState } from '../outside.ts'

/**
 * What a code says of a purchase. 00, and A6 ("a success with a flaw"), are paid. While the payer is at it, the
 * network says 03, 04, 05, 70 or 83. 42 is money taken too late, which the network gives back by itself; 69 a payer
 * who took too long.
 */
export const paymentState = (code: string | undefined, told: Fields): ChannelState => {
  const at = momentOf(told)
  const amount = fenOf(told['txnAmt'])
  const reference = told['queryId']
  if (isDone(code)) {
    const isWhole = reference && at && amount !== undefined
    return isWhole ? { state: 'paid', reference, paidAt: at, amount } : { state: 'unknown' }
  }
  if (isUnderWay(code)) return { state: 'waiting' }
  if (code === '34') return { state: 'absent' }
  if (code === '42' || code === '69') return { state: 'closed' }
  // No by the network or the payer, and a payer's password or code that was wrong too often.
  if (code === '01') return { state: 'failed', code: 'channel_declined' }
  if (code === '65' || code === '71') return { state: 'failed', code: 'not_completed' }
  const refused = refusals[code ?? '']
  return refused ? { state: 'failed', code: failures[refused] } : { state: 'unknown' }
}

/** What a code says of a refund or a void. */
export const refundState = (code: string | undefined, told: Fields): RefundState => {
  const at = momentOf(told)
  const reference = told['queryId']
  if (isDone(code))
    return reference && at ? { state: 'succeeded', reference, at } : { state: 'unknown' }
  if (isUnderWay(code)) return { state: 'processing' }
  if (code === '34') return { state: 'absent' }
  const isRefused = code !== undefined && (code in refusals || refusedGivingBack.includes(code))
  return isRefused ? { state: 'failed', code: 'refund_declined' } : { state: 'unknown' }
}

const isDone = (code: string | undefined) => code === '00' || code === 'A6'
const isUnderWay = (code: string | undefined) => ['03', '04', '05', '70', '83'].includes(code ?? '')

// The purchase is not in a state for it (35), the amounts do not fit (36), or all of it went back before (45).
const refusedGivingBack = ['35', '36', '45']

const failures: Readonly<Record<Refusal, ErrorCode>> = {
  insufficient_funds: 'card_insufficient_funds',
  card_invalid: 'card_restricted',
  card_restricted: 'card_restricted',
  card_unsupported: 'card_restricted',
  identity_mismatch: 'card_refused',
  limit_exceeded: 'card_refused',
  returned: 'card_refused',
  declined: 'card_refused',
  not_accepted: 'channel_declined',
}

const fenOf = (text: string | undefined): number | undefined =>
  /^\d{1,12}$/.test(text ?? '') ? Number(text) : undefined

/**
 * When it happened: `traceTime` is a month, day and hour (`MMddHHmmss`) without a year, in or after the year of
 * `txnTime`.
 */
const momentOf = ({ traceTime, txnTime }: Fields): Date | undefined => {
  const sent = fromNetworkTime(txnTime)
  if (!sent || !traceTime) return sent
  const year = Number(txnTime?.slice(0, 4))
  const at = fromNetworkTime(`${year}${traceTime}`)
  if (!at || at.getTime() >= sent.getTime() - CLOCKS_DIFFER_MS) return at
  return fromNetworkTime(`${year + 1}${traceTime}`)
}

const CLOCKS_DIFFER_MS = 3_600_000
