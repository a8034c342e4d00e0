import { errors, type Locale, type Settlement as SettlementReply } from '@qiantang/sdk/contract'

import { toTimestamp } from '../kernel/time.ts'
import { presentSums } from './present-bill.ts'
import type { Settlement } from './settlement.ts'

/** A settlement as its merchant sees it. */
export const presentSettlement = (
  settlement: Settlement,
  locale: Locale = 'zh-CN',
): SettlementReply => ({
  id: settlement.id,
  day: settlement.day,
  firstDay: settlement.firstDay,
  lastDay: settlement.lastDay,
  currency: 'CNY',
  opening: settlement.opening,
  ...presentSums(settlement),
  payoutsReturned: settlement.payoutsReturned,
  due: settlement.due,
  reserved: settlement.reserved,
  refundsUnderWay: settlement.refundsUnderWay,
  payout: settlement.payout,
  closing: settlement.closing,
  status: settlement.status,
  payoutLast4: settlement.payoutLast4,
  failure: failureOf(settlement, locale),
  createdAt: toTimestamp(settlement.createdAt),
  finishedAt: settlement.finishedAt && toTimestamp(settlement.finishedAt),
})

const failureOf = ({ failureCode }: Settlement, locale: Locale): SettlementReply['failure'] =>
  failureCode && { code: failureCode, message: errors[failureCode].payer[locale] }
