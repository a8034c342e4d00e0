import type { CheckoutLocale } from '@qiantang/sdk/contract'

import type { Queryable, Tx } from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'

/** A door to the hosted checkout for one order. Its state is the order's. */
export interface CheckoutSession {
  id: string
  realmId: string
  appId: string
  slot: number
  orderId: string
  /** The merchant's user who pays; null for a guest. */
  userId: string | null
  secretHash: string
  returnUrl: string
  cancelUrl: string
  locale: CheckoutLocale | null
  createdAt: Date
}

/** Writes a new session. One that a run before has left gets the new secret: nobody has seen the old one. */
export const insertSession = async (tx: Tx, session: CheckoutSession): Promise<CheckoutSession> => {
  const [inserted] = await tx<CheckoutSession[]>`
    insert into checkout_sessions ${tx({ ...session })}
    on conflict (id) do update set secret_hash = excluded.secret_hash
    returning *`
  return inserted ?? fault('A session was not written.')
}

export const findSession = async (
  on: Queryable,
  id: string,
): Promise<CheckoutSession | undefined> => {
  const [session] = await on<CheckoutSession[]>`select * from checkout_sessions where id = ${id}`
  return session
}

export const sessionBySecret = async (
  on: Queryable,
  secretHash: string,
): Promise<CheckoutSession | undefined> => {
  const [session] = await on<CheckoutSession[]>`
    select * from checkout_sessions where secret_hash = ${secretHash}`
  return session
}

/** Every session of an order, in the order they were made. */
export const sessionsOf = (on: Queryable, orderId: string): Promise<CheckoutSession[]> =>
  on<CheckoutSession[]>`select * from checkout_sessions where order_id = ${orderId} order by id`
