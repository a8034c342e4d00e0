import type { FeeRule as FeeRuleReply } from '@qiantang/sdk/contract'

import { toTimestamp } from '../kernel/time.ts'
import type { FeeRule } from './fee-rule.ts'

/** A rule as its merchant sees it. */
export const presentFeeRule = (rule: FeeRule): FeeRuleReply => ({
  id: rule.id,
  channel: rule.channel,
  product: rule.product,
  turnoverFrom: rule.turnoverFrom,
  feeRate: rule.feeRate,
  minFee: rule.minFee,
  maxFee: rule.maxFee,
  promotion: rule.promotion,
  onRefund: rule.onRefund,
  effectiveFrom: toTimestamp(rule.effectiveFrom),
  effectiveUntil: rule.effectiveUntil && toTimestamp(rule.effectiveUntil),
})
