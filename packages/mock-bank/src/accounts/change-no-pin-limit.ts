import { record } from '../audit/index.ts'
import type { Tx } from '../kernel/database/index.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { now } from '../realms/realm.ts'
import type { Account } from './account.ts'
import { changeAccount } from './change-account.ts'
import type { Owner } from './tell-account.ts'

/** What stands from now on for a locked account. The trail tells of it where it is another limit than before. */
export const changeNoPinLimit = async (
  bank: Pick<Kernel, 'vault' | 'wall'>,
  tx: Tx,
  owner: Owner,
  account: Account,
  noPinLimit: number,
): Promise<Account> => {
  const { id: accountId, noPinLimit: before } = account
  if (before === noPinLimit) return account
  const changed = await changeAccount(tx, account, { noPinLimit })
  const facts = { accountId, before, amount: noPinLimit }
  await record(bank, tx, owner, 'no_pin_limit.changed', facts, now(bank, owner.realm))
  return changed
}
