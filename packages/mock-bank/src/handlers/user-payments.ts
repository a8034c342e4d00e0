import {
  pageOfPayments,
  presentPayment,
  retrievePayment,
  startUserPayment,
} from '../orders/index.ts'
import type { Handlers } from './handler.ts'

export const userPayments: Handlers['userPayments'] = {
  create: async (bank, { caller, body, claim, locale }) =>
    presentPayment(await startUserPayment(bank, caller, body, claim.id), locale),

  list: (bank, { caller, params: { userId }, query, locale }) =>
    pageOfPayments(bank, caller, { ...query, userId }, (payment) =>
      presentPayment(payment, locale),
    ),

  retrieve: async (bank, { caller, params: { userId, paymentId }, locale }) =>
    presentPayment(await retrievePayment(bank, caller, paymentId, { userId }), locale),
}
