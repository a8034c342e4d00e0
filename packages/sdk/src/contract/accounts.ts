import { z } from 'zod'

import { id, UserId } from './ids.ts'
import { Currency, Fen, FenBalance } from './money.ts'
import { open } from './open.ts'
import { page, pageQuery } from './page.ts'
import type { ErrorTable } from './problem.ts'
import { route } from './route.ts'
import { Moment, Timestamp } from './time.ts'

export const Account = z
  .object({
    id: id('acc'),
    userId: UserId,
    class: open(['II', 'III']),
    status: open(['active', 'frozen_debit', 'frozen_all', 'dormant', 'closed']),
    balanceCap: Fen.nullable().describe('The most it may hold; null where the class has no cap.'),
    card: z
      .object({ id: id('crd'), bankName: z.string(), last4: z.string() })
      .describe('The bound card money comes from and goes to.'),
    openedAt: Timestamp,
  })
  .meta({ id: 'Account', description: 'An e-account of class II or III; per app.' })
export type Account = z.infer<typeof Account>

export const Balance = z
  .object({
    currency: Currency,
    available: FenBalance.describe('What can be spent now.'),
    held: FenBalance.describe('Held for something under way.'),
    total: FenBalance.describe('available + held.'),
    at: Timestamp,
  })
  .meta({ id: 'Balance' })
export type Balance = z.infer<typeof Balance>

export const StatementLine = z
  .object({
    id: z.string(),
    kind: open(['top_up', 'withdrawal', 'payment', 'transfer', 'refund', 'reversal']),
    direction: open(['in', 'out']),
    amount: Fen,
    balanceAfter: FenBalance,
    counterparty: z.string().describe('Who the money came from or went to.'),
    resourceId: z.string().describe('The top-up, withdrawal or payment behind it.'),
    at: Timestamp,
  })
  .meta({ id: 'StatementLine' })
export type StatementLine = z.infer<typeof StatementLine>

export const accountErrors = {
  account_missing: {
    status: 409,
    message: 'The user has no e-account in this app. Have them open one first.',
    payer: { 'zh-CN': '请先开立电子账户', en: 'Please open an account first.' },
  },
  account_frozen: {
    status: 409,
    message: 'The account is frozen, dormant or closed for this movement.',
    payer: {
      'zh-CN': '账户暂不可用，未扣款',
      en: 'This account cannot be used right now. No money has moved.',
    },
  },
  insufficient_balance: {
    status: 402,
    message:
      'The available balance does not cover the amount; `details` has `available` and `required` in fen.',
    payer: {
      'zh-CN': '余额不足，未扣款，请先充值',
      en: 'Your balance is too low. No money has moved; please top up first.',
    },
  },
  balance_cap_exceeded: {
    status: 409,
    message:
      'The account may hold no more than its cap (Class III: 2,000 yuan); `details` has `cap` and `balance` in fen.',
    payer: {
      'zh-CN': '超过账户余额上限（Ⅲ类户 2,000 元）',
      en: 'That would exceed what this account may hold (¥2,000 for Class III).',
    },
  },
} as const satisfies ErrorTable

export const StatementQuery = z.strictObject({
  ...pageQuery,
  from: Moment.optional().describe('From this moment on.'),
  to: Moment.optional().describe('Before this moment.'),
})

export const accounts = {
  list: route({
    method: 'GET',
    path: '/v1/users/:userId/accounts',
    summary: 'The user’s e-accounts in this app.',
    callers: ['merchant', 'user', 'page'],
    scope: 'account.read',
    reply: page(Account),
  }),
  retrieve: route({
    method: 'GET',
    path: '/v1/users/:userId/accounts/:accountId',
    summary: 'One e-account.',
    callers: ['merchant', 'user', 'page'],
    scope: 'account.read',
    reply: Account,
  }),
  balance: route({
    method: 'GET',
    path: '/v1/users/:userId/accounts/:accountId/balance',
    summary: 'The balance now, or at a past moment.',
    callers: ['user', 'page'],
    scope: 'balance.read',
    query: z.strictObject({ at: Moment.optional() }),
    reply: Balance,
  }),
  statementLines: route({
    method: 'GET',
    path: '/v1/users/:userId/accounts/:accountId/statement-lines',
    summary: 'What moved, newest first, with the balance after each line.',
    callers: ['user', 'page'],
    scope: 'balance.read',
    query: StatementQuery,
    reply: page(StatementLine),
  }),
}
