import { returnOf } from './return-of.ts'
import { chart, credit, debit, type Fen, type Posting, transferIdOf } from '../ledger/index.ts'

/** What an accountant has to know of a movement between a bound card and an e-account. */
export interface CardMovementFacts {
  id: string
  realmId: string
  accountId: string
  amount: Fen
}

/** What a posting does to the books; who, when and why are added by the caller. */
export type Entry = Pick<Posting, 'id' | 'kind' | 'memo' | 'legs' | 'hold'>

/** The card's bank has paid for a top-up: the network owes it to us, and we owe it to the holder. */
export const topUp = ({ id, realmId, accountId, amount }: CardMovementFacts): Entry => ({
  id: transferIdOf('top_up', id),
  kind: 'top_up',
  memo: `Top-up ${id}`,
  legs: [
    debit(chart.cardNetworkClearing(realmId), amount),
    credit(chart.customer(accountId), amount),
  ],
})

/** The card's bank has paid, but the account can't take it: we owe it, and not to the account. */
export const unplacedTopUp = ({ id, realmId, amount }: CardMovementFacts): Entry => ({
  id: transferIdOf('top_up_unplaced', id),
  kind: 'top_up_unplaced',
  memo: `Top-up ${id} that the account could not take`,
  legs: [
    debit(chart.cardNetworkClearing(realmId), amount),
    credit(chart.suspense(realmId), amount),
  ],
})

/** What found no place went back to the card. */
export const returnedTopUp = ({ id, realmId, amount }: CardMovementFacts): Entry => ({
  id: transferIdOf('top_up_returned', id),
  kind: 'top_up_returned',
  memo: `Top-up ${id} sent back to the card`,
  legs: [
    debit(chart.suspense(realmId), amount),
    credit(chart.cardNetworkClearing(realmId), amount),
  ],
})

/** Sets the money aside until the card's bank has answered. Nothing moves. */
export const withdrawalHold = ({ id, accountId, amount }: CardMovementFacts): Entry => ({
  id: transferIdOf('withdrawal_hold', id),
  kind: 'withdrawal_hold',
  memo: `Hold for withdrawal ${id}`,
  legs: [],
  hold: { act: 'open', id, account: chart.customer(accountId), amount },
})

/** The card's bank has taken it: we owe it to the network and no longer to the holder. */
export const withdrawal = ({ id, realmId, accountId, amount }: CardMovementFacts): Entry => ({
  id: transferIdOf('withdrawal', id),
  kind: 'withdrawal',
  memo: `Withdrawal ${id}`,
  legs: [
    debit(chart.customer(accountId), amount),
    credit(chart.cardNetworkClearing(realmId), amount),
  ],
  hold: { act: 'capture', id, account: chart.customer(accountId) },
})

/** The card's bank has sent a withdrawal back, days after it had taken it: the network owes it to us again. */
export const withdrawalSentBack = ({ id, realmId, amount }: CardMovementFacts): Entry => ({
  id: transferIdOf('withdrawal_sent_back', id),
  kind: 'withdrawal_sent_back',
  memo: `Withdrawal ${id} that the card’s bank sent back`,
  legs: [
    debit(chart.cardNetworkClearing(realmId), amount),
    credit(chart.suspense(realmId), amount),
  ],
})

/** It is the holder's again. An attempt the account could not take is followed by another. */
export const withdrawalReturn = ({
  id,
  realmId,
  accountId,
  amount,
  attempt,
}: CardMovementFacts & { attempt: number }): Entry => ({
  id: transferIdOf(returnOf(attempt), id),
  kind: 'withdrawal_return',
  memo: `Withdrawal ${id}, returned`,
  legs: [debit(chart.suspense(realmId), amount), credit(chart.customer(accountId), amount)],
})

/** The card's bank has refused: the holder may spend it again. Nothing moves. */
export const withdrawalRelease = ({ id, accountId }: CardMovementFacts): Entry => ({
  id: transferIdOf('withdrawal_release', id),
  kind: 'withdrawal_release',
  memo: `Release for withdrawal ${id}`,
  legs: [],
  hold: { act: 'release', id, account: chart.customer(accountId) },
})
