import type { Sql } from './database/index.ts'
import type { Log } from './log.ts'
import type { Vault } from './vault.ts'

/** `production` has no sandbox routes, no simulators, no `sk_test_` keys (api.md 5.9). */
export type Mode = 'sandbox' | 'production'

/** What every room may use. Rooms to the right add what they own: the ledger makes it a `Bank`. */
export interface Kernel {
  mode: Mode
  /** Where the bank is reached, without a slash at the end. Pages' `Origin` is compared with it. */
  origin: string
  sql: Sql
  vault: Vault
  log: Log
  /** The real time. Business rules use the realm's clock instead. */
  wall: () => Date
  /** The way out, to webhooks and networks. */
  fetch: typeof fetch
}
