import {
  abandonPayment,
  pageOfPayments,
  pay,
  presentPayment,
  retrievePayment,
} from '../orders/index.ts'
import { carryOn } from './carry-on.ts'
import type { Handlers } from './handler.ts'
import type { Waiting } from './waiting.ts'

export const payments: Handlers['payments'] = {
  list: (bank, { caller, query, locale }) =>
    pageOfPayments(bank, caller, query, (payment) => presentPayment(payment, locale)),

  retrieve: async (bank, { caller, params, locale }) =>
    presentPayment(await retrievePayment(bank, caller, params.paymentId), locale),
}

/** A payment waits for its payer’s PIN. */
export const waitingPayment: Waiting = {
  resume: async (bank, { realm, app }, id, locale) => {
    await carryOn(bank, () => pay(bank, realm, id))
    const resource = presentPayment(await retrievePayment(bank, { app }, id), locale)
    return { type: 'payment', resource }
  },
  abandon: (bank, { realm }, id) => abandonPayment(bank, realm, id),
}
