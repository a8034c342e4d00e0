import type { CheckoutProgress } from '@qiantang/sdk/contract'

import { textArray } from '../ledger/array-literal.ts'
import { type OrderBank, type OrderStatus, type Payment, statusAt } from '../orders/index.ts'
import { now } from '../realms/realm.ts'
import { findRealm } from '../realms/realms.ts'
import { statuses } from './present-session.ts'

interface Row {
  sessionId: string
  realmId: string
  status: OrderStatus
  version: number
  expiresAt: Date
  paymentId: string | null
  paymentStatus: Payment['status'] | null
  hasAction: boolean
}

/** How sessions stand, by one statement. */
export const readProgress = async (
  bank: OrderBank,
  sessionIds: readonly string[],
): Promise<{ sessionId: string; progress: CheckoutProgress }[]> => {
  const rows = await bank.sql<Row[]>`
    select s.id as session_id, s.realm_id, o.status, o.version, o.expires_at,
      p.id as payment_id, p.status as payment_status,
      coalesce(p.action is not null or p.challenge_id is not null, false) as has_action
    from unnest(${textArray(sessionIds)}::text[]) w(id)
    join checkout_sessions s on s.id = w.id
    join orders o on o.id = s.order_id
    left join lateral (
      select x.id, x.status, x.action, x.challenge_id from payments x
      where x.order_id = s.order_id and x.checkout_session_id = s.id
      order by x.id desc limit 1
    ) p on true`
  return Promise.all(
    rows.map(async (row) => ({ sessionId: row.sessionId, progress: await progressOf(bank, row) })),
  )
}

const progressOf = async (
  bank: OrderBank,
  { realmId, status, version, expiresAt, paymentId, paymentStatus, hasAction }: Row,
): Promise<CheckoutProgress> => {
  const realm = await findRealm(bank, realmId)
  const at = realm ? now(bank, realm) : bank.wall()
  return {
    status: statuses[statusAt({ status, expiresAt }, at)],
    version,
    payment:
      paymentId !== null && paymentStatus !== null
        ? { id: paymentId, status: paymentStatus, hasAction }
        : null,
  }
}
