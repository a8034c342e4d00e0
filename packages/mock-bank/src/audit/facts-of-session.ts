import type { UserSession } from '../apps/user-sessions.ts'
import type { FactsOf } from './entry.ts'

/** What an entry says of a session that was started or ended. */
export const factsOfSession = ({
  id,
  deviceName,
}: Pick<UserSession, 'id' | 'deviceName'>): FactsOf['session.started'] => ({
  sessionId: id,
  ...(deviceName !== null && { sessionDevice: deviceName }),
})
