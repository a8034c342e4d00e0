import type { CreatePasskey } from '@qiantang/sdk/contract'

import type { User } from '../apps/caller.ts'
import { record } from '../audit/index.ts'
import type { ChallengeBank } from '../challenges/index.ts'
import { type MadeKey, type Passkey, verifyNewPasskey } from '../challenges/passkeys/index.ts'
import type { Tx } from '../kernel/database/index.ts'
import { BankError } from '../kernel/errors.ts'
import { now } from '../realms/realm.ts'
import { creationHash } from './creation.ts'
import { findPasskey } from './read.ts'
import { change, lockRegistration, mustHaveRoom, statusOf } from './registration.ts'

/** The passkey, and whether it was kept before. */
export interface Kept {
  passkey: Passkey
  existed: boolean
}

/**
 * Keeps the passkey a device has made after the PIN was given. Sent again, it is the same passkey.
 *
 * @throws {BankError} `not_found`, `challenge_expired`, `passkey_refused`, `passkey_limit_reached`
 */
export const keepPasskey = (
  bank: ChallengeBank,
  caller: User,
  { registrationId, name, credential }: CreatePasskey,
): Promise<Kept> =>
  bank.sql.begin(async (tx) => {
    const at = now(bank, caller.realm)
    const registration = await lockRegistration(tx, caller, registrationId)
    if (!registration) throw new BankError('not_found')
    if (registration.status === 'completed')
      return recognise(tx, caller, registrationId, credential)
    if ((await statusOf(tx, registration, at)) !== 'ready') throw new BankError('challenge_expired')

    const key = await verifyNewPasskey(bank, credential, creationHash(registration))
    if (!key) throw new BankError('passkey_refused')
    await mustHaveRoom(bank, tx, caller)
    const passkey = await insert(bank, tx, caller, { ...key, id: registrationId, name, at })
    // Another user has brought it, or this one before.
    if (!passkey) throw new BankError('passkey_refused')
    await change(tx, registrationId, { status: 'completed' })
    await record(bank, tx, caller, 'passkey.added', { passkeyName: passkey.name }, at)
    return { passkey, existed: false }
  })

const recognise = async (
  tx: Tx,
  caller: User,
  id: string,
  credential: CreatePasskey['credential'],
): Promise<Kept> => {
  const passkey = await findPasskey(tx, caller, id)
  if (passkey.credentialId !== credential.id) throw new BankError('challenge_expired')
  return { passkey, existed: true }
}

const insert = async (
  { wall }: ChallengeBank,
  tx: Tx,
  { realm, app, userId }: User,
  made: MadeKey & Pick<Passkey, 'id' | 'name' | 'at'>,
): Promise<Passkey | undefined> => {
  const row = { ...made, realmId: realm.id, appId: app.id, userId, recordedAt: wall() }
  const [passkey] = await tx<Passkey[]>`
    insert into passkeys ${tx(row)} on conflict do nothing returning *`
  return passkey
}
