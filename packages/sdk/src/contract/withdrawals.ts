import { z } from 'zod'

import { id, Reference, UserId } from './ids.ts'
import { Fen } from './money.ts'
import { NextAction } from './next-action.ts'
import { open } from './open.ts'
import { page, ReferenceQuery } from './page.ts'
import { Failure } from './problem.ts'
import { route } from './route.ts'
import { Timestamp } from './time.ts'

export const CreateWithdrawal = z
  .strictObject({
    accountId: id('acc'),
    amount: Fen,
    speed: z
      .enum(['fast', 'next_day'])
      .optional()
      .describe('`fast` (the default) is sent at once, `next_day` with the next day’s batch.'),
    reference: Reference.optional().describe('The merchant’s own number of it.'),
  })
  .meta({ id: 'CreateWithdrawal' })
export type CreateWithdrawal = z.infer<typeof CreateWithdrawal>

export const Withdrawal = z
  .object({
    id: id('wdr'),
    userId: UserId,
    accountId: id('acc'),
    cardId: id('crd'),
    amount: Fen,
    speed: open(['fast', 'next_day']),
    expectedAt: Timestamp.describe(
      'By when it should be on the card; counted from the PIN once it is given.',
    ),
    reference: Reference.nullable(),
    status: open(['requires_action', 'processing', 'succeeded', 'failed', 'returned']),
    nextAction: NextAction.nullable(),
    failure: Failure.nullable(),
    createdAt: Timestamp,
    finishedAt: Timestamp.nullable().describe('When it succeeded or failed.'),
    returnedAt: Timestamp.nullable().describe(
      'When the card’s bank sent back what had succeeded; `failure` says where the money is.',
    ),
  })
  .meta({ id: 'Withdrawal', description: 'Money from the e-account to the bound card.' })
export type Withdrawal = z.infer<typeof Withdrawal>

export const withdrawals = {
  create: route({
    method: 'POST',
    path: '/v1/users/:userId/withdrawals',
    summary:
      'Moves money from the e-account to the bound card, once the PIN is given on a bank page.',
    callers: ['user', 'page'],
    scope: 'money.move',
    idempotencyKey: 'required',
    body: CreateWithdrawal,
    reply: Withdrawal,
    status: 201,
    errors: [
      'pin_not_set',
      'attempts_exhausted',
      'insufficient_balance',
      'account_frozen',
      'reference_conflict',
    ],
  }),
  list: route({
    method: 'GET',
    path: '/v1/users/:userId/withdrawals',
    summary: 'The user’s withdrawals, newest first; or the one with a reference.',
    callers: ['merchant', 'user', 'page'],
    scope: 'account.read',
    query: ReferenceQuery,
    reply: page(Withdrawal),
  }),
  retrieve: route({
    method: 'GET',
    path: '/v1/users/:userId/withdrawals/:withdrawalId',
    summary: 'One withdrawal.',
    callers: ['merchant', 'user', 'page'],
    scope: 'account.read',
    reply: Withdrawal,
  }),
}
