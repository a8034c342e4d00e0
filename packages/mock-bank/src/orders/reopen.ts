import type { ErrorCode } from '@qiantang/sdk/contract'

import { now, type Realm } from '../realms/realm.ts'
import { appOf } from './app-of.ts'
import type { OrderBank } from './bank.ts'
import { reopenOrder } from './claim-order.ts'
import { expireIfDue, expireOrder } from './end-order.ts'
import { failPayment } from './fail-payment.ts'
import { noClaim, statusAt } from './order.ts'
import { lockOrder, updateOrder } from './order-table.ts'
import { type Claimed, isClaimed } from './payment.ts'
import { findPayment } from './payment-table.ts'

/** The books have refused: the payment fails, and the order may be paid another way while it is time. */
export const reopen = async (
  bank: OrderBank,
  realm: Realm,
  claimed: Claimed,
  failureCode: ErrorCode,
): Promise<void> => {
  const { appId, orderId } = claimed
  const app = await appOf(bank, appId)
  await bank.sql.begin(async (tx) => {
    await lockOrder(tx, orderId)
    const payment = await findPayment(tx, claimed)
    if (!isClaimed(payment)) return

    const at = now(bank, realm)
    const order = await updateOrder(tx, orderId, { status: 'open', ...noClaim })
    await failPayment(tx, payment, failureCode, at)
    await expireIfDue(bank, tx, app, order, at)
  })
}

/** The same where the payment is no more than its claim: nothing of it is left but the refusal. */
export const letGo = async (
  bank: OrderBank,
  realm: Realm,
  claim: { orderId: string; paymentId: string },
): Promise<void> => {
  const order = await reopenOrder(bank, claim)
  // Its time may have run out while it was being paid, when nobody could expire it.
  if (order && statusAt(order, now(bank, realm)) === 'expired')
    await expireOrder(bank, realm, { orderId: order.id, appId: order.appId })
}
