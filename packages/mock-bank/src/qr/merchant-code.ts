/** A code that a merchant shows and payers scan. */
export interface MerchantCode {
  id: string
  realmId: string
  appId: string
  slot: number
  reference: string
  bodyHash: string
  kind: 'static' | 'dynamic'
  /** Null where the payer enters it. */
  amount: number | null
  description: string
  /** The order that a dynamic one pays. */
  orderId: string | null
  /** What is drawn. */
  content: string
  createdAt: Date
  closedAt: Date | null
}
