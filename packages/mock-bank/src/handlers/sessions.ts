import { deviceOf, listUserSessions, type UserSession } from '../apps/user-sessions.ts'
import { pageOf, placeIn, usualLimit } from '../kernel/page.ts'
import { toTimestamp } from '../kernel/time.ts'
import { endSession } from './end-session.ts'
import type { Handlers } from './handler.ts'

export const sessions: Handlers['sessions'] = {
  list: async (bank, { caller, query }) => {
    const { limit = usualLimit, cursor } = query
    const before = placeIn(cursor, /^uss_\w{26}$/)
    const rows = await listUserSessions(bank, caller, { limit: limit + 1, before })
    return pageOf(
      rows,
      limit,
      ({ id }) => id,
      (session) => ({ ...present(session), isCurrent: session.id === caller.sessionId }),
    )
  },

  revoke: async (bank, { caller, params }) => {
    await endSession(bank, caller, params.userSessionId)
    return undefined
  },
}

const present = (session: UserSession) => ({
  id: session.id,
  device: deviceOf(session),
  scopes: [...session.scopes],
  createdAt: toTimestamp(session.at),
  expiresAt: toTimestamp(session.expiresAt),
})
