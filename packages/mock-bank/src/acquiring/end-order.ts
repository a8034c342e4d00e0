import type { Merchant } from '../apps/caller.ts'
import * as orders from '../orders/index.ts'
import type { Order, OrderBank } from '../orders/index.ts'
import type { Realm } from '../realms/realm.ts'
import { closeAttempts } from './close-attempts.ts'

/**
 * The merchant takes the order back: first at every channel where somebody may be paying it, since one may say
 * that somebody has.
 *
 * @throws {BankError} `not_found`, `order_paid`, or `payment_in_progress` while a payment is being decided.
 */
export const closeOrder = async (
  bank: OrderBank,
  caller: Merchant,
  orderId: string,
): Promise<Order> => {
  const { status } = await orders.retrieveOrder(bank, caller, orderId)
  if (status === 'open') await closeAttempts(bank, caller.realm, orderId)
  return orders.closeOrder(bank, caller, orderId)
}

/** Its time is up: who paid it in time has paid, though the channel's notice was lost; else it expires. */
export const expireOrder = async (
  bank: OrderBank,
  realm: Realm,
  about: { orderId: string; appId: string },
): Promise<void> => {
  await closeAttempts(bank, realm, about.orderId)
  await orders.expireOrder(bank, realm, about)
}
