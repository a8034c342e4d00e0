import type { Channel } from '@qiantang/sdk/contract'

import { BankError } from '../kernel/errors.ts'

/** An address that payers open to pay in the hosted checkout. */
export interface PaymentLink {
  id: string
  realmId: string
  appId: string
  slot: number
  reference: string
  bodyHash: string
  description: string
  /** Null where the payer enters it, between the two bounds. */
  amount: number | null
  minAmount: number | null
  maxAmount: number | null
  /** Null: all the app has. */
  channels: Channel[] | null
  /** Whether it takes one payment only. */
  singleUse: boolean
  returnUrl: string | null
  expiresAt: Date | null
  createdAt: Date
  closedAt: Date | null
}

/** What was paid by a link. */
export interface Taken {
  paidCount: number
  paidAmount: number
}

type LinkStatus = 'active' | 'used' | 'expired' | 'closed'

/** How a link stands at a moment. One that is used stays so, whatever happens to it afterwards. */
export const statusOf = (
  { singleUse, closedAt, expiresAt }: PaymentLink,
  { paidCount }: Taken,
  at: Date,
): LinkStatus => {
  if (singleUse && paidCount > 0) return 'used'
  if (closedAt) return 'closed'
  return expiresAt && expiresAt <= at ? 'expired' : 'active'
}

/** @throws {BankError} `payment_link_ended` */
export const mustBeActive = (link: PaymentLink, taken: Taken, at: Date): void => {
  const status = statusOf(link, taken, at)
  if (status !== 'active') throw new BankError('payment_link_ended', { status })
}
