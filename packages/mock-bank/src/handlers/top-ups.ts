import {
  abandon,
  collect,
  pageOfMovements,
  presentTopUp,
  requestTopUp,
  retrieveMovement,
} from '../wallet/index.ts'
import { carryOn } from './carry-on.ts'
import { Existing, type Handlers } from './handler.ts'
import type { Waiting } from './waiting.ts'

export const topUps: Handlers['topUps'] = {
  create: async (bank, { caller, body, claim, locale }) => {
    const { movement, existed } = await requestTopUp(bank, caller, body, claim.id)
    const reply = presentTopUp(movement, locale)
    return existed ? new Existing(reply) : reply
  },

  list: (bank, { caller, params: { userId }, query, locale }) =>
    pageOfMovements(bank, caller, 'top_up', userId, query, (topUp) => presentTopUp(topUp, locale)),

  retrieve: async (bank, { caller, params: { userId, topUpId }, locale }) => {
    const topUp = await retrieveMovement(bank, caller, 'top_up', userId, topUpId)
    return presentTopUp(topUp, locale)
  },
}

/** A top-up waits for its user’s PIN. */
export const waitingTopUp: Waiting = {
  resume: async (bank, owner, id, locale) => {
    await carryOn(bank, () => collect(bank, owner.realm, id))
    const topUp = await retrieveMovement(bank, owner, 'top_up', owner.userId, id)
    return { type: 'top_up', resource: presentTopUp(topUp, locale) }
  },
  abandon: (bank, { realm }, id) => abandon(bank, realm, id),
}
