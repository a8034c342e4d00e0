import {
  abandon,
  pageOfMovements,
  payOut,
  presentWithdrawal,
  requestWithdrawal,
  retrieveMovement,
} from '../wallet/index.ts'
import { carryOn } from './carry-on.ts'
import { Existing, type Handlers } from './handler.ts'
import type { Waiting } from './waiting.ts'

export const withdrawals: Handlers['withdrawals'] = {
  create: async (bank, { caller, body, claim, locale }) => {
    const { movement, existed } = await requestWithdrawal(bank, caller, body, claim.id)
    const reply = presentWithdrawal(movement, locale)
    return existed ? new Existing(reply) : reply
  },

  list: (bank, { caller, params: { userId }, query, locale }) =>
    pageOfMovements(bank, caller, 'withdrawal', userId, query, (withdrawal) =>
      presentWithdrawal(withdrawal, locale),
    ),

  retrieve: async (bank, { caller, params: { userId, withdrawalId }, locale }) => {
    const withdrawal = await retrieveMovement(bank, caller, 'withdrawal', userId, withdrawalId)
    return presentWithdrawal(withdrawal, locale)
  },
}

/** A withdrawal waits for its user’s PIN. */
export const waitingWithdrawal: Waiting = {
  resume: async (bank, owner, id, locale) => {
    await carryOn(bank, () => payOut(bank, owner.realm, id))
    const withdrawal = await retrieveMovement(bank, owner, 'withdrawal', owner.userId, id)
    return { type: 'withdrawal', resource: presentWithdrawal(withdrawal, locale) }
  },
  abandon: (bank, { realm }, id) => abandon(bank, realm, id),
}
