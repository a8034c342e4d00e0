import { findApp } from '../apps/apps.ts'
import type { Finder } from '../apps/finder.ts'
import { BankError } from '../kernel/errors.ts'
import { addSeconds } from '../kernel/time.ts'
import { findOrder } from '../orders/index.ts'
import { now } from '../realms/realm.ts'
import { findRealm } from '../realms/realms.ts'
import { sessionBySecret } from './session.ts'

// Whoever comes back a little later still learns how it ended.
const afterlifeSeconds = 86_400

/** `csk_…`: whoever holds the secret of a checkout session, until a day after its order's time is up. */
export const findPayer: Finder = async (bank, hash) => {
  const session = await sessionBySecret(bank.sql, hash)
  if (!session) return undefined
  const [realm, found, order] = await Promise.all([
    findRealm(bank, session.realmId),
    findApp(bank, session.appId),
    findOrder(bank.sql, session.appId, session.orderId),
  ])
  if (!realm || !found || !order) return undefined
  if (addSeconds(order.expiresAt, afterlifeSeconds) <= now(bank, realm))
    throw new BankError('session_expired')
  const { app } = found
  return { kind: 'checkout', page: false, realm, app, checkoutSessionId: session.id }
}
