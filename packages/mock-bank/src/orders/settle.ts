import type { ErrorCode } from '@qiantang/sdk/contract'

import type { Tx } from '../kernel/database/index.ts'
import { cancel } from '../realms/jobs.ts'
import { now, type Realm } from '../realms/realm.ts'
import { appOf } from './app-of.ts'
import type { OrderBank } from './bank.ts'
import { expireIfDue } from './end-order.ts'
import { failPayment } from './fail-payment.ts'
import { lockOrder, updateOrder } from './order-table.ts'
import { type Claimed, isClaimed } from './payment.ts'
import { findPayment, updatePayment } from './payment-table.ts'

/**
 * The rows repeat what the books say: the payment has succeeded, its order is paid. Whoever sees that
 * the books are ahead may do it; done again, it changes nothing.
 */
export const markPaid = async (tx: Tx, paymentId: string): Promise<void> => {
  const known = await findPayment(tx, paymentId)
  if (!isClaimed(known)) return
  await lockOrder(tx, known.orderId)
  const payment = await findPayment(tx, paymentId)
  if (!isClaimed(payment)) return

  const { id, realmId, orderId, claimedAt } = payment
  await updatePayment(tx, id, { status: 'succeeded', finishedAt: claimedAt })
  await updateOrder(tx, orderId, { status: 'paid', paidAt: claimedAt })
  await cancel(tx, { realmId, key: id })
}

/** The books have refused: the payment fails, and the order may be paid another way while it is time. */
export const reopen = async (
  bank: OrderBank,
  realm: Realm,
  { id, appId, orderId, realmId }: Claimed,
  failureCode: ErrorCode,
): Promise<void> => {
  const app = await appOf(bank, appId)
  await bank.sql.begin(async (tx) => {
    await lockOrder(tx, orderId)
    const payment = await findPayment(tx, id)
    if (!isClaimed(payment)) return

    const at = now(bank, realm)
    const order = await updateOrder(tx, orderId, { status: 'open', paymentId: null })
    await cancel(tx, { realmId, key: id })
    await failPayment(tx, payment, failureCode, at)
    await expireIfDue(bank, tx, app, order, at)
  })
}
