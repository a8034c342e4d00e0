import {
  CardInClear,
  type CreateCard,
  type CreateSealedCard,
  type Locale,
} from '@qiantang/sdk/contract'

import {
  abandonCard,
  carryOnWithCard,
  changeCard,
  nextActionOfCard,
  type Owner,
  unbind,
} from '../accounts/index.ts'
import { openSealed } from '../apps/sealed-body.ts'
import { type BoundCard, findCard, listBoundCards, presentCard } from '../cards/index.ts'
import { BankError, fault } from '../kernel/errors.ts'
import { pageOf, placeIn, usualLimit } from '../kernel/page.ts'
import type { WholeBank } from './bank.ts'
import { carryOn } from './carry-on.ts'
import type { Handlers } from './handler.ts'
import type { Waiting } from './waiting.ts'

export const cards: Handlers['cards'] = {
  create: async (bank, { caller, body, claim, locale }) => {
    const card = await changeCard(bank, caller, await inClear(bank, body), claim.id)
    return present(bank, caller, card, locale)
  },

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
    return present(bank, caller, card, locale)
  },

  unbind: async (bank, { caller, params, locale }) =>
    present(bank, caller, await unbind(bank, caller, params.cardId), locale),
}

/** A new card waits for its user’s PIN, and then for the code sent to its mobile. */
export const waitingCard: Waiting = {
  resume: async (bank, owner, id, locale) => {
    await carryOn(bank, async () => {
      await carryOnWithCard(bank, owner, id)
    })
    const card = (await findCard(bank.sql, owner, id)) ?? fault('A card is gone.')
    return { type: 'card', resource: await present(bank, owner, card, locale) }
  },
  abandon: abandonCard,
}

/** What a merchant’s page has sealed, as a bank page would have sent it. */
const inClear = async (
  bank: WholeBank,
  body: CreateCard | CreateSealedCard,
): Promise<CreateCard> => {
  if (!('sealedCard' in body)) return body
  const { accountId, sealedCard } = body
  return { accountId, ...(await openSealed(bank, 'sealedCard', sealedCard, CardInClear)) }
}

const present = async (bank: WholeBank, owner: Owner, card: BoundCard, locale: Locale) =>
  presentCard(card, locale, await nextActionOfCard(bank, owner, card))
