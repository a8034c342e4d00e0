import type { ChallengeBank } from '../challenges/index.ts'
import type { Tx } from '../kernel/database/index.ts'
import { BankError } from '../kernel/errors.ts'
import { toTimestamp } from '../kernel/time.ts'
import { now } from '../realms/realm.ts'
import { type Account, findAccount } from './account.ts'
import { type Actor, type FreezeReason, freezeReasons, type FreezeScope } from './account-status.ts'
import { changeAccount, logChange } from './change-account.ts'
import { dropPending } from './pending-act.ts'
import { type Owner, tellOfAccount } from './tell-account.ts'

export interface Freezing {
  scope: FreezeScope
  reason: FreezeReason
}

/**
 * Freezes an account at once. Frozen as far or further for the same reason already, it stays as it is.
 *
 * @throws {BankError} `not_found`; `account_frozen` where it is closed
 */
export const freezeAccount = (
  bank: ChallengeBank,
  owner: Owner,
  accountId: string,
  freezing: Freezing,
): Promise<Account> =>
  bank.sql.begin(async (tx) => {
    const account = await findAccount(tx, owner, accountId, { lock: true })
    return freezeLocked(bank, tx, owner, account, freezing)
  })

/** Freezes an account that the caller has locked, and tells of it. */
export const freezeLocked = async (
  bank: ChallengeBank,
  tx: Tx,
  owner: Owner,
  account: Account,
  freezing: Freezing,
): Promise<Account> => {
  const frozen = await applyFreeze(bank, tx, owner, account, freezing)
  if (!frozen) return account
  await tellOfAccount(bank, tx, owner, 'account.frozen', frozen, now(bank, owner.realm))
  return frozen
}

/** Freezes a locked account. Nothing comes back where it is frozen as far for this reason already. */
export const applyFreeze = async (
  bank: ChallengeBank,
  tx: Tx,
  { realm }: Owner,
  found: Account,
  { scope, reason }: Freezing,
): Promise<Account | undefined> => {
  const { status } = found
  if (status === 'closed') throw new BankError('account_frozen', { status })
  const known = found.freezes.find((freeze) => freeze.reason === reason)
  if (known?.scope === 'all' || known?.scope === scope) return undefined

  const at = now(bank, realm)
  // What waits for a PIN may have been asked for by whoever it is frozen against.
  const account = await dropPending(tx, found, at)
  const by = freezeReasons[reason]
  const freeze = { scope, by, reason, since: toTimestamp(at) }
  const others = account.freezes.filter((other) => other.reason !== reason)
  const frozen = await changeAccount(tx, account, { freezes: [...others, freeze] })
  await logChange(bank, tx, frozen, 'frozen', { actor: by, reason, at })
  return frozen
}

/** What of the freezes goes: all of somebody's, or those of one reason. */
export type Unfreezing = { by: Actor } | { reason: FreezeReason }

/** Takes freezes back from an account that the caller has locked. Where there are none such, it stays as it is. */
export const unfreezeLocked = async (
  bank: ChallengeBank,
  tx: Tx,
  owner: Owner,
  account: Account,
  taken: Unfreezing,
): Promise<Account> => {
  const stays = account.freezes.filter((freeze) =>
    'by' in taken ? freeze.by !== taken.by : freeze.reason !== taken.reason,
  )
  if (stays.length === account.freezes.length) return account
  const at = now(bank, owner.realm)
  const unfrozen = await changeAccount(tx, account, { freezes: stays })
  const gone = account.freezes.filter((freeze) => !stays.includes(freeze))
  for (const { by, reason } of gone)
    await logChange(bank, tx, unfrozen, 'unfrozen', { actor: by, reason, at })
  await tellOfAccount(bank, tx, owner, 'account.unfrozen', unfrozen, at)
  return unfrozen
}
