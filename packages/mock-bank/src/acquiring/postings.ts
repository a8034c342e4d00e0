import {
  type AccountRef,
  chart,
  credit,
  debit,
  type Fen,
  type Posting,
  transferIdOf,
} from '../ledger/index.ts'

/** What an accountant has to know of money that came too late. */
export interface LateFacts {
  paymentId: string
  realmId: string
  /** What the channel owes us. */
  source: AccountRef
  amount: Fen
}

/** What a posting does to the books; who, when and why are added by the caller. */
type Entry = Pick<Posting, 'id' | 'kind' | 'memo' | 'legs'>

/** The channel has taken money that no order can be paid with: it is nobody's until the payer has it back. */
export const latePayment = ({ paymentId, realmId, source, amount }: LateFacts): Entry => ({
  id: transferIdOf('payment_late', paymentId),
  kind: 'payment_late',
  memo: `Payment ${paymentId} that came too late`,
  legs: [debit(source, amount), credit(chart.suspense(realmId), amount)],
})

/** The channel has given it back to the payer. */
export const latePaymentReturned = ({ paymentId, realmId, source, amount }: LateFacts): Entry => ({
  id: transferIdOf('payment_late_returned', paymentId),
  kind: 'payment_late_returned',
  memo: `Payment ${paymentId} that came too late, given back`,
  legs: [debit(chart.suspense(realmId), amount), credit(source, amount)],
})
