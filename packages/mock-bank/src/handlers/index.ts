import { accounts } from './accounts.ts'
import { app } from './app.ts'
import { applications } from './applications.ts'
import { cards } from './cards.ts'
import { challenges } from './challenges.ts'
import { checkoutSessions } from './checkout-sessions.ts'
import { composite } from './composite.ts'
import { events } from './events.ts'
import type { Handlers } from './handler.ts'
import { keys } from './keys.ts'
import { orders } from './orders.ts'
import { pageTokens } from './page-tokens.ts'
import { payments } from './payments.ts'
import { pin } from './pin.ts'
import { sandboxApps } from './sandbox-apps.ts'
import { sandboxClock } from './sandbox-clock.ts'
import { sandboxMagicValues } from './sandbox-magic-values.ts'
import { sandboxMessages } from './sandbox-messages.ts'
import { sandboxPeople } from './sandbox-people.ts'
import { sandboxRealms } from './sandbox-realms.ts'
import { topUps } from './top-ups.ts'
import { userPayments } from './user-payments.ts'
import { userSessions } from './user-sessions.ts'
import { webhookEndpoints } from './webhook-endpoints.ts'
import { withdrawals } from './withdrawals.ts'

/** What answers each route of the contract. */
export const handlers = {
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
} satisfies Handlers
