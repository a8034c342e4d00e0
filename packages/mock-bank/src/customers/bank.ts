import type { Bank } from '../ledger/bank.ts'
import type { Rules } from './rules.ts'

/** A bank that knows its customers, and the rules it meets them with. */
export interface CustomerBank extends Bank {
  rules: Rules
}
