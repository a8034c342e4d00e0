import type {
  CheckoutSession as SessionReply,
  CheckoutSessionEvent,
  CheckoutSummary,
  Locale,
  SavedCard,
} from '@qiantang/sdk/contract'

import type { App } from '../apps/caller.ts'
import { logoUrlOf } from '../apps/logo.ts'
import { methodsFor } from '../channels/index.ts'
import type { Mode } from '../kernel/kernel.ts'
import { toTimestamp } from '../kernel/time.ts'
import type { Fen } from '../ledger/index.ts'
import {
  type Order,
  type OrderStatus,
  type Payment,
  presentPayment,
  statusAt,
} from '../orders/index.ts'
import { asChannelsSee, type SessionPayer } from './payer.ts'
import type { CheckoutSession } from './session.ts'

/** A session together with what it is about, at a moment. */
export interface Sight {
  session: CheckoutSession
  order: Order
  app: App
  mode: Mode
  at: Date
}

type Lines = Parameters<typeof methodsFor>[0] & { origin: string }

/** What only the payer and the merchant of a session may see. */
export interface Inside {
  payment: Payment | null
  /** Null where whoever looks is not the payer. */
  available: Fen | null
  /** Of the payer, likewise; none for anybody else. */
  saved: SavedCard[]
}

/** What is told of a session that ended. */
export const presentEvent = ({ session, order, app, mode, at }: Sight): CheckoutSessionEvent => ({
  id: session.id,
  orderId: order.id,
  status: statuses[statusAt(order, at)],
  version: order.version,
  merchantName: app.name,
  orderReference: order.reference,
  description: order.description,
  items: order.items,
  total: order.amount,
  currency: 'CNY',
  returnUrl: session.returnUrl,
  cancelUrl: session.cancelUrl,
  locale: session.locale,
  mode,
  expiresAt: toTimestamp(order.expiresAt),
})

/** The bill and its status, for anyone who has the address. */
export const presentSummary = (
  lines: Lines,
  sight: Sight,
  payer: SessionPayer,
): CheckoutSummary => {
  const { orderId: _, ...bill } = presentEvent(sight)
  const { channels, channelsInOrder: inOrder, amount } = sight.order
  const about = { app: sight.app, amount, channels, inOrder }
  const methods = methodsFor(lines, about, asChannelsSee(payer))
  const { appearance } = sight.app
  const looks = { appearance, logoUrl: logoUrlOf(lines.origin, sight.app) }
  return { ...bill, ...looks, methods, now: toTimestamp(sight.at) }
}

/** The session as its payer sees it, or its merchant. */
export const presentSession = (
  lines: Lines,
  sight: Sight,
  payer: SessionPayer,
  { payment, available, saved }: Inside,
  locale: Locale,
): SessionReply => ({
  ...presentSummary(lines, sight, payer),
  orderId: sight.order.id,
  userId: sight.session.userId,
  payer: presentPayer(payer, available),
  savedCards: saved,
  payment: payment && presentPayment(payment, locale),
  createdAt: toTimestamp(sight.session.createdAt),
})

const presentPayer = (
  { account, pinIsSet }: SessionPayer,
  available: Fen | null,
): SessionReply['payer'] =>
  account && available !== null
    ? { accountId: account.id, accountClass: account.class, available, pinIsSet }
    : null

/** How a session stands, by how its order does. */
export const statuses = {
  open: 'open',
  paying: 'processing',
  paid: 'completed',
  closed: 'closed',
  expired: 'expired',
} as const satisfies Record<OrderStatus, CheckoutSummary['status']>
