import { type OrderFollower, told } from '../orders/index.ts'
import { presentEvent } from './present-session.ts'
import { sessionsOf } from './session.ts'

/** What sessions have to tell when their order ends: each has ended with it. */
export const followOrder: OrderFollower = async ({ mode }, on, app, order) => {
  const type = endings[order.status as keyof typeof endings]
  if (!type) return []
  const at = order.paidAt ?? order.expiresAt
  const sessions = await sessionsOf(on, order.id)
  return sessions.map((session) => told(type, presentEvent({ session, order, app, mode, at })))
}

const endings = {
  paid: 'checkout_session.completed',
  expired: 'checkout_session.expired',
} as const
