import { listPasskeys } from '../challenges/passkeys/index.ts'
import {
  abandonRegistration,
  allowRegistration,
  beginRegistration,
  findPasskey,
  keepPasskey,
  presentPasskey,
  presentRegistration,
  removePasskey,
} from '../passkeys/index.ts'
import { Existing, type Handlers } from './handler.ts'
import type { Waiting } from './waiting.ts'

export const passkeys: Handlers['passkeys'] = {
  options: async (bank, { caller, claim }) => {
    const registration = await beginRegistration(bank, caller, claim.id)
    return presentRegistration(bank, caller, registration)
  },

  create: async (bank, { caller, body }) => {
    const { passkey, existed } = await keepPasskey(bank, caller, body)
    return existed ? new Existing(presentPasskey(passkey)) : presentPasskey(passkey)
  },

  list: async (bank, { caller }) => ({
    items: (await listPasskeys(bank.sql, caller)).map(presentPasskey),
    nextCursor: null,
  }),

  retrieve: async (bank, { caller, params }) =>
    presentPasskey(await findPasskey(bank.sql, caller, params.passkeyId)),

  remove: async (bank, { caller, params }) => {
    await removePasskey(bank, caller, params.passkeyId)
    return undefined
  },
}

/** A new passkey waits for its user’s PIN. */
export const waitingRegistration: Waiting = {
  resume: async (bank, owner, id) => {
    const registration = await allowRegistration(bank, owner, id)
    return {
      type: 'passkey_registration',
      resource: await presentRegistration(bank, owner, registration),
    }
  },
  abandon: abandonRegistration,
}
