import { accounts } from './accounts.ts'
import { app } from './app.ts'
import { applications } from './applications.ts'
import { cards } from './cards.ts'
import { challenges } from './challenges.ts'
import { checkoutSessions } from './checkout-sessions.ts'
import { composite } from './composite.ts'
import { events } from './events.ts'
import { keys } from './keys.ts'
import { orders } from './orders.ts'
import { pageTokens } from './page-tokens.ts'
import { payments, userPayments } from './payments.ts'
import { pin } from './pin.ts'
import {
  sandboxApps,
  sandboxClock,
  sandboxMagicValues,
  sandboxMessages,
  sandboxPeople,
  sandboxRealms,
} from './sandbox.ts'
import { topUps } from './top-ups.ts'
import { userSessions } from './user-sessions.ts'
import { webhookEndpoints } from './webhook-endpoints.ts'
import { withdrawals } from './withdrawals.ts'

/** The whole API: noun → verb → route. */
export const contract = {
  keys,
  app,
  webhookEndpoints,
  events,
  composite,
  userSessions,
  pageTokens,
  applications,
  accounts,
  pin,
  challenges,
  cards,
  topUps,
  withdrawals,
  userPayments,
  orders,
  payments,
  checkoutSessions,
  sandboxRealms,
  sandboxApps,
  sandboxClock,
  sandboxMessages,
  sandboxPeople,
  sandboxMagicValues,
} as const

export type Contract = typeof contract
