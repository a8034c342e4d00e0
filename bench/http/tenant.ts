/** Who pays whom over HTTP, as the bank tells it to the load generator. */
export interface Tenant {
  origin: string
  port: number
  appId: string
  keyId: string
  /** PEM of the app's signing key. */
  privateKey: string
  payers: Payer[]
}

export interface Payer {
  userId: string
  /** Of a session. */
  token: string
  accountId: string
  mandateId: string
}

/** What proves who calls: a user's session, or a merchant's signature. */
export type Proof = 'session' | 'rsa' | 'ed25519'
