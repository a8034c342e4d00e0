import { presentUserSession } from '../apps/present-user-session.ts'
import { createUserSession, revokeUserSession } from '../apps/user-sessions.ts'
import { emit } from '../events/emit.ts'
import { now } from '../realms/realm.ts'
import type { Handlers } from './handler.ts'

export const userSessions: Handlers['userSessions'] = {
  create: async (bank, { caller, body }) => {
    const { session, token } = await createUserSession(bank, caller, body)
    return { ...presentUserSession(session), token }
  },

  revoke: async (bank, { caller, params }) => {
    const id = params.userSessionId
    const { realm, app } = caller
    await bank.sql.begin(async (tx) => {
      const ended = await revokeUserSession(bank, tx, caller, id)
      if (ended) await emit(tx, realm, app.id, 'user_session.revoked', { id }, now(bank, realm))
    })
    return undefined
  },
}
