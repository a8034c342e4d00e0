import type { Locale } from '@qiantang/sdk/contract'

import {
  bankNameOf,
  type BoundCard,
  type CardBank,
  findCard,
  readCardNumber,
} from '../cards/index.ts'
import { readCustomer } from '../customers/customer.ts'
import { fault } from '../kernel/errors.ts'
import { appOf } from './app-of.ts'

/** Whose card is at the other end. */
type OfCard = Pick<BoundCard, 'appId' | 'userId'> & { cardId: string }

/** What the network has to know of the card at the other end, and nobody else may. */
export interface Holder {
  cardNumber: string
  holderName: string
}

export const readHolder = async (bank: CardBank, movement: OfCard): Promise<Holder> => {
  const card = await cardOf(bank, movement)
  const { name } = await readCustomer(bank, bank.sql, card.customerId)
  return { cardNumber: await readCardNumber(bank, bank.sql, card), holderName: name }
}

/** The other end as a statement names it: `工商银行 (5679)`. */
export const counterpartyOf = async (
  bank: CardBank,
  movement: OfCard,
): Promise<Record<Locale, string>> => {
  const { bankCode, last4 } = await cardOf(bank, movement)
  const name = bankNameOf(bankCode)
  return { 'zh-CN': `${name['zh-CN']} (${last4})`, en: `${name.en} (${last4})` }
}

const cardOf = async (bank: CardBank, { appId, userId, cardId }: OfCard): Promise<BoundCard> => {
  const app = await appOf(bank, appId)
  return (
    (await findCard(bank.sql, { app, userId }, cardId)) ?? fault('The card of a movement is gone.')
  )
}
