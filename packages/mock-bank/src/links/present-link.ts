import type { PaymentLink as LinkReply, PaymentLinkSummary } from '@qiantang/sdk/contract'

import type { App } from '../apps/caller.ts'
import { logoUrlOf } from '../apps/logo.ts'
import type { Mode } from '../kernel/kernel.ts'
import { toTimestamp } from '../kernel/time.ts'
import { type PaymentLink, statusOf, type Taken } from './payment-link.ts'

/** Where payers open a link. */
export const addressOf = (origin: string, { id }: Pick<PaymentLink, 'id'>): string =>
  `${origin}/link/${id}`

/** A link as its merchant sees it. */
export const presentLink = (
  link: PaymentLink,
  taken: Taken,
  { origin, at }: { origin: string; at: Date },
): LinkReply => ({
  ...shared(link, taken, at),
  reference: link.reference,
  url: addressOf(origin, link),
  channels: link.channels,
  singleUse: link.singleUse,
  returnUrl: link.returnUrl,
  paidCount: taken.paidCount,
  paidAmount: taken.paidAmount,
  expiresAt: link.expiresAt && toTimestamp(link.expiresAt),
  createdAt: toTimestamp(link.createdAt),
  closedAt: link.closedAt && toTimestamp(link.closedAt),
})

/** What it asks for, for anyone who has the address. */
export const presentLinkSummary = (
  link: PaymentLink,
  taken: Taken,
  { app, mode, origin, at }: { app: App; mode: Mode; origin: string; at: Date },
): PaymentLinkSummary => ({
  ...shared(link, taken, at),
  merchantName: app.name,
  appearance: app.appearance,
  logoUrl: logoUrlOf(origin, app),
  mode,
})

const shared = (link: PaymentLink, taken: Taken, at: Date) => ({
  id: link.id,
  status: statusOf(link, taken, at),
  description: link.description,
  amount: link.amount,
  minAmount: link.minAmount,
  maxAmount: link.maxAmount,
  currency: 'CNY' as const,
})
