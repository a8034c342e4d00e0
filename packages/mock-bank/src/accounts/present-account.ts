import type { Account as AccountReply, Locale, NextAction } from '@qiantang/sdk/contract'

import { type BoundCard, presentCard } from '../cards/index.ts'
import { toTimestamp } from '../kernel/time.ts'
import type { Account } from './account.ts'

/** What its user and their merchant may see of an account. The balance is another question. */
export const presentAccount = (
  account: Account,
  card: BoundCard,
  locale: Locale,
  nextAction: NextAction | null = null,
): AccountReply => {
  const { id, userId, status, balanceCap, noPinLimit, pending, closedAt, at } = account
  const { id: cardId, bankName, last4 } = presentCard(card, locale)
  return {
    ...{ id, userId, class: account.class, status, freezes: [...account.freezes] },
    faceToFace: account.faceToFaceAt !== null,
    ...{ balanceCap, noPinLimit, pending: nextAction && pending, nextAction },
    card: { id: cardId, bankName, last4 },
    openedAt: toTimestamp(at),
    closedAt: closedAt && toTimestamp(closedAt),
  }
}
