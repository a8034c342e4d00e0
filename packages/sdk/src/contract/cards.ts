import { z } from 'zod'

import { id } from './ids.ts'
import { Sealed } from './keys.ts'
import { NextAction } from './next-action.ts'
import { open } from './open.ts'
import { page, PageQuery } from './page.ts'
import { Failure, type ErrorTable } from './problem.ts'
import { route } from './route.ts'
import { Timestamp } from './time.ts'

export const Card = z
  .object({
    id: id('crd'),
    bankName: z.string().describe('The card’s bank, in the language of the request.'),
    bankCode: z.string(),
    type: open(['debit', 'credit', 'quasi_credit', 'prepaid']),
    last4: z.string(),
    status: open(['requires_action', 'bound', 'unbound', 'failed']),
    nextAction: NextAction.nullable().describe(
      'What the user has to do for it to be bound: first the PIN, then the code sent to the card’s mobile.',
    ),
    failure: Failure.nullable().describe('Why it was not bound.'),
    boundAt: Timestamp.nullable().describe('Null where it never was.'),
  })
  .meta({ id: 'Card', description: 'A card bound to the user’s e-account, or about to be.' })
export type Card = z.infer<typeof Card>

export const CreateCard = z
  .strictObject({
    accountId: id('acc').describe('The account it becomes the bound card of.'),
    cardNumber: z.string().min(13).max(19).describe('13 to 19 digits, Luhn; spaces are not taken.'),
    mobile: z.string().length(11).describe('The mobile kept at the card’s bank, 11 digits.'),
  })
  .meta({ id: 'CreateCard' })
export type CreateCard = z.infer<typeof CreateCard>

/** What of a new card nobody but the bank may read. */
export const CardInClear = CreateCard.pick({ cardNumber: true, mobile: true })

export const CreateSealedCard = CreateCard.omit({ cardNumber: true, mobile: true })
  .extend({
    sealedCard: Sealed.describe(
      '`cardNumber` and `mobile`, sealed to the bank’s key: a merchant’s page sends nothing in clear. `wallet.cards.create` of the SDK does it.',
    ),
  })
  .meta({ id: 'CreateSealedCard', description: 'What a merchant’s page sends of a new card.' })
export type CreateSealedCard = z.infer<typeof CreateSealedCard>

export const cardErrors = {
  card_already_bound: {
    status: 409,
    message: 'The user has bound this card already. To change back to it, unbind it first.',
    payer: {
      'zh-CN': '该银行卡已绑定，资金未变动',
      en: 'This card is bound already. No money has moved.',
    },
  },
  card_in_use: {
    status: 409,
    message:
      'It is the bound card of an account, or a top-up or withdrawal with it is under way. Bind another card first, or wait.',
    payer: {
      'zh-CN': '该银行卡正在使用，暂不能解绑，资金未变动',
      en: 'This card is in use and cannot be removed yet. No money has moved.',
    },
  },
  card_unbound: {
    status: 0,
    message: 'The card was unbound before anything moved.',
    payer: {
      'zh-CN': '银行卡已解绑，资金未变动',
      en: 'The card was removed. No money has moved.',
    },
  },
} as const satisfies ErrorTable

export const cards = {
  create: route({
    method: 'POST',
    path: '/v1/users/:userId/cards',
    summary:
      'Changes the bound card of an account. After the PIN the new card’s bank is asked, as at the opening, and a code is sent to its mobile.',
    callers: ['user', 'page'],
    scope: 'money.move',
    body: z.union([CreateCard, CreateSealedCard]),
    bodyOf: { user: CreateSealedCard, page: CreateCard },
    reply: Card,
    status: 201,
    errors: [
      'card_already_bound',
      'account_frozen',
      'pin_not_set',
      'attempts_exhausted',
      'encryption_key_unknown',
    ],
  }),
  list: route({
    method: 'GET',
    path: '/v1/users/:userId/cards',
    summary: 'The user’s bound cards.',
    callers: ['user', 'page'],
    scope: 'account.read',
    query: PageQuery,
    reply: page(Card),
  }),
  retrieve: route({
    method: 'GET',
    path: '/v1/users/:userId/cards/:cardId',
    summary: 'One card, bound or not.',
    callers: ['user', 'page'],
    scope: 'account.read',
    reply: Card,
  }),
  unbind: route({
    method: 'DELETE',
    path: '/v1/users/:userId/cards/:cardId',
    summary: 'Lets go of a card that no account uses any more.',
    callers: ['user', 'page'],
    scope: 'money.move',
    reply: Card,
    errors: ['card_in_use'],
  }),
}
