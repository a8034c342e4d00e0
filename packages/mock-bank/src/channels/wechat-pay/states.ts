import type { ChannelState, RefundState } from '../outside.ts'
import type { RefundAnswer, Transaction } from './messages.ts'

/** What a payment has come to. A state that is not listed, or one that lacks what belongs to it, leaves it open. */
export const paymentState = (transaction: Transaction): ChannelState => {
  const { trade_state, transaction_id, success_time, amount } = transaction
  switch (trade_state) {
    // `REFUND`: was paid, and some of it went back since.
    case 'SUCCESS':
    case 'REFUND':
      if (!transaction_id || !success_time || !amount) return { state: 'unknown' }
      if ((amount.currency ?? 'CNY') !== 'CNY') return { state: 'unknown' }
      return {
        state: 'paid',
        reference: transaction_id,
        paidAt: success_time,
        amount: amount.total,
      }
    case 'NOTPAY':
    case 'USERPAYING':
    case 'ACCEPT':
      return { state: 'waiting' }
    case 'CLOSED':
    case 'REVOKED':
      return { state: 'closed' }
    case 'PAYERROR':
      return { state: 'failed', code: 'channel_declined' }
    default:
      return { state: 'unknown' }
  }
}

/** What a refund has come to, by either of the names that its status has. */
export const refundState = ({
  status,
  refund_id,
  success_time,
}: Pick<RefundAnswer, 'status' | 'refund_id' | 'success_time'>): RefundState => {
  switch (status) {
    case 'SUCCESS':
      return success_time
        ? { state: 'succeeded', reference: refund_id, at: success_time }
        : { state: 'unknown' }
    case 'PROCESSING':
      return { state: 'processing' }
    // `ABNORMAL`: the payer's card does not take it, so it lies with the merchant again.
    case 'CLOSED':
    case 'ABNORMAL':
      return { state: 'failed', code: 'refund_declined' }
    default:
      return { state: 'unknown' }
  }
}
