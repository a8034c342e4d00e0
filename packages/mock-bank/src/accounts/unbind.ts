import type { User } from '../apps/caller.ts'
import { type BoundCard, findCard, lockCandidate } from '../cards/index.ts'
import { BankError, fault } from '../kernel/errors.ts'
import { now } from '../realms/realm.ts'
import type { AccountBank } from './bank.ts'
import { letGoOfCard } from './let-go-of-card.ts'

/**
 * The user lets go of a card that no account of theirs uses any more. One that is not bound stays as it is.
 *
 * @throws {BankError} `not_found`, `card_in_use`
 */
export const unbind = (bank: AccountBank, caller: User, cardId: string): Promise<BoundCard> =>
  bank.sql.begin(async (tx) => {
    if (!(await findCard(tx, caller, cardId))) throw new BankError('not_found')
    const card = await lockCandidate(tx, cardId)
    if (card.status !== 'bound') return card
    for (const { usesCard } of bank.accountFollowers)
      if (await usesCard(tx, cardId)) throw new BankError('card_in_use')
    const tell = await letGoOfCard(bank, tx, caller, { cardId }, now(bank, caller.realm))
    const left = (await findCard(tx, caller, cardId)) ?? fault('A card is gone.')
    if (left.status === 'bound') throw new BankError('card_in_use')
    await tell()
    return left
  })
