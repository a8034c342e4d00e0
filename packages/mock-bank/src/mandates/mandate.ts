import type { ErrorCode } from '@qiantang/sdk/contract'

import { BankError } from '../kernel/errors.ts'

/** A no-PIN agreement: the merchant's server may take payments of up to an amount from a user's account. */
export interface Mandate {
  id: string
  realmId: string
  appId: string
  userId: string
  slot: number
  accountId: string
  /** Fen, of each payment. */
  maxAmount: number
  description: string
  status: MandateStatus
  challengeId: string | null
  failureCode: ErrorCode | null
  createdAt: Date
  activatedAt: Date | null
  /** When it was cancelled or failed. */
  endedAt: Date | null
}

export type MandateStatus = 'requires_action' | 'active' | 'cancelled' | 'failed'

/** Whether a payment of this amount, in fen, may be taken by it. */
export const mandateCovers = ({ maxAmount }: Pick<Mandate, 'maxAmount'>, amount: number): boolean =>
  amount <= maxAmount

/** @throws {BankError} `limit_exceeded` */
export const mustCover = (mandate: Pick<Mandate, 'maxAmount'>, amount: number): void => {
  if (mandateCovers(mandate, amount)) return
  const details = { limitType: 'mandate', limit: mandate.maxAmount, used: 0 }
  throw new BankError('limit_exceeded', details)
}

/** @throws {BankError} `mandate_inactive` */
export const mustBeActive = ({ status }: Pick<Mandate, 'status'>): void => {
  if (status !== 'active') throw new BankError('mandate_inactive', { status })
}
