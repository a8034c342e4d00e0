import { z } from 'zod'

import { id, UserId } from './ids.ts'
import { Fen, noPinCeiling } from './money.ts'
import { NextAction } from './next-action.ts'
import { open } from './open.ts'
import { page, PageQuery } from './page.ts'
import { Failure, type ErrorTable } from './problem.ts'
import { route } from './route.ts'
import { line } from './text.ts'
import { Timestamp } from './time.ts'

export const CreateMandate = z
  .strictObject({
    accountId: id('acc')
      .optional()
      .describe('The e-account to pay from. Default: the user’s only one.'),
    maxAmount: z
      .int()
      .min(1)
      .max(noPinCeiling)
      .describe('The most one payment may be: 1 to 100,000 fen.'),
    description: line(120).describe('What the payments are for, as the user reads it.'),
  })
  .meta({ id: 'CreateMandate' })
export type CreateMandate = z.infer<typeof CreateMandate>

export const Mandate = z
  .object({
    id: id('mdt'),
    userId: UserId,
    accountId: id('acc'),
    maxAmount: Fen.describe('The most one payment may be.'),
    description: z.string(),
    status: open(['requires_action', 'active', 'cancelled', 'failed']),
    nextAction: NextAction.nullable(),
    failure: Failure.nullable(),
    createdAt: Timestamp,
    activatedAt: Timestamp.nullable().describe('When the PIN was given.'),
    endedAt: Timestamp.nullable().describe('When it was cancelled or failed.'),
  })
  .meta({
    id: 'Mandate',
    description:
      'A no-PIN agreement (免密): the merchant’s server may take payments from the user’s account, each up to an amount.',
  })
export type Mandate = z.infer<typeof Mandate>

export const mandateErrors = {
  mandate_inactive: {
    status: 409,
    message:
      'The user has not confirmed this mandate, or it was cancelled; `details.status` says which. Ask them for a new one.',
    payer: {
      'zh-CN': '免密支付未开通或已关闭，未扣款',
      en: 'Paying without a PIN is not switched on here. No money has moved.',
    },
  },
} as const satisfies ErrorTable

export const mandates = {
  create: route({
    method: 'POST',
    path: '/v1/users/:userId/mandates',
    product: 'mandates',
    limited: { by: 'mandate', field: 'maxAmount' },
    summary:
      'Allows the merchant’s server to take payments up to an amount, once the PIN is given on a bank page.',
    callers: ['user', 'page'],
    scope: 'money.move',
    idempotencyKey: 'required',
    body: CreateMandate,
    reply: Mandate,
    status: 201,
    errors: ['account_missing', 'pin_not_set', 'attempts_exhausted', 'account_frozen'],
  }),
  list: route({
    method: 'GET',
    path: '/v1/users/:userId/mandates',
    summary: 'The user’s mandates, newest first.',
    callers: ['merchant', 'user', 'page'],
    scope: 'account.read',
    query: PageQuery,
    reply: page(Mandate),
  }),
  retrieve: route({
    method: 'GET',
    path: '/v1/users/:userId/mandates/:mandateId',
    summary: 'One of the user’s mandates.',
    callers: ['merchant', 'user', 'page'],
    scope: 'account.read',
    reply: Mandate,
  }),
  cancel: route({
    method: 'DELETE',
    path: '/v1/users/:userId/mandates/:mandateId',
    summary: 'Ends a mandate at once; payments taken before stand. Again, it changes nothing.',
    callers: ['merchant', 'user', 'page'],
    scope: 'money.move',
    reply: Mandate,
  }),
}
