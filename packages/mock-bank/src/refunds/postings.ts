import {
  type AccountRef,
  chart,
  credit,
  debit,
  type Fen,
  type Posting,
  transferIdOf,
} from '../ledger/index.ts'

/** What an accountant has to know of a refund. */
export interface RefundFacts {
  id: string
  realmId: string
  appId: string
  paymentId: string
  amount: Fen
}

/** Of one to an e-account. */
export interface AccountRefundFacts extends RefundFacts {
  accountId: string
  /** Whether what it gives back may be spent again the same day, beyond the limit. */
  restoresLimit: boolean
}

/** Of one through an outside channel: what that owes us. */
export interface ChannelRefundFacts extends RefundFacts {
  source: AccountRef
}

/** What a posting does to the books; who, when and why are added by the caller. */
export type Entry = Pick<Posting, 'id' | 'kind' | 'memo' | 'legs'>

/** What we owed to the merchant we owe to the payer again. */
export const refund = ({
  id,
  appId,
  paymentId,
  accountId,
  amount,
  restoresLimit,
}: AccountRefundFacts): Entry => ({
  id: transferIdOf('refund', id),
  kind: 'refund',
  memo: `Refund ${id} of payment ${paymentId}`,
  legs: [
    debit(chart.merchantPayable(appId), amount),
    credit(chart.customer(accountId), amount, restoresLimit ? { counts: 'taken_back' } : {}),
  ],
})

/** It goes outside: the merchant has given it back, and it is nobody's until the card's bank, or the channel, has taken it. */
export const refundSetAside = ({ id, realmId, appId, paymentId, amount }: RefundFacts): Entry => ({
  id: transferIdOf('refund_set_aside', id),
  kind: 'refund_set_aside',
  memo: `Refund ${id} of payment ${paymentId}, on its way out of the bank`,
  legs: [debit(chart.merchantPayable(appId), amount), credit(chart.suspense(realmId), amount)],
})

/** The card's bank has it: we owe it to the network. */
export const refundPaidOut = ({ id, realmId, amount }: RefundFacts): Entry => ({
  id: transferIdOf('refund_paid_out', id),
  kind: 'refund_paid_out',
  memo: `Refund ${id} to a card`,
  legs: [
    debit(chart.suspense(realmId), amount),
    credit(chart.cardNetworkClearing(realmId), amount),
  ],
})

/** The channel has given it to the payer: so much less it owes us. */
export const refundThroughChannel = ({
  id,
  realmId,
  amount,
  source,
}: ChannelRefundFacts): Entry => ({
  id: transferIdOf('refund_through_channel', id),
  kind: 'refund_through_channel',
  memo: `Refund ${id} through its channel`,
  legs: [debit(chart.suspense(realmId), amount), credit(source, amount)],
})

/** The card's bank, or the channel, did not take it: it is the merchant's again. */
export const refundGivenBack = ({ id, realmId, appId, amount }: RefundFacts): Entry => ({
  id: transferIdOf('refund_given_back', id),
  kind: 'refund_given_back',
  memo: `Refund ${id} that was not taken outside`,
  legs: [debit(chart.suspense(realmId), amount), credit(chart.merchantPayable(appId), amount)],
})
