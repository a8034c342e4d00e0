import type { ErrorCode } from '@qiantang/sdk/contract'

import type { Sums } from './clearing.ts'

/** What a merchant is paid out, and how it comes about. */
export interface Settlement extends Sums {
  id: string
  realmId: string
  appId: string
  slot: number
  day: string
  /** Of the cleared days in it. */
  firstDay: string | null
  lastDay: string | null
  opening: number
  payoutsReturned: number
  due: number
  /** What this one holds back itself, and the first day it no longer does. */
  reserve: number
  reserveUntil: string
  /** What all of them hold back. */
  reserved: number
  refundsUnderWay: number
  payout: number
  closing: number
  feesTaken: number
  status: 'calculated' | 'paying' | 'paid' | 'carried' | 'failed' | 'returned'
  payoutLast4: string | null
  networkOrder: string | null
  networkTime: string | null
  sendingUntil: Date | null
  failureCode: ErrorCode | null
  returnedWith: string | null
  createdAt: Date
  finishedAt: Date | null
}

/** A settlement the network has heard of. */
export type Sent = Settlement & { networkOrder: string; networkTime: string }

export const isSent = (settlement: Settlement | undefined): settlement is Sent =>
  settlement !== undefined && settlement.networkOrder !== null && settlement.networkTime !== null
