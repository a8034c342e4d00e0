import { presentUserSession } from '../apps/present-user-session.ts'
import { createUserSession } from '../apps/user-sessions.ts'
import { factsOfSession, record } from '../audit/index.ts'
import { endSession } from './end-session.ts'
import type { Handlers } from './handler.ts'

export const userSessions: Handlers['userSessions'] = {
  create: (bank, { caller, body }) =>
    bank.sql.begin(async (tx) => {
      const { session, token } = await createUserSession(bank, tx, caller, body)
      const { realm, app } = caller
      const whose = { realm, app, userId: session.userId, by: caller }
      await record(bank, tx, whose, 'session.started', factsOfSession(session), session.at)
      return { ...presentUserSession(session), token }
    }),

  revoke: async (bank, { caller, params }) => {
    await endSession(bank, caller, params.userSessionId)
    return undefined
  },
}
