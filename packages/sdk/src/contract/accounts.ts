import { z } from 'zod'

import { id, UserId } from './ids.ts'
import { Currency, Fen, FenBalance, noPinCeiling } from './money.ts'
import { NextAction } from './next-action.ts'
import { open } from './open.ts'
import { page } from './page.ts'
import type { ErrorTable } from './problem.ts'
import { route } from './route.ts'
import { StatementLine, StatementMonth, StatementQuery } from './statements.ts'
import { Moment, Timestamp } from './time.ts'

export const Freeze = z
  .object({
    scope: open(['debit', 'all']).describe(
      '`debit`: money comes in and does not go out; `all`: it moves neither way.',
    ),
    by: open(['customer', 'bank']).describe('Who froze it, and so may unfreeze it.'),
    reason: open(['customer_request', 'lost_phone', 'bank_order', 'identity_overdue']),
    since: Timestamp,
  })
  .meta({ id: 'Freeze', description: 'One of what holds an account back.' })
export type Freeze = z.infer<typeof Freeze>

export const Account = z
  .object({
    id: id('acc'),
    userId: UserId,
    class: open(['II', 'III']),
    status: open(['active', 'frozen_debit', 'frozen_all', 'dormant', 'closed']).describe(
      '`frozen_debit`: money comes in and does not go out. `frozen_all`, `dormant` (six months without a movement) and `closed`: it moves neither way.',
    ),
    freezes: z.array(Freeze).describe('All that holds it back; empty where nothing does.'),
    faceToFace: z
      .boolean()
      .describe(
        'Whether staff of the bank have seen its holder: only then a Class II account takes money from accounts other than its bound card.',
      ),
    balanceCap: Fen.nullable().describe('The most it may hold; null where the class has no cap.'),
    noPinLimit: FenBalance.describe(
      'Payments of the user up to this amount ask for no PIN; 0 where every one does.',
    ),
    pending: open(['no_pin_limit', 'unfreeze', 'close'])
      .nullable()
      .describe('What was asked for and waits for the PIN; null where nothing does.'),
    nextAction: NextAction.nullable().describe(
      'What the user has to do for it to take effect; null where nothing waits.',
    ),
    card: z
      .object({ id: id('crd'), bankName: z.string(), last4: z.string() })
      .describe('The bound card money comes from and goes to.'),
    openedAt: Timestamp,
    closedAt: Timestamp.nullable(),
  })
  .meta({ id: 'Account', description: 'An e-account of class II or III; per app.' })
export type Account = z.infer<typeof Account>

export const WriteAccount = z
  .strictObject({
    noPinLimit: z
      .int()
      .min(0)
      .max(noPinCeiling)
      .describe('0 (every payment asks for the PIN) to 100,000 fen.'),
  })
  .meta({ id: 'WriteAccount' })
export type WriteAccount = z.infer<typeof WriteAccount>

export const FreezeAccount = z
  .strictObject({
    scope: z
      .enum(['debit', 'all'])
      .describe('`debit`: money may still come in; `all`: it moves neither way.'),
  })
  .meta({ id: 'FreezeAccount' })
export type FreezeAccount = z.infer<typeof FreezeAccount>

export const AccountLimit = z
  .object({
    type: open(['out_day', 'out_year', 'in_day', 'in_year', 'balance']).describe(
      '`out_*`: payments and transfers to others. `in_*`: what others pay in. What moves to and from the bound card counts in neither. `balance`: what the account holds.',
    ),
    limit: Fen,
    used: FenBalance,
    left: FenBalance.describe('limit − used: this much may still move.'),
    startsAnewAt: Timestamp.nullable().describe(
      'When `used` begins at 0 again: at midnight or new year in China; null where it never does by itself.',
    ),
  })
  .meta({ id: 'AccountLimit' })
export type AccountLimit = z.infer<typeof AccountLimit>

export const AccountLimits = z
  .object({
    accountId: id('acc'),
    class: open(['II', 'III']),
    limits: z.array(AccountLimit),
    at: Timestamp,
  })
  .meta({ id: 'AccountLimits', description: 'What an account may still move, counter by counter.' })
export type AccountLimits = z.infer<typeof AccountLimits>

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
  account_frozen_by_bank: {
    status: 409,
    message:
      'The bank froze the account, and only the bank unfreezes it; `freezes` of the account says why.',
    payer: {
      'zh-CN': '账户由银行冻结，请联系客服，资金未变动',
      en: 'The bank has frozen this account. No money has moved; please contact customer service.',
    },
  },
  account_not_empty: {
    status: 409,
    message:
      'Only an empty account can be closed; `details` has `available` and `held` in fen. Have the user withdraw first.',
    payer: {
      'zh-CN': '账户还有余额，请先全部提现再销户，资金未变动',
      en: 'There is still money in this account. Nothing has moved; please withdraw it before closing.',
    },
  },
  account_in_use: {
    status: 409,
    message:
      'Something is still under way on the account: a top-up, a withdrawal, a refund. Try again once it has ended.',
    payer: {
      'zh-CN': '账户有在途交易，请等其完成后再试，资金未变动',
      en: 'Something is still under way on this account. Nothing has changed; please try again once it is done.',
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
  limit_exceeded: {
    status: 403,
    message:
      'More than what may be moved within a limit; `details` has `limitType` (`out_day`, `out_year`, `in_day`, `in_year` of the account’s class, `mandate`, `quick_pay_single` or `quick_pay_day` of a card, `static_codes` of what is scanned, or the app’s own `app_top_up`, `app_transfer`, `app_order`, `app_mandate`), `limit` and `used`, in fen.',
    payer: {
      'zh-CN': '超过限额，未扣款，请减少金额或换一种支付方式',
      en: 'That is over your limit. No money has moved; please use a smaller amount or pay another way.',
    },
  },
} as const satisfies ErrorTable

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
  update: route({
    method: 'PATCH',
    path: '/v1/users/:userId/accounts/:accountId',
    summary:
      'Sets up to what amount a payment asks for no PIN. Less is so at once; more waits for the PIN, given on a bank page.',
    callers: ['user', 'page'],
    scope: 'money.move',
    body: WriteAccount,
    reply: Account,
    errors: ['pin_not_set', 'attempts_exhausted', 'account_frozen'],
  }),
  freeze: route({
    method: 'POST',
    path: '/v1/users/:userId/accounts/:accountId/freeze',
    summary:
      'Freezes the account at once, without the PIN: what goes out, or all. A wider freeze takes the place of a narrower one, not the other way round.',
    callers: ['user', 'page'],
    scope: 'money.move',
    body: FreezeAccount,
    reply: Account,
    errors: ['account_frozen'],
  }),
  unfreeze: route({
    method: 'POST',
    path: '/v1/users/:userId/accounts/:accountId/unfreeze',
    summary:
      'Takes back what the user froze, once the PIN is given on a bank page; after a lost phone, once the code to their mobile is given too.',
    callers: ['user', 'page'],
    scope: 'money.move',
    reply: Account,
    errors: ['pin_not_set', 'attempts_exhausted', 'account_frozen', 'account_frozen_by_bank'],
  }),
  close: route({
    method: 'POST',
    path: '/v1/users/:userId/accounts/:accountId/close',
    summary:
      'Closes an empty account for good, once the PIN is given on a bank page. Its mandates end; the user may open another.',
    callers: ['user', 'page'],
    scope: 'money.move',
    reply: Account,
    errors: [
      'pin_not_set',
      'attempts_exhausted',
      'account_frozen',
      'account_not_empty',
      'account_in_use',
    ],
  }),
  limits: route({
    method: 'GET',
    path: '/v1/users/:userId/accounts/:accountId/limits',
    summary: 'Each limit of the account, what of it is used and left, and when it starts anew.',
    callers: ['user', 'page'],
    scope: 'balance.read',
    reply: AccountLimits,
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
  statementMonths: route({
    method: 'GET',
    path: '/v1/users/:userId/accounts/:accountId/statement-months',
    summary:
      'What came in and went out month by month, newest first; months without a line are left out.',
    callers: ['user', 'page'],
    scope: 'balance.read',
    reply: page(StatementMonth),
  }),
}
