import type { CustomerBank } from '../customers/bank.ts'
import type { CardNetwork } from './network/index.ts'

/** A bank that reaches the cards of other banks. */
export interface CardBank extends CustomerBank {
  cardNetwork: CardNetwork
}
