import type { Channel, Scope } from '@qiantang/sdk/contract'

import type { Realm } from '../realms/realm.ts'

/** A merchant's app, the tenant. */
export interface App {
  id: string
  realmId: string
  name: string
  channels: readonly Channel[]
  /** Hides slots in the ids this app is handed. */
  slotMask: number
}

/** A merchant's server. */
export interface Merchant {
  kind: 'merchant'
  realm: Realm
  app: App
}

/** One user of one app, in a browser. `page`: on the bank's own page. */
export interface User {
  kind: 'user'
  page: boolean
  realm: Realm
  app: App
  userId: string
  sessionId: string
  scopes: readonly Scope[]
}

/** Whoever holds the secret of a checkout session. `page`: on the bank's own page. */
export interface Payer {
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

export interface Anyone {
  kind: 'public'
}

export type Caller = Merchant | User | Payer | Tester | Anyone

/** Callers that act inside one app: what every scoped query takes. */
export type Tenant = Merchant | User | Payer
