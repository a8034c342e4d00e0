import type { ErrorCode } from '@qiantang/sdk/contract'

import type { CardType } from '../cards/index.ts'
import type { Accepted } from './texts.ts'

/** A card its holder has allowed to be debited. It does not carry what was typed of it: see `readElements`. */
export interface Agreement {
  id: string
  realmId: string
  appId: string
  /** Null where nobody's user has typed it. */
  userId: string | null
  slot: number
  /** Whether it is there for later payments too. */
  isSaved: boolean
  bankCode: string
  type: CardType
  last4: string
  numberIndex: string
  personIndex: string
  sealedElements: string
  accepted: Accepted[]
  /** Fen: up to it a payment takes no code. */
  noOtpLimit: number
  status: 'requires_action' | 'active' | 'cancelled' | 'failed'
  /** Of one that is signed by itself; one that is signed by paying waits for the payment's. */
  challengeId: string | null
  failureCode: ErrorCode | null
  createdAt: Date
  signedAt: Date | null
  endedAt: Date | null
}

/** One that belongs to a user, who sees it among their cards. */
export type Saved = Agreement & { isSaved: true; userId: string }

export const isSaved = (agreement: Agreement): agreement is Saved =>
  agreement.isSaved && agreement.userId !== null

/** Whether paying an amount by it takes a code. */
export const asksForCode = ({ noOtpLimit }: Pick<Agreement, 'noOtpLimit'>, amount: number) =>
  amount > noOtpLimit
