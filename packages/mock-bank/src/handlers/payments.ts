import { askSoon } from '../acquiring/index.ts'
import { abandonByCard, payByCard } from '../card-payments/index.ts'
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

/** A payment waits for its payer’s PIN, or, by a card, for the code. */
export const waitingPayment: Waiting = {
  resume: async (bank, { realm, app }, id, locale) => {
    const { channel } = await retrievePayment(bank, { app }, id)
    const goOn = channel === 'quick_pay' ? payByCard : pay
    await carryOn(bank, () => goOn(bank, realm, { appId: app.id, id }))
    const payment = await retrievePayment(bank, { app }, id)
    if (payment.status === 'succeeded' && payment.orderId)
      await askSoon(bank, realm, payment.orderId)
    const resource = presentPayment(payment, locale)
    return { type: 'payment', resource }
  },
  abandon: async (bank, { realm, app }, id) => {
    const { channel } = await retrievePayment(bank, { app }, id)
    const giveUp = channel === 'quick_pay' ? abandonByCard : abandonPayment
    await giveUp(bank, realm, { appId: app.id, id })
  },
}
