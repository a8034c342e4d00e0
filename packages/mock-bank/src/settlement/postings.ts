import {
  chart,
  credit,
  debit,
  type Fen,
  type Leg,
  type Posting,
  transferIdOf,
} from '../ledger/index.ts'

/** What an accountant has to know of a day that was cleared. */
export interface ClearedFacts {
  id: string
  realmId: string
  appId: string
  day: string
  /** Fees less what was given back of them; below zero where more was given back. */
  net: Fen
}

/** And of a pay-out. */
export interface PayoutFacts {
  id: string
  realmId: string
  appId: string
  payout: Fen
}

/** What a posting does to the books; who, when and why are added by the caller. */
type Entry = Pick<Posting, 'id' | 'kind' | 'memo' | 'legs'>

/** What a day’s payments have cost the merchant is earned, and due. */
export const clearedFees = ({ id, realmId, appId, day, net }: ClearedFacts): Entry => ({
  id: transferIdOf('cleared_fees', id),
  kind: 'cleared_fees',
  memo: `Fees of ${day}`,
  legs: between(chart.merchantFeesDue(appId), chart.feeIncome(realmId), net),
})

/** A pay-out is set aside, and the fees that are due are taken with it. */
export const settlement = ({
  id,
  realmId,
  appId,
  payout,
  feesTaken,
}: PayoutFacts & { feesTaken: Fen }): Entry => ({
  id: transferIdOf('settlement', id),
  kind: 'settlement',
  memo: `Settlement ${id}`,
  legs: [
    ...leg(chart.merchantPayable(appId), payout + feesTaken),
    ...leg(chart.merchantFeesDue(appId), -feesTaken),
    credit(chart.suspense(realmId), payout),
  ],
})

/** The merchant’s bank has it: we owe it to the network. */
export const payoutDone = ({ id, realmId, payout }: PayoutFacts): Entry => ({
  id: transferIdOf('payout_done', id),
  kind: 'payout_done',
  memo: `Pay-out of settlement ${id}`,
  legs: [
    debit(chart.suspense(realmId), payout),
    credit(chart.cardNetworkClearing(realmId), payout),
  ],
})

/** The merchant’s bank did not take it: it is the merchant’s again. */
export const payoutGivenBack = ({ id, realmId, appId, payout }: PayoutFacts): Entry => ({
  id: transferIdOf('payout_given_back', id),
  kind: 'payout_given_back',
  memo: `Pay-out of settlement ${id} that was not taken`,
  legs: [debit(chart.suspense(realmId), payout), credit(chart.merchantPayable(appId), payout)],
})

/** It had taken it, and has sent it back (退汇). */
export const payoutReturned = ({ id, realmId, appId, payout }: PayoutFacts): Entry => ({
  id: transferIdOf('payout_returned', id),
  kind: 'payout_returned',
  memo: `Pay-out of settlement ${id} that came back`,
  legs: [
    debit(chart.cardNetworkClearing(realmId), payout),
    credit(chart.merchantPayable(appId), payout),
  ],
})

const between = (from: Leg['account'], to: Leg['account'], amount: Fen): Leg[] => [
  ...leg(from, amount),
  ...leg(to, -amount),
]

/** A debit; below zero a credit. */
const leg = (account: Leg['account'], amount: Fen): Leg[] => {
  if (amount === 0) return []
  return [amount > 0 ? debit(account, amount) : credit(account, -amount)]
}
