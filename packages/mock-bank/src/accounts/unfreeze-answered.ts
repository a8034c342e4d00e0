import { askOtp } from '../challenges/index.ts'
import { readCustomer } from '../customers/index.ts'
import type { Tx } from '../kernel/database/index.ts'
import type { Account } from './account.ts'
import type { AccountBank } from './bank.ts'
import { changeAccount } from './change-account.ts'
import { unfreezeLocked } from './freeze.ts'
import type { Settled } from './pending-act.ts'
import type { Owner } from './tell-account.ts'

/**
 * An answer to the question for an unfreezing was right. Who has taken a phone may have seen its PIN: after a lost
 * phone, a code to the mobile that the bank knows is asked for too.
 */
export const unfreezeAnswered = async (
  bank: AccountBank,
  tx: Tx,
  owner: Owner,
  account: Account,
  answered: 'pin' | 'otp',
): Promise<Settled> => {
  if (answered === 'pin' && isLost(account)) return askForCode(bank, tx, owner, account)
  return { account: await unfreezeLocked(bank, tx, owner, account, { by: 'customer' }) }
}

/** Whether the account's user has reported their phone lost. */
const isLost = ({ freezes }: Pick<Account, 'freezes'>): boolean =>
  freezes.some(({ reason }) => reason === 'lost_phone')

const askForCode = async (
  bank: AccountBank,
  tx: Tx,
  { realm, app, userId }: Owner,
  account: Account,
): Promise<Settled> => {
  const { mobile } = await readCustomer(bank, tx, account.customerId)
  const { challenge, sms } = await askOtp(bank, tx, {
    ...{ realm, app, userId, slot: account.slot, mobile, scene: 'unfreeze_account' },
    subject: { type: 'account', id: account.id },
  })
  const waiting = { pending: 'unfreeze', pendingChallengeId: challenge.id } as const
  return { account: await changeAccount(tx, account, waiting), sms }
}
