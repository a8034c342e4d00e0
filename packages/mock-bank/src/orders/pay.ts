import { errorOfBooks } from '../accounts/index.ts'
import { fault } from '../kernel/errors.ts'
import type { Realm } from '../realms/realm.ts'
import { appOf } from './app-of.ts'
import type { OrderBank } from './bank.ts'
import { bookingOfOrder } from './booking.ts'
import { claim } from './claim.ts'
import { catchUp } from './follow-payments.ts'
import type { Order } from './order.ts'
import { findOrder } from './order-table.ts'
import { type Claimed, isClaimed, isOfOrder, type Payment } from './payment.ts'
import { findPayment } from './payment-table.ts'
import { reopen } from './reopen.ts'

/** The payer has approved: pays the order, if it can still be paid. */
export const pay = async (
  bank: OrderBank,
  realm: Realm,
  named: Pick<Payment, 'appId' | 'id'>,
): Promise<void> => {
  const payment = await findPayment(bank.sql, named)
  const claimed = payment && isOfOrder(payment) && (await claim(bank, realm, payment))
  if (claimed) await carryOut(bank, realm, claimed.payment, claimed.order)
}

/** Carries on with a payment that has claimed its order, if this one has. Called again, it changes nothing. */
export const carryOutIfClaimed = async (
  bank: OrderBank,
  realm: Realm,
  named: Pick<Payment, 'appId' | 'id'>,
): Promise<void> => {
  const payment = await findPayment(bank.sql, named)
  if (!isClaimed(payment)) return
  const order = await findOrder(bank.sql, payment.appId, payment.orderId)
  await carryOut(bank, realm, payment, order ?? fault('An order is gone.'))
}

/**
 * Has the books decide a payment that has claimed its order. They know it by its id: whether the money
 * had moved before, or moves now, it moves once.
 */
export const carryOut = async (
  bank: OrderBank,
  realm: Realm,
  payment: Claimed,
  order: Order,
): Promise<void> => {
  const app = await appOf(bank, payment.appId)
  const outcome = await bank.ledger.submit(await bookingOfOrder(bank, app, payment, order))
  if (outcome.status === 'posted') return catchUp(bank, [payment.slot])
  if (outcome.status !== 'refused') return fault(`Payment ${payment.id} was posted differently.`)
  // What the books have no business refusing is a fault here.
  const { code } = errorOfBooks(outcome, payment.amount)
  await reopen(bank, realm, payment, code)
}
