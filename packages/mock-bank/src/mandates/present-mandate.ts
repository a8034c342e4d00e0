import { errors, type Locale, type Mandate as MandateReply } from '@qiantang/sdk/contract'

import { toTimestamp } from '../kernel/time.ts'
import type { Mandate } from './mandate.ts'

/** A mandate as the wire has it. */
export const presentMandate = (mandate: Mandate, locale: Locale = 'zh-CN'): MandateReply => ({
  id: mandate.id,
  userId: mandate.userId,
  accountId: mandate.accountId,
  maxAmount: mandate.maxAmount,
  description: mandate.description,
  status: mandate.status,
  nextAction: nextAction(mandate),
  failure: failure(mandate, locale),
  createdAt: toTimestamp(mandate.createdAt),
  activatedAt: mandate.activatedAt && toTimestamp(mandate.activatedAt),
  endedAt: mandate.endedAt && toTimestamp(mandate.endedAt),
})

const nextAction = ({ status, challengeId }: Mandate): MandateReply['nextAction'] =>
  status === 'requires_action' && challengeId !== null ? { type: 'enter_pin', challengeId } : null

const failure = ({ failureCode }: Mandate, locale: Locale): MandateReply['failure'] =>
  failureCode && { code: failureCode, message: errors[failureCode].payer[locale] }
