import type { CardBank } from '../cards/index.ts'
import type { ChallengeBank } from '../challenges/index.ts'

/** A bank that can open accounts: it asks its customers and it asks their cards' banks. */
export interface AccountBank extends CardBank, ChallengeBank {}
