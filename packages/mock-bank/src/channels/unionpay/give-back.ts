import { exchange, type Line } from '../../cards/network/exchange.ts'
import { networkTime } from '../../cards/network/network-time.ts'
import { dayOf } from '../../kernel/time.ts'
import type { ChannelRefund, RefundState } from '../outside.ts'
import { bizTypeOf } from './purchase.ts'
import { ask } from './query.ts'
import { paymentState, refundState } from './told.ts'

/**
 * Gives money back: all of it on the day it was paid by a void (消费撤销, 31), which the payer has at once; else, or
 * where the network no longer voids it, by a refund (退货, 04), which takes days. An accepted message (00) is not yet
 * money given back: the network says by notice, or when asked, what became of it.
 */
export const giveBack = async (line: Line, refund: ChannelRefund): Promise<RefundState> => {
  const origQryId = await purchaseReference(line, refund)
  if (origQryId === undefined) return { state: 'unknown' }

  if (mayBeVoided(refund)) {
    const voided = await send(line, refund, {
      txnType: '31',
      origQryId,
      number: voidNumber(refund),
    })
    if (voided.state !== 'failed') return voided
  }
  return send(line, refund, { txnType: '04', origQryId, number: refund.number })
}

/** What became of money on its way back, by whichever message it went. */
export const askGivenBack = async (line: Line, refund: ChannelRefund): Promise<RefundState> => {
  const refunded = await stateOf(line, refund, refund.number)
  if (refunded.state !== 'absent' || !mayBeVoided(refund)) return refunded
  const voided = await stateOf(line, refund, voidNumber(refund))
  // A refused void says nothing of the refund that follows it, and that one has not been sent.
  return voided.state === 'failed' ? { state: 'absent' } : voided
}

/** Our number of the refund that a void was sent for. */
export const numberOfVoid = (orderId: string): string => orderId.replace(/V$/, '')

const voidNumber = ({ number }: ChannelRefund) => `${number}V`

const mayBeVoided = ({ order, amount, createdAt }: ChannelRefund): boolean =>
  amount === order.amount && dayOf(createdAt) === dayOf(order.createdAt)

/** The network's number of the purchase, asked for where nobody has told it yet. */
const purchaseReference = async (
  line: Line,
  { order }: ChannelRefund,
): Promise<string | undefined> => {
  if (order.reference !== null) return order.reference
  const asked = await ask(line, order)
  const state = asked && paymentState(asked.code, asked.told)
  return state?.state === 'paid' ? state.reference : undefined
}

const send = async (
  line: Line,
  { order, amount, createdAt, noticeUrl }: ChannelRefund,
  { txnType, origQryId, number }: { txnType: '31' | '04'; origQryId: string; number: string },
): Promise<RefundState> => {
  const answer = await exchange(line, order.realmId, 'backTransReq.do', {
    ...{ txnType, txnSubType: '00', bizType: bizTypeOf(order), channelType: '07' },
    ...{ orderId: number, txnTime: networkTime(createdAt), origQryId },
    ...{ txnAmt: String(amount), currencyCode: '156', backUrl: noticeUrl },
  })
  const code = answer?.['respCode']
  if (answer === undefined) return { state: 'unknown' }
  if (code === '00') return { state: 'processing' }
  // Sent before: its first answer counts.
  if (code === '12') return stateOf(line, { order, createdAt }, number)
  return refundState(code, answer)
}

const stateOf = async (
  line: Line,
  { order, createdAt }: Pick<ChannelRefund, 'order' | 'createdAt'>,
  number: string,
): Promise<RefundState> => {
  const asked = await ask(line, { realmId: order.realmId, number, createdAt })
  return asked ? refundState(asked.code, asked.told) : { state: 'unknown' }
}
