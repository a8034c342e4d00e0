import type {
  CheckoutSession as SessionReply,
  CheckoutSummary,
  Locale,
  SavedCard,
} from '@qiantang/sdk/contract'

import { findApp } from '../apps/apps.ts'
import type { Merchant, Payer } from '../apps/caller.ts'
import { savedCards } from '../card-payments/index.ts'
import { BankError, fault } from '../kernel/errors.ts'
import { chart } from '../ledger/index.ts'
import { newestPaymentOf, type OrderBank, retrieveOrder } from '../orders/index.ts'
import { now } from '../realms/realm.ts'
import { findRealm } from '../realms/realms.ts'
import { readPayer, type SessionPayer } from './payer.ts'
import { presentSession, presentSummary, type Sight } from './present-session.ts'
import { type CheckoutSession, findSession } from './session.ts'

/** The bill and its status, for anyone who has the address. */
export const retrieveSummary = async (bank: OrderBank, id: string): Promise<CheckoutSummary> => {
  const session = (await findSession(bank.sql, id)) ?? notFound()
  const sight = await look(bank, session)
  return presentSummary(bank, sight, await payerOf(bank, sight))
}

/** The session with what only its payer and its merchant may see; the balance is the payer's alone. */
export const retrieveSession = async (
  bank: OrderBank,
  caller: Merchant | Payer,
  id: string,
  locale: Locale,
): Promise<SessionReply> => {
  const sight = await look(bank, await sessionOf(bank, caller, id))
  const payer = await payerOf(bank, sight)
  const { session } = sight
  const about = { orderId: session.orderId, checkoutSessionId: session.id }
  const payment = (await newestPaymentOf(bank.sql, about)) ?? null
  const isPayer = caller.kind === 'checkout'
  const available = isPayer ? await availableOf(bank, payer) : null
  const saved = isPayer ? await savedCardsOf(bank, sight, locale) : []
  return presentSession(bank, sight, payer, { payment, available, saved }, locale)
}

/** A session of the caller's app; a payer has one only. */
export const sessionOf = async (
  bank: OrderBank,
  caller: Merchant | Payer,
  id: string,
): Promise<CheckoutSession> => {
  const session = await findSession(bank.sql, id)
  const isTheirs = caller.kind === 'merchant' || caller.checkoutSessionId === id
  return session && isTheirs && session.appId === caller.app.id ? session : notFound()
}

/** A session together with what it is about, now. */
export const look = async (bank: OrderBank, session: CheckoutSession): Promise<Sight> => {
  const { app } = (await findApp(bank, session.appId)) ?? fault('The app of a session is gone.')
  const realm = (await findRealm(bank, session.realmId)) ?? fault('The realm of a session is gone.')
  const order = await retrieveOrder(bank, { app }, session.orderId)
  return { session, order, app, mode: bank.mode, at: now(bank, realm) }
}

export const payerOf = (bank: OrderBank, { session, app, at }: Sight): Promise<SessionPayer> =>
  readPayer(bank, app, session.userId, at)

const availableOf = async (bank: OrderBank, { account }: SessionPayer): Promise<number | null> =>
  account && (await bank.ledger.balance(chart.customer(account.id))).available

const savedCardsOf = async (
  bank: OrderBank,
  { session: { userId }, app, order, at }: Sight,
  locale: Locale,
): Promise<SavedCard[]> =>
  userId === null || !order.channels.includes('quick_pay')
    ? []
    : savedCards(bank, { app, userId }, order.amount, at, locale)

const notFound = (): never => {
  throw new BankError('not_found')
}
