import { z } from 'zod'

import { id, Reference, UserId } from './ids.ts'
import { Fen } from './money.ts'
import { NextAction } from './next-action.ts'
import { open } from './open.ts'
import { page, ReferenceQuery } from './page.ts'
import { Failure, type ErrorTable } from './problem.ts'
import { route } from './route.ts'
import { Timestamp } from './time.ts'

export const CreateTopUp = z
  .strictObject({
    accountId: id('acc'),
    amount: Fen,
    reference: Reference.optional().describe('The merchant’s own number of it.'),
  })
  .meta({ id: 'CreateTopUp' })
export type CreateTopUp = z.infer<typeof CreateTopUp>

export const TopUp = z
  .object({
    id: id('tup'),
    userId: UserId,
    accountId: id('acc'),
    cardId: id('crd'),
    amount: Fen,
    reference: Reference.nullable(),
    status: open(['requires_action', 'processing', 'succeeded', 'failed']),
    nextAction: NextAction.nullable(),
    failure: Failure.nullable(),
    createdAt: Timestamp,
    finishedAt: Timestamp.nullable().describe('When it succeeded or failed.'),
  })
  .meta({ id: 'TopUp', description: 'Money from the bound card into the e-account.' })
export type TopUp = z.infer<typeof TopUp>

/** Why the card’s bank may say no: only ever a `failure.code`. */
export const cardFailures = {
  card_insufficient_funds: {
    status: 0,
    message: 'The card has too little money.',
    payer: {
      'zh-CN': '银行卡余额不足，未扣款',
      en: 'The card has too little money. Nothing was taken.',
    },
  },
  card_restricted: {
    status: 0,
    message: 'The card’s bank refuses: lost, frozen or restricted card.',
    payer: {
      'zh-CN': '银行卡状态异常，资金未变动，请联系发卡银行',
      en: 'The card’s bank refused. No money has moved; please contact that bank.',
    },
  },
  card_refused: {
    status: 0,
    message: 'The card’s bank refuses and gives no reason.',
    payer: {
      'zh-CN': '发卡银行拒绝了交易，资金未变动',
      en: 'The card’s bank refused the transaction. No money has moved.',
    },
  },
  card_no_answer: {
    status: 0,
    message: 'The request never reached the card’s bank. Nothing moved.',
    payer: {
      'zh-CN': '未能联系到发卡银行，未扣款',
      en: 'The card’s bank could not be reached. No money has moved.',
    },
  },
  card_returned: {
    status: 0,
    message:
      'The card’s bank sent a withdrawal back after it had succeeded. The money is in the e-account again.',
    payer: {
      'zh-CN': '收款银行已退回，资金已退还到您的账户',
      en: 'The card’s bank sent the money back. It is in your account again.',
    },
  },
  return_waiting: {
    status: 0,
    message:
      'The card’s bank sent a withdrawal back, and the e-account cannot take it now (cap, frozen or closed). The bank keeps it and tries again every day.',
    payer: {
      'zh-CN': '收款银行已退回，您的账户暂时无法入账，资金由银行保管，可入账后自动退还',
      en: 'The card’s bank sent the money back, but your account cannot take it yet. The bank keeps it safe and puts it into your account as soon as it can.',
    },
  },
  not_completed: {
    status: 0,
    message: 'The customer did not answer the challenge in time, or too often wrongly.',
    payer: { 'zh-CN': '未完成验证，未扣款', en: 'This was not completed. No money has moved.' },
  },
} as const satisfies ErrorTable

export const topUps = {
  create: route({
    method: 'POST',
    path: '/v1/users/:userId/top-ups',
    product: 'top_ups',
    limited: { by: 'topUp', field: 'amount' },
    summary:
      'Moves money from the bound card into the e-account, once the PIN is given on a bank page.',
    callers: ['user', 'page'],
    scope: 'money.move',
    idempotencyKey: 'required',
    body: CreateTopUp,
    reply: TopUp,
    status: 201,
    errors: [
      'pin_not_set',
      'attempts_exhausted',
      'balance_cap_exceeded',
      'account_frozen',
      'reference_conflict',
    ],
  }),
  list: route({
    method: 'GET',
    path: '/v1/users/:userId/top-ups',
    summary: 'The user’s top-ups, newest first; or the one with a reference.',
    callers: ['merchant', 'user', 'page'],
    scope: 'account.read',
    query: ReferenceQuery,
    reply: page(TopUp),
  }),
  retrieve: route({
    method: 'GET',
    path: '/v1/users/:userId/top-ups/:topUpId',
    summary: 'One top-up.',
    callers: ['merchant', 'user', 'page'],
    scope: 'account.read',
    reply: TopUp,
  }),
}
