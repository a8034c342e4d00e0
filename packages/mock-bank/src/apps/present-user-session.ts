import type { UserSession as WireUserSession } from '@qiantang/sdk/contract'

import { toTimestamp } from '../kernel/time.ts'
import { deviceOf, type UserSession } from './user-sessions.ts'

/** A session as the merchant sees it; its token is shown when it is made and never again. */
export const presentUserSession = (session: UserSession): WireUserSession => ({
  id: session.id,
  userId: session.userId,
  scopes: [...session.scopes],
  device: deviceOf(session),
  expiresAt: toTimestamp(session.expiresAt),
  createdAt: toTimestamp(session.at),
})
