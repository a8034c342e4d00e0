import type { KeyObject } from 'node:crypto'

import type { SmsGateway } from '../challenges/index.ts'
import type { Rules } from '../customers/index.ts'
import type { Limiter, RateLimits } from '../edge/rate-limits.ts'
import type { WebhookFetch } from '../events/egress/egress.ts'
import type { DatabaseOptions } from '../kernel/database/index.ts'
import type { Mode } from '../kernel/kernel.ts'

/** How a bank is opened. Every option has a default in the sandbox. */
export interface BankOptions {
  /** @default 'sandbox' */
  mode?: Mode
  /** Where the bank is reached, without a slash at the end. @default 'http://localhost:4000' */
  origin?: string
  /** The sandbox's folder: its PGlite database and `keys.json`; or `memory`. @default '.qiantang' */
  dataDir?: string
  /** A PostgreSQL 15+ server instead of PGlite: `postgres://user:password@host:port/database`. */
  databaseUrl?: string
  /** How the database is opened. */
  database?: Pick<DatabaseOptions, 'lanes' | 'connections' | 'cacheDir'>
  /** 32 bytes in base64 or hex. @default the environment's `QIANTANG_MASTER_KEY`; in the sandbox `keys.json` */
  masterKey?: string
  /** The line to the network of other banks' cards. @default none: nothing about a card can be found out */
  cardNetwork?: CardNetworkOptions
  /** Where the simulators answer, without a slash at the end. Sandbox only. @default none */
  simulatorsUrl?: string
  /** The way to customers' phones. @default in the sandbox the simulated phone; production needs one */
  sms?: SmsGateway
  /** Takes webhooks inside the process instead of sending them. For tests. */
  receiveWebhooks?: WebhookFetch
  rules?: Rules
  limits?: Partial<RateLimits>
  /** Counts requests. @default in memory */
  limiter?: Limiter
  /** The way out to networks. @default the global fetch */
  fetch?: typeof fetch
  /** The real time. @default the machine's clock */
  wall?: () => Date
  /** Takes a log line. @default standard error */
  writeLog?: (line: string) => void
  /** Holds every answer to the contract. For tests. @default false */
  checkReplies?: boolean
  /** Told of every fault, whole. For tests: what it holds may be secret. */
  onFault?: (error: unknown) => void
}

export interface CardNetworkOptions {
  /** The network's address for a realm. @default the simulators' */
  baseUrl?: (realmId: string) => string
  /** The bank's number with the network. */
  merId: string
  /** Serial number of the bank's signing certificate. */
  certId: string
  /** Signs what the bank sends; PEM or a key. */
  privateKey: string | KeyObject
  /** Verifies what the network answers; PEM or a key. */
  networkPublicKey: string | KeyObject
  /** @default the bank's way out */
  fetch?: typeof fetch
  /** How long an answer is waited for. @default 10000 */
  timeoutMs?: number
}
