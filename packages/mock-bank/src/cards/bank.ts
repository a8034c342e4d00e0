import type { Bank } from '../ledger/bank.ts'
import type { CardNetwork } from './network/connect-card-network.ts'

/** What every room holds that reaches cards of other banks. */
export interface CardBank extends Bank {
  cardNetwork: CardNetwork
}
