import type { Checkout } from './checkout.ts'
import type { OfferedMethod } from './methods/pay-method.ts'

/** What the balance lacks to pay this way, in fen; zero where it is enough, not asked for, or not known. */
export function shortfall({ bill, session }: Checkout, method: OfferedMethod): number {
  if (method.channel !== 'bank_balance' || !method.available || !session?.payer) return 0
  return Math.max(0, bill.total + method.payerFee - session.payer.available)
}
