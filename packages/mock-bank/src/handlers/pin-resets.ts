import {
  abandonPinReset,
  allowNewPin,
  beginPinReset,
  findPinReset,
  presentPinReset,
} from '../accounts/pin-resets/index.ts'
import { now } from '../realms/realm.ts'
import type { Handlers } from './handler.ts'
import type { Waiting } from './waiting.ts'

export const pinResets: Handlers['pinResets'] = {
  create: async (bank, { caller, body, claim }) => {
    const reset = await beginPinReset(bank, caller, body, claim.id)
    return presentPinReset(bank.sql, reset, now(bank, caller.realm))
  },

  retrieve: async (bank, { caller, params }) => {
    const reset = await findPinReset(bank.sql, caller, params.pinResetId)
    return presentPinReset(bank.sql, reset, now(bank, caller.realm))
  },
}

/** A new PIN waits for the code. */
export const waitingPinReset: Waiting = {
  resume: async (bank, owner, id) => {
    const reset = await allowNewPin(bank, owner, id)
    const resource = await presentPinReset(bank.sql, reset, now(bank, owner.realm))
    return { type: 'pin_reset', resource }
  },
  abandon: abandonPinReset,
}
