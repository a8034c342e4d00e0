import type { Bank } from '../ledger/bank.ts'
import type { Egress } from './egress/egress.ts'

/** A bank that tells merchants what happened. */
export interface EventBank extends Bank {
  /** The way out to the addresses they gave. */
  egress: Egress
}
