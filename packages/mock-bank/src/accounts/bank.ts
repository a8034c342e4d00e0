import type { CardBank } from '../cards/index.ts'
import type { ChallengeBank } from '../challenges/index.ts'
import type { Queryable, Tx } from '../kernel/database/index.ts'
import type { Account } from './account.ts'
import type { Owner } from './tell-account.ts'

/** A bank that can open accounts: it asks its customers and it asks their cards' banks. */
export interface AccountBank extends CardBank, ChallengeBank {
  accountFollowers: readonly AccountFollower[]
}

/** A room to the right that has to do with what becomes of an account. */
export interface AccountFollower {
  /** Whether something of it is under way on the account, so that it cannot be closed. */
  usesAccount(on: Queryable, accountId: string): Promise<boolean>
  /** Whether something of it is under way between the account and this card, so that it stays bound. */
  usesCard(on: Queryable, cardId: string): Promise<boolean>
  /** Ends what does not outlive the account, in the transaction that closes it; answers with what there is to tell. */
  closed(bank: AccountBank, tx: Tx, owner: Owner, account: Account, at: Date): Promise<Tell>
}

/** Tells the audit trail and the merchant of what was done, once nothing waits for a row any more (`record`). */
export type Tell = () => Promise<void>
