import {
  checkSession,
  confirmSession,
  createSession,
  retrieveSession,
  retrieveSummary,
  streamSession,
} from '../checkout/index.ts'
import { type Handlers, Streaming } from './handler.ts'

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

  check: async (bank, { caller, params, locale }) => {
    await checkSession(bank, caller, params.checkoutSessionId)
    return retrieveSession(bank, caller, params.checkoutSessionId, locale)
  },

  stream: async (bank, { caller, params }) =>
    new Streaming(await streamSession(bank, caller, params.checkoutSessionId)),
}
