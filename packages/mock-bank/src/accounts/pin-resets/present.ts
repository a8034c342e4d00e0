import type { PinReset as PinResetReply } from '@qiantang/sdk/contract'

import type { Queryable } from '../../kernel/database/index.ts'
import { toTimestamp } from '../../kernel/time.ts'
import { type PinReset, standingOf } from './pin-reset.ts'

export const presentPinReset = async (
  on: Queryable,
  reset: PinReset,
  at: Date,
): Promise<PinResetReply> => {
  const { id, challengeId, expiresAt } = reset
  const status = await standingOf(on, reset, at)
  return {
    ...{ id, status },
    nextAction: status === 'requires_action' ? { type: 'collect_otp', challengeId } : null,
    expiresAt: toTimestamp(expiresAt),
  }
}
