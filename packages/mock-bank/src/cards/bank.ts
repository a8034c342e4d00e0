import type { ChallengeBank } from '../challenges/bank.ts'
import type { CardNetwork } from './network/index.ts'

/** A bank that can reach the other banks' cards. */
export interface CardBank extends ChallengeBank {
  cardNetwork: CardNetwork
}
