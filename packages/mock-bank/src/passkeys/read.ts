import type { User } from '../apps/caller.ts'
import { record } from '../audit/index.ts'
import type { ChallengeBank } from '../challenges/index.ts'
import type { Passkey } from '../challenges/passkeys/index.ts'
import type { AppUser } from '../customers/index.ts'
import type { Queryable } from '../kernel/database/index.ts'
import { BankError } from '../kernel/errors.ts'
import { now } from '../realms/realm.ts'

/** @throws {BankError} `not_found`, also where it was removed. */
export const findPasskey = async (
  on: Queryable,
  { app, userId }: AppUser,
  id: string,
): Promise<Passkey> => {
  const [passkey] = await on<Passkey[]>`
    select * from passkeys
    where id = ${id} and app_id = ${app.id} and user_id = ${userId} and removed_at is null`
  if (!passkey) throw new BankError('not_found')
  return passkey
}

/**
 * Takes a passkey away. What it has approved stays proved; what it is asked for now it can no longer approve.
 *
 * @throws {BankError} `not_found`
 */
export const removePasskey = (bank: ChallengeBank, caller: User, id: string): Promise<void> =>
  bank.sql.begin(async (tx) => {
    const { realm, app, userId } = caller
    const at = now(bank, realm)
    const [removed] = await tx<Passkey[]>`
      update passkeys set removed_at = ${at}
      where id = ${id} and app_id = ${app.id} and user_id = ${userId} and removed_at is null
      returning *`
    if (!removed) throw new BankError('not_found')
    await record(bank, tx, caller, 'passkey.removed', { passkeyName: removed.name }, at)
  })
