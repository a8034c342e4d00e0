import { z } from 'zod'

import { id, Reference, UserId } from './ids.ts'
import { Fen } from './money.ts'
import { NextAction } from './next-action.ts'
import { open } from './open.ts'
import { page, ReferenceQuery } from './page.ts'
import { Failure, type ErrorTable } from './problem.ts'
import { route } from './route.ts'
import { line } from './text.ts'
import { Timestamp } from './time.ts'

export const CreateTransfer = z
  .strictObject({
    accountId: id('acc').describe('The e-account the money comes from.'),
    payeeUserId: UserId.describe('Who gets it: another user of this app.'),
    amount: Fen,
    note: line(50).optional().describe('What it is for, as both users read it.'),
    reference: Reference.optional().describe('The merchant’s own number of it.'),
  })
  .meta({ id: 'CreateTransfer' })
export type CreateTransfer = z.infer<typeof CreateTransfer>

export const Transfer = z
  .object({
    id: id('trf'),
    userId: UserId.describe('Whose money it is.'),
    accountId: id('acc'),
    payee: z
      .object({
        userId: UserId,
        name: z.string().describe('Masked: 王芳 is `*芳`.'),
      })
      .describe('Who gets it.'),
    amount: Fen,
    note: z.string().nullable(),
    reference: Reference.nullable(),
    status: open(['requires_action', 'processing', 'succeeded', 'failed']),
    nextAction: NextAction.nullable(),
    failure: Failure.nullable(),
    createdAt: Timestamp,
    finishedAt: Timestamp.nullable().describe('When it succeeded or failed.'),
  })
  .meta({ id: 'Transfer', description: 'Money from one user’s e-account to another’s.' })
export type Transfer = z.infer<typeof Transfer>

export const transferErrors = {
  payee_unavailable: {
    status: 409,
    message:
      'This user cannot receive a transfer of this amount now. Nobody is told why: there may be no such user or account, or it may not receive from others, or not so much.',
    payer: {
      'zh-CN': '对方暂时无法收款，未扣款',
      en: 'This person cannot receive the money right now. No money has moved.',
    },
  },
} as const satisfies ErrorTable

export const transfers = {
  create: route({
    method: 'POST',
    path: '/v1/users/:userId/transfers',
    product: 'transfers',
    limited: { by: 'transfer', field: 'amount' },
    summary:
      'Moves money to another user of the app, once the PIN is given on a bank page. The answer has the payee’s masked name, to be shown before the PIN.',
    callers: ['user', 'page'],
    scope: 'money.move',
    idempotencyKey: 'required',
    body: CreateTransfer,
    reply: Transfer,
    status: 201,
    errors: [
      'pin_not_set',
      'attempts_exhausted',
      'insufficient_balance',
      'account_frozen',
      'payee_unavailable',
      'reference_conflict',
    ],
  }),
  list: route({
    method: 'GET',
    path: '/v1/users/:userId/transfers',
    summary:
      'The transfers the user made, newest first; or the one with a reference. What came from others is in the statement.',
    callers: ['merchant', 'user', 'page'],
    scope: 'account.read',
    query: ReferenceQuery,
    reply: page(Transfer),
  }),
  retrieve: route({
    method: 'GET',
    path: '/v1/users/:userId/transfers/:transferId',
    summary: 'One transfer the user made.',
    callers: ['merchant', 'user', 'page'],
    scope: 'account.read',
    reply: Transfer,
  }),
}
