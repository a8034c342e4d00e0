import type { Scope } from '@qiantang/sdk/contract'

import type { Queryable, Tx } from '../kernel/database/index.ts'
import { BankError } from '../kernel/errors.ts'
import { gathered } from '../kernel/gathered.ts'
import { newId, slotOf } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { hashSecret, newSecret } from '../kernel/secrets.ts'
import { addSeconds } from '../kernel/time.ts'
import { now, type Realm } from '../realms/realm.ts'
import { findRealm } from '../realms/realms.ts'
import { findApp } from './apps.ts'
import type { App, Device, Merchant, User } from './caller.ts'
import { meetDevice, type NamedDevice } from './devices.ts'
import type { Finder } from './finder.ts'

export const userSessionPrefix = 'ust_'

export const allScopes = ['account.open', 'account.read', 'balance.read', 'money.move'] as const

/** One user's browser session. */
export interface UserSession {
  id: string
  realmId: string
  appId: string
  userId: string
  scopes: readonly Scope[]
  deviceId: string | null
  deviceName: string | null
  /** When it was made, on the realm's clock like the others. */
  at: Date
  expiresAt: Date
  revokedAt: Date | null
}

export const deviceOf = ({
  deviceId: id,
  deviceName: name,
}: Pick<UserSession, 'deviceId' | 'deviceName'>): Device | null =>
  id === null ? null : { id, name }

interface SessionInput {
  userId: string
  scopes?: readonly Scope[] | undefined
  expiresInSeconds?: number | undefined
  device?: NamedDevice | undefined
}

/** Opens a session for one of the app's users. The token is shown this once. */
export const createUserSession = async (
  bank: Kernel,
  tx: Tx,
  { realm, app }: Merchant,
  input: SessionInput,
): Promise<{ session: UserSession; token: string }> => {
  const { userId, device } = input
  const at = now(bank, realm)
  const slot = slotOf(bank.vault.key('slot'), app.id, userId)
  const token = newSecret(userSessionPrefix)
  const session: UserSession = {
    id: newId('uss', slot, app.slotMask, bank.wall()),
    realmId: realm.id,
    appId: app.id,
    userId,
    scopes: [...new Set(input.scopes ?? allScopes)],
    deviceId: input.device?.id ?? null,
    deviceName: input.device?.name ?? null,
    at,
    expiresAt: addSeconds(at, input.expiresInSeconds ?? 900),
    revokedAt: null,
  }
  const row = { ...session, scopes: [...session.scopes], tokenHash: hashSecret(token) }
  await tx`insert into user_sessions ${tx(row)}`
  if (device) await meetDevice(bank, tx, { realm, app, userId }, device, at)
  return { session, token }
}

/** Whose sessions may be ended: an app's, or those of one of its users. */
interface Whose {
  realm: Realm
  app: App
  userId?: string
}

/** Ends a session at once, and answers with it; with nothing where it had ended before. */
export const revokeUserSession = async (
  bank: Kernel,
  tx: Tx,
  { realm, app, userId }: Whose,
  userSessionId: string,
): Promise<UserSession | undefined> => {
  const [session] = await tx<UserSession[]>`
    select ${columns(tx)} from user_sessions
    where id = ${userSessionId} and app_id = ${app.id}
      ${userId === undefined ? tx`` : tx`and user_id = ${userId}`} for update`
  if (!session) throw new BankError('not_found')
  if (session.revokedAt) return undefined
  await tx`
    update user_sessions set revoked_at = ${now(bank, realm)}
    where id = ${userSessionId} and app_id = ${app.id}`
  return session
}

/** Ends every open session of a user but one, and answers with those. */
export const revokeOtherSessions = (
  bank: Kernel,
  tx: Tx,
  { realm, app, userId, sessionId }: Pick<User, 'realm' | 'app' | 'userId' | 'sessionId'>,
): Promise<UserSession[]> => {
  const at = now(bank, realm)
  return tx<UserSession[]>`
    update user_sessions set revoked_at = ${at}
    where app_id = ${app.id} and user_id = ${userId} and id <> ${sessionId}
      and revoked_at is null and expires_at > ${at}
    returning ${columns(tx)}`
}

/** A user's open sessions, newest first; those after `before` for the next page. */
export const listUserSessions = (
  bank: Kernel,
  { realm, app, userId }: Pick<User, 'realm' | 'app' | 'userId'>,
  { limit, before }: { limit: number; before?: string | undefined },
): Promise<UserSession[]> => bank.sql<UserSession[]>`
  select ${columns(bank.sql)} from user_sessions
  where app_id = ${app.id} and user_id = ${userId}
    and revoked_at is null and expires_at > ${now(bank, realm)}
    ${before === undefined ? bank.sql`` : bank.sql`and id < ${before}`}
  order by id desc limit ${limit}`

const columns = (on: Queryable) => on`
  id, realm_id, app_id, user_id, scopes, device_id, device_name, at, expires_at, revoked_at`

/** `ust_…`: a user's browser. Never cached, so that a revocation counts at once (api.md 5.12). */
export const findUser: Finder = async (bank, hash) => {
  const session = await sessionOf(bank, hash)
  if (!session) return undefined
  const realm = await findRealm(bank, session.realmId)
  const found = await findApp(bank, session.appId)
  if (!realm || !found) return undefined
  if (session.revokedAt || session.expiresAt <= now(bank, realm))
    throw new BankError('session_expired')

  const { userId, id: sessionId, scopes } = session
  const device = deviceOf(session)
  return { kind: 'user', page: false, realm, app: found.app, userId, sessionId, device, scopes }
}

/** Whose session it is by the hash of its token; every request of a browser asks. */
const sessionOf = gathered({
  answer: async (bank: Pick<Kernel, 'sql'>, hashes: readonly string[]) => {
    const rows = await bank.sql<(UserSession & { tokenHash: string })[]>`
      select token_hash, ${columns(bank.sql)}
      from sessions_of_tokens(${[...hashes]})`
    const known = new Map(rows.map((row) => [row.tokenHash, row]))
    return hashes.map((hash) => known.get(hash))
  },
})
