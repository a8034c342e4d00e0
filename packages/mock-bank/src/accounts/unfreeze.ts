import type { User } from '../apps/caller.ts'
import { BankError } from '../kernel/errors.ts'
import { now } from '../realms/realm.ts'
import type { Account } from './account.ts'
import type { AccountBank } from './bank.ts'
import { askForPin } from './pending-act.ts'
import { withSettled } from './settle-pending.ts'

/**
 * The user takes back what they froze; it waits for the PIN, and after a lost phone for a code too. An account that is not frozen stays as it is.
 *
 * @throws {BankError} `account_frozen` where it is closed, `account_frozen_by_bank`, `pin_not_set`, `attempts_exhausted`
 */
export const unfreezeAccount = (
  bank: AccountBank,
  caller: User,
  accountId: string,
): Promise<Account> =>
  withSettled(bank, caller, accountId, async (tx, account) => {
    const { status, freezes } = account
    if (status === 'closed') throw new BankError('account_frozen', { status })
    if (freezes.length === 0) return account
    if (freezes.every(({ by }) => by === 'bank')) throw new BankError('account_frozen_by_bank')
    const at = now(bank, caller.realm)
    return askForPin(bank, tx, caller, account, { act: 'unfreeze', raiseTo: null }, at)
  })
