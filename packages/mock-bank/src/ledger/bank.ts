import type { Kernel } from '../kernel/kernel.ts'
import type { Ledger } from './index.ts'

/** What every room that may move money holds. */
export interface Bank extends Kernel {
  ledger: Ledger
}
