import {
  abandonTransfer,
  carryOut,
  pageOfTransfers,
  presentTransfer,
  requestTransfer,
  retrieveTransfer,
} from '../transfers/index.ts'
import { carryOn } from './carry-on.ts'
import { Existing, type Handlers } from './handler.ts'
import type { Waiting } from './waiting.ts'

export const transfers: Handlers['transfers'] = {
  create: async (bank, { caller, body, claim, locale }) => {
    const { transfer, existed } = await requestTransfer(bank, caller, body, claim.id)
    const reply = presentTransfer(transfer, locale)
    return existed ? new Existing(reply) : reply
  },

  list: (bank, { caller, params: { userId }, query, locale }) =>
    pageOfTransfers(bank, caller, userId, query, (transfer) => presentTransfer(transfer, locale)),

  retrieve: async (bank, { caller, params: { userId, transferId }, locale }) =>
    presentTransfer(await retrieveTransfer(bank, caller, userId, transferId), locale),
}

/** A transfer waits for its payer’s PIN. */
export const waitingTransfer: Waiting = {
  resume: async (bank, owner, id, locale) => {
    await carryOn(bank, () => carryOut(bank, owner.realm, id))
    const transfer = await retrieveTransfer(bank, owner, owner.userId, id)
    return { type: 'transfer', resource: presentTransfer(transfer, locale) }
  },
  abandon: (bank, { realm }, id) => abandonTransfer(bank, realm, id),
}
