import type {
  Appearance,
  AppLimits,
  Channel,
  OperatorRole,
  Product,
  Scope,
} from '@qiantang/sdk/contract'

import type { Realm } from '../realms/realm.ts'

/** What was agreed with a merchant about a way to pay. */
export interface AgreedTerms {
  channel: Channel
  /** In parts of a million; null: the bank's own rate. */
  feeRate: number | null
  /** In fen; null: no limit of its own. */
  minAmount: number | null
  maxAmount: number | null
}

/** A merchant's app, the tenant. */
export interface App {
  id: string
  realmId: string
  name: string
  channels: readonly Channel[]
  /** What was agreed about some of them. */
  channelTerms: readonly AgreedTerms[]
  /** Whose pages may hold the bank's frames: exact origins. */
  allowedOrigins: readonly string[]
  /** What it may offer its users. */
  products: readonly Product[]
  /** Its own limits, in fen. */
  limits: Readonly<AppLimits>
  /** How the bank's pages look for it; null: as the bank's own. */
  appearance: Appearance | null
  /** The name its logo is served under. */
  logo: string | null
  /** Hides slots in the ids this app is handed. */
  slotMask: number
}

/** A device, as the merchant has named it. */
export interface Device {
  id: string
  name: string | null
}

/** Where a call came from, as far as anybody keeps it. */
interface Arrived {
  /** Its address without the last part, such as `203.0.113.0/24`. Unknown for a call inside the process. */
  network?: string
  /** All of it, which nobody keeps: for a company outside that compares it with where its payer's app is. */
  address?: string
}

/** A merchant's server. */
export interface Merchant extends Arrived {
  kind: 'merchant'
  realm: Realm
  app: App
}

/** One user of one app, in a browser. `page`: on the bank's own page. */
export interface User extends Arrived {
  kind: 'user'
  page: boolean
  realm: Realm
  app: App
  userId: string
  sessionId: string
  device: Device | null
  scopes: readonly Scope[]
}

/** Whoever holds the secret of a checkout session. `page`: on the bank's own page. */
export interface Payer extends Arrived {
  kind: 'checkout'
  page: boolean
  realm: Realm
  app: App
  checkoutSessionId: string
}

/** A test that holds a realm. */
export interface Tester {
  kind: 'sandbox'
  realm: Realm
}

export interface Anyone extends Arrived {
  kind: 'public'
}

/** Anyone who has the address of a payment link. */
export interface Visitor extends Arrived {
  kind: 'visitor'
  realm: Realm
  app: App
  paymentLinkId: string
}

/** Staff of the bank, or of the one merchant `appId` names, at the console. */
export interface Operator extends Arrived {
  kind: 'operator'
  realm: Realm
  operator: { id: string; realmId: string; appId: string | null; name: string; role: OperatorRole }
  sessionId: string
  startedAt: Date
}

export type Caller = Merchant | User | Payer | Operator | Tester | Visitor | Anyone

/** Callers that act inside one app: what every scoped query takes. */
export type Tenant = Merchant | User | Payer
