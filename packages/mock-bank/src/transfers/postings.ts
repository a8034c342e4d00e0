import { chart, credit, debit, type Fen, type Posting, transferIdOf } from '../ledger/index.ts'

/** What an accountant has to know of a transfer between two users. */
export interface TransferFacts {
  id: string
  realmId: string
  accountId: string
  payeeAccountId: string
  amount: Fen
}

/** What a posting does to the books; who, when and why are added by the caller. */
export type Entry = Pick<Posting, 'id' | 'kind' | 'memo' | 'legs'>

/**
 * What we owed to the payer we now owe to the payee. To both the other's account is an unbound one, so it
 * counts as what went out and what came in.
 */
export const transfer = ({ id, accountId, payeeAccountId, amount }: TransferFacts): Entry => ({
  id: transferIdOf('transfer', id),
  kind: 'transfer',
  memo: `Transfer ${id}`,
  legs: [
    debit(chart.customer(accountId), amount, { counts: 'turnover' }),
    credit(chart.customer(payeeAccountId), amount, { counts: 'turnover' }),
  ],
})

/** The payer's half, where the payee's account lies in another lane: the halves meet in an account of their own. */
export const transferOut = ({ id, realmId, accountId, amount }: TransferFacts): Entry => ({
  id: transferIdOf('transfer', id),
  kind: 'transfer',
  memo: `Transfer ${id}`,
  legs: [
    debit(chart.customer(accountId), amount, { counts: 'turnover' }),
    credit(chart.laneClearing(realmId), amount),
  ],
})

/** The payee's half: posted together with the other, or neither. */
export const transferIn = ({ id, realmId, payeeAccountId, amount }: TransferFacts): Entry => ({
  id: transferIdOf('transfer_in', id),
  kind: 'transfer',
  memo: `Transfer ${id}`,
  legs: [
    debit(chart.laneClearing(realmId), amount),
    credit(chart.customer(payeeAccountId), amount, { counts: 'turnover' }),
  ],
})
