import { carryOutIfClaimed } from '../orders/index.ts'
import {
  createCode,
  createSeed,
  presentCode,
  presentCodePayment,
  presentNewCode,
  presentReversal,
  presentSeed,
  retrieveCode,
  retrieveCodePayment,
  reverseCodePayment,
  takeByCode,
} from '../qr/index.ts'
import { now } from '../realms/realm.ts'
import { carryOutRefund } from '../refunds/index.ts'
import { carryOn } from './carry-on.ts'
import type { Handlers } from './handler.ts'

export const paymentCodes: Handlers['paymentCodes'] = {
  create: async (bank, { caller, body, locale }) =>
    presentNewCode(await createCode(bank, caller, body), now(bank, caller.realm), locale),

  createOfflineSeed: async (bank, { caller, body }) =>
    presentSeed(bank, await createSeed(bank, caller, body), now(bank, caller.realm)),

  retrieve: async (bank, { caller, params, locale }) => {
    const { paymentCode, payment } = await retrieveCode(bank, caller, params.paymentCodeId)
    return presentCode(paymentCode, payment, now(bank, caller.realm), locale)
  },
}

export const codePayments: Handlers['codePayments'] = {
  create: async (bank, { caller, body, claim, locale }) => {
    const { realm, app } = caller
    const id = await takeByCode(bank, caller, body, claim)
    await carryOn(bank, () => carryOutIfClaimed(bank, realm, { appId: app.id, id }))
    return presentCodePayment(await retrieveCodePayment(bank, caller, id), locale)
  },

  retrieve: async (bank, { caller, params, locale }) =>
    presentCodePayment(await retrieveCodePayment(bank, caller, params.paymentId), locale),

  reverse: async (bank, { caller, params, claim, locale }) => {
    const { paymentId } = params
    const refund = await reverseCodePayment(bank, caller, paymentId, claim.id)
    if (refund) await carryOn(bank, () => carryOutRefund(bank, caller.realm, refund))
    return presentReversal(await retrieveCodePayment(bank, caller, paymentId), locale)
  },
}
