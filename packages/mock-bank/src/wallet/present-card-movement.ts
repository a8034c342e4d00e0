import { errors, type Locale, type TopUp, type Withdrawal } from '@qiantang/sdk/contract'

import { fault } from '../kernel/errors.ts'
import { toTimestamp } from '../kernel/time.ts'
import type { CardMovement } from './card-movement.ts'

/** A top-up as the wire has it. */
export const presentTopUp = (movement: CardMovement, locale: Locale = 'zh-CN'): TopUp => ({
  ...named(movement),
  ...standing(movement, locale),
})

/** A withdrawal as the wire has it. */
export const presentWithdrawal = (
  movement: CardMovement,
  locale: Locale = 'zh-CN',
): Withdrawal => ({
  ...named(movement),
  speed: movement.speed ?? fault('A withdrawal has no speed.'),
  expectedAt: toTimestamp(movement.expectedAt ?? fault('A withdrawal is expected at no time.')),
  ...standing(movement, locale),
  returnedAt: movement.returnedAt && toTimestamp(movement.returnedAt),
})

/** Whichever of the two it is. */
export const presentCardMovement = (movement: CardMovement): TopUp | Withdrawal =>
  movement.noun === 'top_up' ? presentTopUp(movement) : presentWithdrawal(movement)

const named = ({ id, userId, accountId, cardId, amount, reference }: CardMovement) => ({
  ...{ id, userId, accountId, cardId, amount, reference },
})

const standing = (movement: CardMovement, locale: Locale) => ({
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

/** A top-up on its way back to the card has its reason before it has failed. */
const failure = ({ status, failureCode }: CardMovement, locale: Locale): TopUp['failure'] =>
  (status === 'failed' || status === 'returned') && failureCode
    ? { code: failureCode, message: errors[failureCode].payer[locale] }
    : null
