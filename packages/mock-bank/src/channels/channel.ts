import type { Channel as ChannelName } from '@qiantang/sdk/contract'

import type { App } from '../apps/caller.ts'
import type { AccountBank } from '../accounts/index.ts'
import type { Tx } from '../kernel/database/index.ts'
import type { AccountRef, Fen } from '../ledger/index.ts'
import type { Realm } from '../realms/realm.ts'

/** A way to pay. Adding one means writing a file of this shape and naming it in the list. */
export interface Channel {
  name: ChannelName
  /** What a payment costs the merchant, in parts of ten thousand. The cheapest channel is offered first. */
  merchantFeeRate: number
  /** What paying this way costs the payer on top. */
  payerFee: (amount: Fen) => Fen
  /** Why this payer cannot pay this way now; null where nothing stands against it. */
  hindrance: (payer: Payer) => Hindrance | null
  /** Has the payer asked for what the channel needs before money moves, in the transaction that records the attempt. */
  ask: (bank: AccountBank, tx: Tx, attempt: Attempt) => Promise<Asked>
  /** The account of the books that the money comes from. */
  source: (attempt: Pick<Attempt, 'accountId'>) => AccountRef
}

export type Hindrance = 'no_user' | 'no_account' | 'pin_not_set' | 'channel_down'

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
  amount: Fen
  checkoutSessionId: string | null
}

/** What has to be answered before the attempt goes on. */
export interface Asked {
  challengeId: string
}
