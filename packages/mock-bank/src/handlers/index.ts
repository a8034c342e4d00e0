import { accounts } from './accounts.ts'
import { app } from './app.ts'
import { applications } from './applications.ts'
import { cards } from './cards.ts'
import { challenges } from './challenges.ts'
import { composite } from './composite.ts'
import { events } from './events.ts'
import type { Handlers } from './handler.ts'
import { keys } from './keys.ts'
import { pageTokens } from './page-tokens.ts'
import { pin } from './pin.ts'
import { sandboxApps } from './sandbox-apps.ts'
import { sandboxClock } from './sandbox-clock.ts'
import { sandboxMagicValues } from './sandbox-magic-values.ts'
import { sandboxMessages } from './sandbox-messages.ts'
import { sandboxPeople } from './sandbox-people.ts'
import { sandboxRealms } from './sandbox-realms.ts'
import { userSessions } from './user-sessions.ts'
import { webhookEndpoints } from './webhook-endpoints.ts'

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
  sandboxRealms,
  sandboxApps,
  sandboxClock,
  sandboxMessages,
  sandboxPeople,
  sandboxMagicValues,
} satisfies Partial<Handlers>
