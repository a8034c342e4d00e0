import type { Channel, PayProduct } from '@qiantang/sdk/contract'

/** What a payment costs, and whether that is given back with refunds. */
export interface Tariff {
  /** In parts of a million. */
  feeRate: number
  /** In fen. */
  minFee: number | null
  maxFee: number | null
  onRefund: 'returned' | 'kept'
}

/** What was agreed about fees from a moment on. */
export interface FeeRule extends Tariff {
  id: string
  realmId: string
  appId: string
  channel: Channel
  /** Null: whatever form the channel takes. */
  product: PayProduct | null
  /** A step of a tariff: the rule holds from so much on, paid by the channel in the month before. */
  turnoverFrom: number
  /** A promotion goes before every other rule. */
  promotion: string | null
  effectiveFrom: Date
  effectiveUntil: Date | null
}

/** A payment, as far as it decides what it costs. */
export interface Costed {
  channel: Channel
  product: PayProduct | null
  /** When it was paid. */
  at: Date
  /** What was paid by its channel in the month, up to the day before. */
  turnover: number
}

/** The rule that was in force for a payment; nothing where none was agreed. */
export const ruleFor = (rules: readonly FeeRule[], costed: Costed): FeeRule | undefined =>
  rules.filter((rule) => fits(rule, costed)).toSorted(byPrecedence)[0]

const fits = (rule: FeeRule, { channel, product, at, turnover }: Costed): boolean =>
  rule.channel === channel &&
  (rule.product === null || rule.product === product) &&
  rule.turnoverFrom <= turnover &&
  rule.effectiveFrom <= at &&
  (rule.effectiveUntil === null || at < rule.effectiveUntil)

/** A promotion, then the rule for its product, the highest step, the latest. */
const byPrecedence = (left: FeeRule, right: FeeRule): number =>
  Number(right.promotion !== null) - Number(left.promotion !== null) ||
  Number(right.product !== null) - Number(left.product !== null) ||
  right.turnoverFrom - left.turnoverFrom ||
  right.effectiveFrom.getTime() - left.effectiveFrom.getTime() ||
  (right.id < left.id ? -1 : 1)
