import type { Fen } from '../ledger/index.ts'
import type { Tariff } from './fee-rule.ts'

const million = 1_000_000n

/** What a payment costs: half a fen counts as one; never less or more than agreed, nor more than was paid. */
export const feeOf = (
  amount: Fen,
  { feeRate, minFee, maxFee }: Pick<Tariff, 'feeRate' | 'minFee' | 'maxFee'>,
): Fen => {
  const exact = Number((BigInt(amount) * BigInt(feeRate) + million / 2n) / million)
  return Math.min(amount, maxFee ?? amount, Math.max(exact, minFee ?? 0))
}

/** A payment with its fee, and what of both was given back before. */
export interface GivenBack {
  amount: Fen
  fee: Fen
  refunded: Fen
  feeReturned: Fen
}

/**
 * What of a fee is given back with a refund: in proportion, rounded down; the refund that completes it gives back what is
 * left, so that together it is the whole fee.
 */
export const feeReturnOf = (refund: Fen, { amount, fee, refunded, feeReturned }: GivenBack): Fen =>
  refunded + refund === amount
    ? fee - feeReturned
    : Number((BigInt(fee) * BigInt(refund)) / BigInt(amount))
