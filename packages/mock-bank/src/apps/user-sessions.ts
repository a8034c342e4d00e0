import type { Scope } from '@qiantang/sdk/contract'

import type { Queryable } from '../kernel/database/index.ts'
import { BankError } from '../kernel/errors.ts'
import { newId, slotOf } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { hashSecret, newSecret } from '../kernel/secrets.ts'
import { addSeconds } from '../kernel/time.ts'
import { now } from '../realms/realm.ts'
import { findRealm } from '../realms/realms.ts'
import { findApp } from './apps.ts'
import type { Merchant } from './caller.ts'
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
  /** When it was made, on the realm's clock like the others. */
  at: Date
  expiresAt: Date
  revokedAt: Date | null
}

/** Opens a session for one of the app's users. The token is shown this once. */
export const createUserSession = async (
  bank: Kernel,
  { realm, app }: Merchant,
  input: {
    userId: string
    scopes?: readonly Scope[] | undefined
    expiresInSeconds?: number | undefined
  },
): Promise<{ session: UserSession; token: string }> => {
  const at = now(bank, realm)
  const slot = slotOf(bank.vault.key('slot'), app.id, input.userId)
  const token = newSecret(userSessionPrefix)
  const session: UserSession = {
    id: newId('uss', slot, app.slotMask, bank.wall()),
    realmId: realm.id,
    appId: app.id,
    userId: input.userId,
    scopes: [...new Set(input.scopes ?? allScopes)],
    at,
    expiresAt: addSeconds(at, input.expiresInSeconds ?? 900),
    revokedAt: null,
  }
  const row = { ...session, scopes: [...session.scopes], tokenHash: hashSecret(token) }
  await bank.sql`insert into user_sessions ${bank.sql(row)}`
  return { session, token }
}

/** Ends a session at once. False where it had ended before. */
export const revokeUserSession = async (
  bank: Kernel,
  on: Queryable,
  { realm, app }: Merchant,
  userSessionId: string,
): Promise<boolean> => {
  const [session] = await on<{ revokedAt: Date | null }[]>`
    select revoked_at from user_sessions
    where id = ${userSessionId} and app_id = ${app.id} for update`
  if (!session) throw new BankError('not_found')
  if (session.revokedAt) return false
  await on`
    update user_sessions set revoked_at = ${now(bank, realm)}
    where id = ${userSessionId} and app_id = ${app.id}`
  return true
}

/** `ust_…`: a user's browser. Never cached, so that a revocation counts at once (api.md 5.12). */
export const findUser: Finder = async (bank, hash) => {
  const [session] = await bank.sql<UserSession[]>`
    select id, realm_id, app_id, user_id, scopes, at, expires_at, revoked_at
    from user_sessions where token_hash = ${hash}`
  if (!session) return undefined
  const realm = await findRealm(bank, session.realmId)
  const found = await findApp(bank, session.appId)
  if (!realm || !found) return undefined
  if (session.revokedAt || session.expiresAt <= now(bank, realm))
    throw new BankError('session_expired')

  const { userId, id: sessionId, scopes } = session
  return { kind: 'user', page: false, realm, app: found.app, userId, sessionId, scopes }
}
