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
  /**
   * The line to UnionPay: to other banks' cards, to payers of it, and to their online banking.
   * @default none: nothing about a card can be found out, and nobody can pay by these channels
   */
  cardNetwork?: CardNetworkOptions
  /** The lines to the companies through which payers pay, by channel. @default none: these channels are not offered */
  channels?: ChannelOptions
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
  /** Bytes nobody can foresee, for what payers show at tills. @default the system's source of chance */
  drawBytes?: (count: number) => Uint8Array
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

/** Who the bank is to each company, and the keys they know each other by. */
export interface ChannelOptions {
  alipay?: AlipayOptions
  wechatPay?: WechatPayOptions
}

/** What every line to a channel has. */
export interface LineOptions {
  /** The channel's address for a realm. @default the simulators' */
  baseUrl?: (realmId: string) => string
  /** @default the bank's way out */
  fetch?: typeof fetch
  /** How long an answer is waited for. @default 10000 */
  timeoutMs?: number
}

export interface AlipayOptions extends LineOptions {
  /** The bank's app with Alipay, 16 digits. */
  appId: string
  /** The bank's number as a seller (PID), `2088` and 12 digits. */
  sellerId: string
  /** Signs what the bank sends; PEM or a key. */
  privateKey: string | KeyObject
  /** Verifies what Alipay answers and tells; PEM or a key. */
  alipayPublicKey: string | KeyObject
}

export interface WechatPayOptions extends LineOptions {
  /** The bank's app with WeChat, `appid`. */
  appId: string
  /** The bank's number as a merchant, `mchid`. */
  mchId: string
  /** Serial number of the bank's certificate, in hex. */
  serialNo: string
  /** Signs what the bank sends; PEM or a key. */
  privateKey: string | KeyObject
  /** 32 characters agreed with WeChat Pay, which notices are sealed with. */
  apiV3Key: string
  /** Verify what WeChat Pay answers and tells, by serial number; PEM or keys. */
  platformPublicKeys: Readonly<Record<string, string | KeyObject>>
}
