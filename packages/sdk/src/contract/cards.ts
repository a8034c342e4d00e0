import { z } from 'zod'

import { id } from './ids.ts'
import { open } from './open.ts'
import { page, PageQuery } from './page.ts'
import { route } from './route.ts'
import { Timestamp } from './time.ts'

export const Card = z
  .object({
    id: id('crd'),
    bankName: z.string().describe('The card’s bank, in the language of the request.'),
    bankCode: z.string(),
    type: open(['debit', 'credit', 'quasi_credit', 'prepaid']),
    last4: z.string(),
    status: open(['bound', 'unbound']),
    boundAt: Timestamp,
  })
  .meta({ id: 'Card', description: 'A card bound to the user’s e-account.' })
export type Card = z.infer<typeof Card>

export const cards = {
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
    summary: 'One bound card.',
    callers: ['user', 'page'],
    scope: 'account.read',
    reply: Card,
  }),
}
