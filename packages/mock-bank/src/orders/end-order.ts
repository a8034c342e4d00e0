import type { App, Merchant } from '../apps/caller.ts'
import type { Tx } from '../kernel/database/index.ts'
import { BankError } from '../kernel/errors.ts'
import { now, type Realm } from '../realms/realm.ts'
import { appOf } from './app-of.ts'
import type { OrderBank } from './bank.ts'
import { type Order, statusAt } from './order.ts'
import { findOrder, lockOrder, updateOrder } from './order-table.ts'
import { presentOrder } from './present-order.ts'
import { followersTell, recordTold, told } from './tell.ts'

/**
 * The merchant takes the order back. Doing so again changes nothing; an expired order stays expired.
 *
 * @throws {BankError} `order_paid`, or `payment_in_progress` while a payment is being decided.
 */
export const closeOrder = (
  bank: OrderBank,
  { realm, app }: Merchant,
  orderId: string,
): Promise<Order> =>
  bank.sql.begin(async (tx) => {
    if (!(await findOrder(tx, app.id, orderId))) throw new BankError('not_found')
    const order = await lockOrder(tx, orderId)
    const at = now(bank, realm)
    if (order.status === 'paid') throw new BankError('order_paid')
    if (order.status === 'paying') throw new BankError('payment_in_progress')
    if (statusAt(order, at) !== 'open') return order

    const closed = await updateOrder(tx, orderId, { status: 'closed' })
    await recordTold(tx, closed, at, [told('order.closed', presentOrder(closed, at))])
    return closed
  })

/** Its time is up: it expires, unless it was paid or closed, or a payment is being decided. */
export const expireOrder = async (
  bank: OrderBank,
  realm: Realm,
  { orderId, appId }: { orderId: string; appId: string },
): Promise<void> => {
  const app = await appOf(bank, appId)
  await bank.sql.begin(async (tx) => {
    const order = await lockOrder(tx, orderId)
    await expireIfDue(bank, tx, app, order, now(bank, realm))
  })
}

/** Sandbox: its time is up now, whatever was agreed. */
export const expireNow = async (bank: OrderBank, realm: Realm, orderId: string): Promise<void> => {
  await bank.sql`
    update orders set expires_at = ${now(bank, realm)} where id = ${orderId} and status = 'open'
      and expires_at > ${now(bank, realm)}`
}

/** Records in a locked order that its time is up, if it is. */
export const expireIfDue = async (
  bank: OrderBank,
  tx: Tx,
  app: App,
  order: Order,
  at: Date,
): Promise<void> => {
  if (order.status !== 'open' || statusAt(order, at) !== 'expired') return
  const expired = await updateOrder(tx, order.id, { status: 'expired' })
  const events = [told('order.expired', presentOrder(expired, at))]
  await recordTold(tx, expired, at, [...events, ...(await followersTell(bank, tx, app, expired))])
}
