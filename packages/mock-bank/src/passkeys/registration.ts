import type { IdPrefix } from '@qiantang/sdk/contract'

import type { User } from '../apps/caller.ts'
import { askPin, type ChallengeBank, readChallenge, stateOf } from '../challenges/index.ts'
import { domainOf, listPasskeys } from '../challenges/passkeys/index.ts'
import { type AppUser, slotOfUser } from '../customers/index.ts'
import type { Queryable, Tx } from '../kernel/database/index.ts'
import { BankError, fault } from '../kernel/errors.ts'
import type { Slot } from '../kernel/ids.ts'
import { newNonce } from '../kernel/secrets.ts'
import { addSeconds } from '../kernel/time.ts'
import { now, type Realm } from '../realms/realm.ts'

/** The way to a new passkey: `requires_action` until the PIN is given, `ready` until the device has made it. */
export interface Registration {
  id: string
  realmId: string
  appId: string
  userId: string
  challengeId: string | null
  nonce: string | null
  status: 'requires_action' | 'ready' | 'completed' | 'failed'
  expiresAt: Date
  at: Date
}

/** Whose it is. */
export interface Owner extends AppUser {
  realm: Realm
}

/**
 * Begins a new passkey: the PIN is asked for.
 *
 * @throws {BankError} `passkeys_unavailable`, `passkey_limit_reached`, `pin_not_set`, `attempts_exhausted`
 */
export const beginRegistration = async (
  bank: ChallengeBank,
  caller: User,
  newId: (prefix: IdPrefix, slot: Slot) => string,
): Promise<Registration> => {
  if (domainOf(bank) === null) throw new BankError('passkeys_unavailable')
  const { realm, app, userId } = caller
  const slot = await slotOfUser(bank.sql, caller)
  if (slot === undefined) throw new BankError('pin_not_set')
  await mustHaveRoom(bank, bank.sql, caller)

  const id = newId('pky', slot)
  return bank.sql.begin(async (tx) => {
    const known = await lockRegistration(tx, caller, id)
    if (known) return known
    const subject = { type: 'passkey_registration' as const, id }
    const challenge = await askPin(bank, tx, {
      ...{ realm, app, userId, slot, scene: 'add_passkey', subject },
    })
    const [made] = await tx<Registration[]>`
      insert into passkey_registrations ${tx({
        ...{ id, realmId: realm.id, appId: app.id, userId, challengeId: challenge.id },
        ...{ nonce: null, status: 'requires_action', expiresAt: challenge.expiresAt },
        ...{ at: now(bank, realm), recordedAt: bank.wall() },
      })} returning *`
    return made ?? fault('A registration was not kept.')
  })
}

/** The PIN was given: the device may make the key. Called again, it changes nothing. */
export const allowRegistration = (
  bank: ChallengeBank,
  owner: Owner,
  id: string,
): Promise<Registration> =>
  bank.sql.begin(async (tx) => {
    const registration = await lockedRegistration(tx, owner, id)
    if (registration.status !== 'requires_action') return registration
    const expiresAt = addSeconds(now(bank, owner.realm), bank.rules.passkeys.registrationSeconds)
    return change(tx, id, { status: 'ready', nonce: newNonce(), expiresAt })
  })

/** The PIN was not given in time, or too often wrongly. Called again, it changes nothing. */
export const abandonRegistration = (bank: ChallengeBank, owner: Owner, id: string): Promise<void> =>
  bank.sql.begin(async (tx) => {
    const registration = await lockedRegistration(tx, owner, id)
    if (registration.status === 'requires_action') await change(tx, id, { status: 'failed' })
  })

/** @throws {BankError} `passkey_limit_reached` */
export const mustHaveRoom = async (
  { rules }: ChallengeBank,
  on: Queryable,
  user: AppUser,
): Promise<void> => {
  const { length } = await listPasskeys(on, user)
  if (length >= rules.passkeys.mostPerUser) throw new BankError('passkey_limit_reached')
}

/** What a registration has come to at a moment, whether or not that was recorded. */
export const statusOf = async (
  on: Queryable,
  { status, challengeId, expiresAt }: Registration,
  at: Date,
): Promise<Registration['status']> => {
  if (status === 'ready') return expiresAt > at ? 'ready' : 'failed'
  if (status !== 'requires_action' || challengeId === null) return status
  const challenge = await readChallenge(on, challengeId)
  const state = challenge && stateOf(challenge, at)
  return state === 'pending' || state === 'passed' ? 'requires_action' : 'failed'
}

/** A registration of this user, locked until the transaction ends. */
export const lockRegistration = async (
  tx: Tx,
  { app, userId }: AppUser,
  id: string,
): Promise<Registration | undefined> => {
  const [registration] = await tx<Registration[]>`
    select * from passkey_registrations
    where id = ${id} and app_id = ${app.id} and user_id = ${userId} for update`
  return registration
}

export const change = async (
  tx: Tx,
  id: string,
  changed: Partial<Pick<Registration, 'status' | 'nonce' | 'expiresAt'>>,
): Promise<Registration> => {
  const [registration] = await tx<Registration[]>`
    update passkey_registrations set ${tx({ ...changed })} where id = ${id} returning *`
  return registration ?? fault('A registration is gone.')
}

const lockedRegistration = async (tx: Tx, owner: AppUser, id: string): Promise<Registration> =>
  (await lockRegistration(tx, owner, id)) ?? fault('A registration is gone.')
