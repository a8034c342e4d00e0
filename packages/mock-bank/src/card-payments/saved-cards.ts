import type { Locale, SavedCard } from '@qiantang/sdk/contract'

import { activeAgreements, asksForCode, limitReached, presentMask } from '../agreements/index.ts'
import type { AppUser } from '../customers/index.ts'
import type { OrderBank } from '../orders/index.ts'

/** The cards a user may pay an amount by without typing them again: those that can be used first. */
export const savedCards = async (
  bank: OrderBank,
  user: AppUser,
  amount: number,
  at: Date,
  locale: Locale,
): Promise<SavedCard[]> => {
  const cards: SavedCard[] = []
  for (const agreement of await activeAgreements(bank.sql, user)) {
    const reached = await limitReached(bank, bank.sql, agreement, amount, at)
    cards.push({
      ...presentMask(agreement, locale),
      agreementId: agreement.id,
      asksForCode: asksForCode(agreement, amount),
      available: reached === null,
      reason: reached === null ? null : 'limit_exceeded',
    })
  }
  return cards.toSorted((left, right) => Number(right.available) - Number(left.available))
}
