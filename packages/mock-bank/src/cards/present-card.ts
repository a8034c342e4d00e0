import type { Card, Locale } from '@qiantang/sdk/contract'
import { toTimestamp } from '../kernel/time.ts'
import { bankNameOf } from './bins.ts'
import type { BoundCard } from './bound-card.ts'

/** What a user is shown of a card. */
export const presentCard = (card: BoundCard, locale: Locale): Card => ({
  id: card.id,
  bankName: bankNameOf(card.bankCode)[locale],
  bankCode: card.bankCode,
  type: card.type,
  last4: card.last4,
  status: card.status,
  boundAt: toTimestamp(card.boundAt),
})
