import type { User } from '../apps/caller.ts'
import { now } from '../realms/realm.ts'
import type { Account } from './account.ts'
import type { AccountBank } from './bank.ts'
import { changeNoPinLimit } from './change-no-pin-limit.ts'
import { askForPin, dropPending } from './pending-act.ts'
import { withSettled } from './settle-pending.ts'
import { mustAllow } from './what-may-move.ts'

/**
 * Sets up to what amount a payment asks for no PIN. Less is so at once; more waits for the PIN, and is
 * asked for once however often it is said. What was wished last stands.
 *
 * @throws {BankError} `pin_not_set`, `attempts_exhausted`, `account_frozen`
 */
export const setNoPinLimit = (
  bank: AccountBank,
  caller: User,
  accountId: string,
  limit: number,
): Promise<Account> =>
  withSettled(bank, caller, accountId, async (tx, account) => {
    const at = now(bank, caller.realm)
    if (account.raiseTo === limit) return account
    if (limit <= account.noPinLimit) {
      const lowered = account.raiseTo === null ? account : await dropPending(tx, account, at)
      return changeNoPinLimit(bank, tx, caller, lowered, limit)
    }
    mustAllow(account, 'out')
    return askForPin(bank, tx, caller, account, { act: 'no_pin_limit', raiseTo: limit }, at)
  })
