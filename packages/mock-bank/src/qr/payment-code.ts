/** A code that a user shows at a till. */
export interface PaymentCode {
  id: string
  realmId: string
  appId: string
  userId: string
  slot: number
  accountId: string
  codeHash: string
  /** As recorded; `statusAt` also looks at the clock. */
  status: 'open' | 'used' | 'void'
  refreshAt: Date
  expiresAt: Date
  /** The call that used it up. */
  usedBy: string | null
  /** The payment that came of it. */
  paymentId: string | null
  /** By which seed a phone has made it without a network, and for which half minute; null for one of the bank's. */
  seedIndex: number | null
  seedStep: number | null
  createdAt: Date
}

/** How its user is told it stands. */
export const statusAt = (
  { status, expiresAt }: PaymentCode,
  at: Date,
): 'open' | 'used' | 'expired' => {
  if (status === 'used') return 'used'
  return status === 'open' && at < expiresAt ? 'open' : 'expired'
}
