import { errors, type Locale, type TopUp, type Withdrawal } from '@qiantang/sdk/contract'

import { toTimestamp } from '../kernel/time.ts'
import type { CardMovement } from './card-movement.ts'

/** A top-up or withdrawal as the wire has it. */
export const presentCardMovement = (
  movement: CardMovement,
  locale: Locale = 'zh-CN',
): TopUp & Withdrawal => ({
  id: movement.id,
  userId: movement.userId,
  accountId: movement.accountId,
  cardId: movement.cardId,
  amount: movement.amount,
  reference: movement.reference,
  status: movement.status,
  nextAction: nextAction(movement),
  failure: failure(movement, locale),
  createdAt: toTimestamp(movement.createdAt),
  finishedAt: movement.finishedAt && toTimestamp(movement.finishedAt),
})

const nextAction = ({ status, challengeId }: CardMovement): TopUp['nextAction'] => {
  if (status === 'processing') return { type: 'wait' }
  if (status !== 'requires_action' || challengeId === null) return null
  return { type: 'enter_pin', challengeId }
}

const failure = ({ status, failureCode }: CardMovement, locale: Locale): TopUp['failure'] =>
  status === 'failed' && failureCode
    ? { code: failureCode, message: errors[failureCode].payer[locale] }
    : null
