import {
  type AccountRef,
  chart,
  credit,
  debit,
  type Fen,
  type Posting,
  transferIdOf,
} from '../ledger/index.ts'

/** What an accountant has to know of a payment. */
export interface PaymentFacts {
  id: string
  orderId: string | null
  mandateId: string | null
  appId: string
  /** Where the channel takes the money from: the payer's e-account, for the bank balance. */
  source: AccountRef
  amount: Fen
}

/** The payer has paid: what we owed to them we now owe to the merchant. */
export const payment = ({
  id,
  orderId,
  mandateId,
  appId,
  source,
  amount,
}: PaymentFacts): Entry => ({
  id: transferIdOf('payment', id),
  kind: 'payment',
  memo: `Payment ${id} ${orderId === null ? `by ${mandateId}` : `of order ${orderId}`}`,
  legs: [
    debit(source, amount, source.kind === 'customer' ? { counts: 'turnover' } : {}),
    credit(chart.merchantPayable(appId), amount),
  ],
})

/** What a posting does to the books; who, when and why are added by the caller. */
type Entry = Pick<Posting, 'id' | 'kind' | 'memo' | 'legs'>
