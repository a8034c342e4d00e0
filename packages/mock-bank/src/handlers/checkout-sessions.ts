import {
  confirmSession,
  createSession,
  retrieveSession,
  retrieveSummary,
} from '../checkout/index.ts'
import type { Handlers } from './handler.ts'

export const checkoutSessions: Handlers['checkoutSessions'] = {
  create: async (bank, { caller, body, claim, locale }) => {
    const { session, secret, url } = await createSession(bank, caller, body, claim.id)
    return { ...(await retrieveSession(bank, caller, session.id, locale)), url, secret }
  },

  retrieve: (bank, { caller, params, locale }) =>
    retrieveSession(bank, caller, params.checkoutSessionId, locale),

  summary: (bank, { params }) => retrieveSummary(bank, params.checkoutSessionId),

  confirm: async (bank, { caller, params, body, claim, locale }) => {
    await confirmSession(bank, caller, params.checkoutSessionId, body, claim.id)
    return retrieveSession(bank, caller, params.checkoutSessionId, locale)
  },
}
