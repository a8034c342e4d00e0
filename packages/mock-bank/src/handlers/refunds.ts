import {
  carryOutRefund,
  createRefund,
  pageOfRefunds,
  presentRefund,
  retrieveRefund,
} from '../refunds/index.ts'
import { carryOn } from './carry-on.ts'
import { Existing, type Handlers } from './handler.ts'

export const refunds: Handlers['refunds'] = {
  create: async (bank, { caller, body, claim, locale }) => {
    const { refund, existed } = await createRefund(bank, caller, body, claim.id)
    if (existed) return new Existing(presentRefund(refund, locale))
    await carryOn(bank, () => carryOutRefund(bank, caller.realm, refund))
    return presentRefund(await retrieveRefund(bank, caller, refund.id), locale)
  },

  list: (bank, { caller, query, locale }) =>
    pageOfRefunds(bank, caller, query, (refund) => presentRefund(refund, locale)),

  retrieve: async (bank, { caller, params, locale }) =>
    presentRefund(await retrieveRefund(bank, caller, params.refundId), locale),
}
