import { type Card, errors, type Locale, type NextAction } from '@qiantang/sdk/contract'

import { toTimestamp } from '../kernel/time.ts'
import { bankNameOf } from './bins.ts'
import type { BoundCard } from './bound-card.ts'

/** What a user is shown of a card. */
export const presentCard = (
  card: BoundCard,
  locale: Locale,
  nextAction: NextAction | null = null,
): Card => {
  const { failureCode, boundAt } = card
  return {
    id: card.id,
    bankName: bankNameOf(card.bankCode)[locale],
    bankCode: card.bankCode,
    type: card.type,
    last4: card.last4,
    status: card.status,
    nextAction,
    failure: failureCode && { code: failureCode, message: errors[failureCode].payer[locale] },
    boundAt: boundAt && toTimestamp(boundAt),
  }
}
