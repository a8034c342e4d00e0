import type { Channel as ChannelName } from '@qiantang/sdk/contract'

import type { App } from '../apps/caller.ts'
import type { AccountBank } from '../accounts/index.ts'
import type { Agreement } from '../agreements/index.ts'
import type { Sms } from '../challenges/index.ts'
import type { Tx } from '../kernel/database/index.ts'
import type { AccountRef, Fen } from '../ledger/index.ts'
import type { Realm } from '../realms/realm.ts'

/** A way to pay. Adding one means writing a file of this shape and naming it in the list. */
export interface Channel {
  name: ChannelName
  /** What a payment costs the merchant where nothing else is agreed, in parts of a million. */
  merchantFeeRate: number
  /** What paying this way costs the payer on top. */
  payerFee: (amount: Fen) => Fen
  /** Why this payer cannot pay this way now; null where nothing stands against it. */
  hindrance: (payer: Payer) => Hindrance | null
  /**
   * Has the payer asked for what the channel needs before money moves, in the transaction that records the attempt.
   * Null where they act outside the bank: then the channel's connector opens the payment there.
   */
  ask: ((bank: AccountBank, tx: Tx, attempt: Attempt) => Promise<Asked>) | null
  /** What the payer is asked for, where that is not the PIN. */
  answeredBy?: 'collect_otp'
  /** The account of the books that the money comes from. */
  source: (payment: { realmId: string; accountId: string | null }) => AccountRef
}

export type Hindrance =
  | 'no_user'
  | 'no_account'
  | 'pin_not_set'
  | 'channel_down'
  | 'not_set_up'
  | 'amount_out_of_range'

/** Whoever is about to pay, as far as the bank knows them. */
export interface Payer {
  /** Null for a guest. */
  userId: string | null
  accountId: string | null
  pinIsSet: boolean
}

/** One attempt to pay, as a channel needs to know it. */
export interface Attempt {
  id: string
  slot: number
  realm: Realm
  app: App
  userId: string | null
  accountId: string | null
  /** The card that is debited, where one is. */
  card: Agreement | null
  amount: Fen
  checkoutSessionId: string | null
}

/** What has to be answered before the attempt goes on. */
export interface Asked {
  challengeId: string
  /** To be sent once the transaction has committed. */
  sms?: Sms
}
