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

/** What each noun is, for the reference. */
export const nouns: Record<keyof Contract, string> = {
  keys: 'The keys the bank signs with.',
  app: 'The merchant’s app: the tenant.',
  webhookEndpoints: 'Where the bank sends events (Standard Webhooks).',
  events: 'What happened; also for a receiver that missed some.',
  composite: 'Several calls in one.',
  userSessions: 'Short-lived tokens for users’ browsers.',
  pageTokens: 'Tokens of the bank’s own pages.',
  applications: 'Opening an e-account by four factors.',
  accounts: 'E-accounts, their balance and statement.',
  pin: 'The payment PIN.',
  challenges: 'Questions only the customer can answer.',
  cards: 'Bound cards.',
  topUps: 'Money from the bound card into the e-account.',
  withdrawals: 'Money from the e-account to the bound card.',
  userPayments: 'A user’s own payments.',
  orders: 'What a merchant asks to be paid.',
  payments: 'Attempts to pay, of all channels.',
  checkoutSessions: 'The hosted checkout.',
  sandboxRealms: 'Sandbox: worlds.',
  sandboxApps: 'Sandbox: apps and their keys.',
  sandboxClock: 'Sandbox: the clock of a realm.',
  sandboxMessages: 'Sandbox: the SMS that were sent.',
  sandboxPeople: 'Sandbox: test people and cards.',
  sandboxMagicValues: 'Sandbox: values that make something happen.',
}
