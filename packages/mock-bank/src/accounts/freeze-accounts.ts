import type { ChallengeBank } from '../challenges/index.ts'
import type { Tx } from '../kernel/database/index.ts'
import { now } from '../realms/realm.ts'
import { type Account, lockAccounts } from './account.ts'
import type { FreezeReason } from './account-status.ts'
import { applyFreeze } from './freeze.ts'
import { dropPending } from './pending-act.ts'
import { type Owner, tellOfAccount } from './tell-account.ts'

/** Freezes all of a user's accounts both ways, and answers with those that were not so for this reason before: tell of them. */
export const freezeAccounts = async (
  bank: ChallengeBank,
  tx: Tx,
  owner: Owner,
  reason: FreezeReason,
): Promise<Account[]> => {
  const frozen: Account[] = []
  for (const account of await lockAccounts(tx, owner)) {
    const changed = await applyFreeze(bank, tx, owner, account, { scope: 'all', reason })
    if (changed) frozen.push(changed)
    // Frozen so before, it may wait for an answer that whoever has the phone would give.
    else await dropPending(tx, account, now(bank, owner.realm))
  }
  return frozen
}

/** Tells the user's audit trail and the merchant which accounts were frozen. */
export const tellFrozen = async (
  bank: ChallengeBank,
  tx: Tx,
  owner: Owner,
  frozen: readonly Account[],
): Promise<void> => {
  const at = now(bank, owner.realm)
  for (const account of frozen) await tellOfAccount(bank, tx, owner, 'account.frozen', account, at)
}
