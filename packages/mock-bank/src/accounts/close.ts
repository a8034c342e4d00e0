import type { User } from '../apps/caller.ts'
import { now } from '../realms/realm.ts'
import type { Account } from './account.ts'
import type { AccountBank } from './bank.ts'
import { obstacleTo } from './close-locked.ts'
import { askForPin } from './pending-act.ts'
import { withSettled } from './settle-pending.ts'

/**
 * The user closes an empty account; it waits for the PIN.
 *
 * @throws {BankError} `account_frozen`, `account_not_empty`, `account_in_use`, `pin_not_set`, `attempts_exhausted`
 */
export const closeAccount = (
  bank: AccountBank,
  caller: User,
  accountId: string,
): Promise<Account> =>
  withSettled(bank, caller, accountId, async (tx, account) => {
    if (account.status === 'closed') return account
    const obstacle = await obstacleTo(bank, tx, account)
    if (obstacle) throw obstacle
    const at = now(bank, caller.realm)
    return askForPin(bank, tx, caller, account, { act: 'close', raiseTo: null }, at)
  })
