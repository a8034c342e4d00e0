import { z } from 'zod'

import { Fen } from './money.ts'
import { route } from './route.ts'

const limits = z
  .object({
    singleLimit: Fen.describe('The most one payment may be, in fen.'),
    dayLimit: Fen.describe('The most the payments of a day may be, in fen.'),
  })
  .nullable()

/** A bank whose online banking pays through the channel `gateway`. */
export const Bank = z
  .object({
    code: z.string().describe('What `confirm` names it by.'),
    name: z.object({ zh: z.string(), en: z.string() }),
    personal: limits.describe('What a person may pay; null where it serves companies only.'),
    corporate: limits.describe('What a company may pay; null where it serves people only.'),
  })
  .meta({
    id: 'Bank',
    description: 'A bank whose online banking pays through the channel `gateway`.',
  })
export type Bank = z.infer<typeof Bank>

export const banks = {
  list: route({
    method: 'GET',
    path: '/v1/banks',
    summary: 'The banks a payer may choose from where they pay by online banking, most used first.',
    callers: ['public'],
    reply: z.object({ items: z.array(Bank) }),
  }),
}
