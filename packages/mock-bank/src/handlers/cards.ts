import { findCard, listBoundCards, presentCard } from '../cards/index.ts'
import { BankError } from '../kernel/errors.ts'
import { pageOf, placeIn, usualLimit } from '../kernel/page.ts'
import type { Handlers } from './handler.ts'

export const cards: Handlers['cards'] = {
  list: async (bank, { caller, query, locale }) => {
    const { limit = usualLimit, cursor } = query
    const before = placeIn(cursor, /^crd_[0-9A-Z]{26}$/)
    const rows = await listBoundCards(bank.sql, caller, { limit: limit + 1, before })
    return pageOf(
      rows,
      limit,
      ({ id }) => id,
      (card) => presentCard(card, locale),
    )
  },

  retrieve: async (bank, { caller, params, locale }) => {
    const card = await findCard(bank.sql, caller, params.cardId)
    if (!card) throw new BankError('not_found')
    return presentCard(card, locale)
  },
}
