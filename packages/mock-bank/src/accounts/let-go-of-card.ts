import { record } from '../audit/index.ts'
import { presentCard, unbindCard } from '../cards/index.ts'
import { emit } from '../events/emit.ts'
import type { Tx } from '../kernel/database/index.ts'
import type { Account } from './account.ts'
import type { AccountBank, Tell } from './bank.ts'
import type { Owner } from './tell-account.ts'

/** Unbinds the card of an account, unless another account of its user has it; answers with what there is to tell. */
export const letGoOfCard = async (
  bank: AccountBank,
  tx: Tx,
  owner: Owner,
  { cardId }: Pick<Account, 'cardId'>,
  at: Date,
): Promise<Tell> => {
  const [other] = await tx`select 1 from accounts where card_id = ${cardId} and status <> 'closed'`
  const card = other ? undefined : await unbindCard(tx, owner, cardId, at)
  if (!card) return async () => {}
  return async () => {
    const facts = { cardId: card.id, cardLast4: card.last4 }
    await record(bank, tx, owner, 'card.unbound', facts, at)
    await emit(tx, owner.realm, owner.app.id, 'card.unbound', presentCard(card, 'zh-CN'), at)
  }
}
