import type { Handlers } from '../../packages/mock-bank/src/handlers/handler.ts'
import { newId } from '../../packages/mock-bank/src/kernel/ids.ts'
import { succeededAt } from '../../packages/mock-bank/src/orders/booking.ts'
import {
  inside,
  notByMandate,
  ofNoOrder,
  type Payment,
} from '../../packages/mock-bank/src/orders/payment.ts'
import { presentPayment } from '../../packages/mock-bank/src/orders/present-payment.ts'

/** Says that it was paid, and does nothing: what a call costs before and after the money. */
export const payNothing: Handlers['userPayments']['create'] = async (
  { wall },
  { caller, params: { userId }, body },
) => {
  const at = wall()
  const { realm, app } = caller
  const payment: Payment = {
    ...{ id: newId('pay', 0, app.slotMask, at), realmId: realm.id, appId: app.id, userId, slot: 0 },
    ...('mandateId' in body
      ? { ...ofNoOrder, ...body, metadata: body.metadata ?? {} }
      : {
          orderId: body.orderId,
          orderVersion: 1,
          checkoutSessionId: null,
          ...notByMandate,
          amount: 1,
        }),
    ...inside,
    ...{ channel: 'bank_balance', accountId: null, status: 'processing', challengeId: null },
    ...{
      failureCode: null,
      claimedAt: at,
      createdAt: at,
      finishedAt: null,
      refunded: 0,
      feeRate: 0,
    },
  }
  return presentPayment(succeededAt(payment, at))
}
