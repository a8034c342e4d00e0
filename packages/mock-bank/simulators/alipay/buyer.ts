import { type PayerName, Payers } from '../payers.ts'

/** Who has paid, as merchants are told. */
export function buyerOf(payer: PayerName) {
  const { mobile } = Payers[payer]
  return {
    buyer_user_id: `2088${mobile.padStart(12, '0')}`,
    buyer_logon_id: `${mobile.slice(0, 3)}******${mobile.slice(-2)}`,
  }
}
