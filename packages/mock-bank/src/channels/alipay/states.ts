import type { ErrorCode } from '@qiantang/sdk/contract'

import type { ChannelState, RefundState } from '../outside.ts'
import { fromAlipayTime } from './alipay-time.ts'
import type { Answer } from './exchange.ts'
import { fromYuan } from '../../kernel/yuan.ts'

const refusing: readonly unknown[] = ['40001', '40002', '40004', '40006']

/** Whether an answer says yes, no, or neither: 10003 is that the payer has yet to act, 20000 that Alipay cannot say. */
export const verdictOf = ({ code, sub_code: sub }: Answer): 'done' | 'refused' | 'unsure' => {
  if (code === '10000') return 'done'
  // Alipay words its own troubles as a refusal.
  return refusing.includes(code) && !String(sub).endsWith('SYSTEM_ERROR') ? 'refused' : 'unsure'
}

const refusals: Readonly<Record<string, ErrorCode>> = {
  'ACQ.TRADE_HAS_CLOSE': 'order_closed',
  'ACQ.TOTAL_FEE_EXCEED': 'channel_declined',
  'ACQ.ACCESS_FORBIDDEN': 'channel_declined',
  'ACQ.INVALID_PARAMETER': 'channel_declined',
  'ACQ.EXIST_FORBIDDEN_WORD': 'channel_declined',
  'ACQ.CONTEXT_INCONSISTENT': 'channel_declined',
  'ACQ.SELLER_BALANCE_NOT_ENOUGH': 'refund_declined',
  'ACQ.DISCORDANT_REPEAT_REQUEST': 'refund_declined',
  'ACQ.REFUND_AMT_NOT_EQUAL_TOTAL': 'refund_exceeds_paid',
  'ACQ.REASON_TRADE_REFUND_FEE_ERR': 'refund_exceeds_paid',
  'ACQ.TRADE_HAS_FINISHED': 'payment_not_refundable',
  'ACQ.TRADE_NOT_ALLOW_REFUND': 'payment_not_refundable',
  'ACQ.TRADE_STATUS_ERROR': 'payment_not_refundable',
  'ACQ.TRADE_NOT_EXIST': 'payment_not_refundable',
}

/** What a refusal is called here; nothing where it is none we know the meaning of. */
export const refusalOf = (answer: Answer): ErrorCode | undefined =>
  verdictOf(answer) === 'refused' ? refusals[String(answer['sub_code'])] : undefined

/**
 * Reads what a query or a notice says of a trade. A paid trade that was given back in full is closed to Alipay, and
 * paid all the same to us: what was given back are refunds.
 */
export const tradeState = (trade: Answer): ChannelState => {
  const { trade_status: status, send_pay_date: told, gmt_payment: paidAt = told } = trade
  if (status === 'WAIT_BUYER_PAY') return { state: 'waiting' }
  if (status === 'TRADE_CLOSED' && paidAt === undefined) return { state: 'closed' }
  const isPaid = ['TRADE_SUCCESS', 'TRADE_FINISHED', 'TRADE_CLOSED'].includes(String(status))
  return isPaid ? paid(trade, fromAlipayTime(paidAt)) : { state: 'unknown' }
}

const paid = (trade: Answer, paidAt: Date | undefined): ChannelState => {
  const { trade_no: reference } = trade
  const amount = fromYuan(trade['total_amount'])
  const isWhole = typeof reference === 'string' && amount !== undefined && paidAt !== undefined
  return isWhole ? { state: 'paid', reference, paidAt, amount } : { state: 'unknown' }
}

/** Reads an answer that is about no trade that could be told of. */
export const withoutTrade = (answer: Answer): { state: 'absent' } | { state: 'unknown' } => {
  const isAbsent = answer['sub_code'] === 'ACQ.TRADE_NOT_EXIST' && verdictOf(answer) === 'refused'
  return { state: isAbsent ? 'absent' : 'unknown' }
}

/** Reads what the query of a refund says. Of one it doesn't know, Alipay says yes and tells nothing. */
export const refundState = (answer: Answer, now: Date): RefundState => {
  if (verdictOf(answer) !== 'done') return withoutTrade(answer)
  const { trade_no: reference, refund_status: status, refund_amount: amount } = answer
  if (amount === undefined) return { state: 'absent' }
  if (status !== 'REFUND_SUCCESS') return { state: 'processing' }
  return typeof reference === 'string'
    ? { state: 'succeeded', reference, at: fromAlipayTime(answer['gmt_refund_pay']) ?? now }
    : { state: 'unknown' }
}
