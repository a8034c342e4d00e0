import { now } from '../realms/realm.ts'
import { type Account, findAccount } from './account.ts'
import type { FreezeScope } from './account-status.ts'
import type { AccountBank } from './bank.ts'
import { changeAccount, logChange } from './change-account.ts'
import { freezeAccount, unfreezeLocked } from './freeze.ts'
import type { Owner } from './tell-account.ts'
import { mustAllow } from './what-may-move.ts'

/** Staff freeze an account; its holder cannot take that back. */
export const freezeByBank = (
  bank: AccountBank,
  owner: Owner,
  accountId: string,
  scope: FreezeScope,
): Promise<Account> => freezeAccount(bank, owner, accountId, { scope, reason: 'bank_order' })

/** Staff take back what staff froze. */
export const unfreezeByBank = (
  bank: AccountBank,
  owner: Owner,
  accountId: string,
): Promise<Account> =>
  bank.sql.begin(async (tx) => {
    const account = await findAccount(tx, owner, accountId, { lock: true })
    return unfreezeLocked(bank, tx, owner, account, { reason: 'bank_order' })
  })

/**
 * Staff have seen the holder. Seen once is seen for good.
 *
 * @throws {BankError} `account_frozen` where nothing may come in
 */
export const confirmFaceToFace = (
  bank: AccountBank,
  owner: Owner,
  accountId: string,
): Promise<Account> =>
  bank.sql.begin(async (tx) => {
    const account = await findAccount(tx, owner, accountId, { lock: true })
    if (account.faceToFaceAt) return account
    mustAllow(account, 'in')
    const at = now(bank, owner.realm)
    const seen = await changeAccount(tx, account, { faceToFaceAt: at })
    const cause = { actor: 'bank', reason: 'bank_counter', at } as const
    await logChange(bank, tx, seen, 'seen_face_to_face', cause)
    return seen
  })
