import { z } from 'zod'

import { Channel, PayProduct } from './app.ts'
import { Day } from './day.ts'
import { id } from './ids.ts'
import { Currency, Fen, FenBalance } from './money.ts'
import { open } from './open.ts'
import { page, pageQuery, PageQuery } from './page.ts'
import { Failure, type ErrorTable } from './problem.ts'
import { route } from './route.ts'
import { line } from './text.ts'
import { Timestamp } from './time.ts'

const cycles = ['t_plus_1', 'd_plus_1', 'd_plus_0', 'weekly'] as const
const cycle =
  '`t_plus_1` the next working day at nine · `d_plus_1` the next day at nine · `d_plus_0` the same day: what was paid until 23:00 · `weekly` the first working day of the next week.'

export const WriteSettlementTerms = z
  .strictObject({
    cycle: z.enum(cycles).describe(cycle),
    minimumPayout: Fen.optional().describe('Less is carried over. Default one fen.'),
    reserveRate: z
      .int()
      .min(0)
      .max(1_000_000)
      .optional()
      .describe(
        'How much of what was paid, less refunds, is held back for a time, in parts of a million. Default nothing.',
      ),
    reserveDays: z.int().min(1).max(365).optional().describe('For how many days. Default seven.'),
    settlesOnMakeUpDays: z
      .boolean()
      .optional()
      .describe(
        'Whether Saturdays and Sundays that are worked (调休) count as working days. Default yes.',
      ),
  })
  .meta({
    id: 'WriteSettlementTerms',
    description: 'All of it at once: what is left out has its default.',
  })
export type WriteSettlementTerms = z.infer<typeof WriteSettlementTerms>

export const SettlementTerms = z
  .object({
    cycle: open(cycles).describe(cycle),
    minimumPayout: Fen,
    reserveRate: z.int(),
    reserveDays: z.int(),
    settlesOnMakeUpDays: z.boolean(),
  })
  .meta({ id: 'SettlementTerms', description: 'When and how a merchant is paid out.' })
export type SettlementTerms = z.infer<typeof SettlementTerms>

export const WritePayoutAccount = z
  .strictObject({
    accountNumber: z.string().min(13).max(19).describe('13 to 19 digits, Luhn.'),
    holderName: line(60).describe('As its bank has it: a pay-out to another name comes back.'),
  })
  .meta({ id: 'WritePayoutAccount' })
export type WritePayoutAccount = z.infer<typeof WritePayoutAccount>

export const PayoutAccount = z
  .object({
    bankCode: z.string(),
    bankName: z.string(),
    last4: z.string(),
    holderName: z.string().describe('Masked.'),
    changedAt: Timestamp,
  })
  .meta({ id: 'PayoutAccount', description: 'Where a merchant’s money is paid out to.' })
export type PayoutAccount = z.infer<typeof PayoutAccount>

export const MerchantBalance = z
  .object({
    pending: FenBalance.describe('What payers have paid and neither got back nor was paid out.'),
    feesDue: FenBalance.describe('Fees of cleared days, to be taken with the next pay-out.'),
    payingOut: FenBalance.describe('Pay-outs whose bank has not said yet whether it took them.'),
    currency: Currency,
  })
  .meta({ id: 'MerchantBalance', description: 'What the bank owes the merchant.' })
export type MerchantBalance = z.infer<typeof MerchantBalance>

const sum = (what: string) => z.object({ count: z.int(), amount: FenBalance }).describe(what)

/** What a day, or several, come to. */
export const clearedSums = {
  payments: sum('What was paid.'),
  refunds: sum('What was given back.'),
  fees: FenBalance.describe('Of the payments.'),
  feesReturned: FenBalance.describe('With the refunds.'),
}

export const ClearedLine = z
  .object({
    type: open(['payment', 'refund']),
    id: z.string().describe('`pay_…` or `rfd_…`.'),
    paymentId: id('pay').describe('Of a refund: of what.'),
    orderId: id('ord').nullable(),
    reference: z.string().nullable().describe('The merchant’s own number of it.'),
    channel: open(Channel.options),
    product: open(PayProduct.options).nullable(),
    amount: FenBalance.describe('Of a refund below zero.'),
    fee: FenBalance.describe('Of a refund what was given back, below zero.'),
    feeRate: z.int().describe('In parts of a million.'),
    net: FenBalance.describe('`amount` less `fee`.'),
    at: Timestamp.describe('When it was paid, or given back.'),
    day: Day.describe('The day it was cleared with.'),
  })
  .meta({ id: 'ClearedLine', description: 'A payment or a refund, with what it costs.' })
export type ClearedLine = z.infer<typeof ClearedLine>

export const Settlement = z
  .object({
    id: id('stl'),
    day: Day.describe('The day it was made.'),
    firstDay: Day.nullable().describe(
      'The first of the cleared days in it; null where there is none.',
    ),
    lastDay: Day.nullable(),
    currency: Currency,
    opening: FenBalance.describe('`closing` of the settlement before; below zero where it was.'),
    ...clearedSums,
    payoutsReturned: FenBalance.describe('Earlier pay-outs that came back.'),
    due: FenBalance.describe(
      '`opening` + `payments` − `refunds` − `fees` + `feesReturned` + `payoutsReturned`.',
    ),
    reserved: FenBalance.describe('Of it: held back for a time, by all settlements so far.'),
    refundsUnderWay: FenBalance.describe('Of it: kept for refunds that are not cleared yet.'),
    payout: FenBalance.describe('What is paid out; zero where less than the minimum is left.'),
    closing: FenBalance.describe('`due` − `payout`: carried over.'),
    status: open(['calculated', 'paying', 'paid', 'carried', 'failed', 'returned']).describe(
      '`paying`: the other bank has not said yet whether it took it · `carried`: nothing is paid out this time · `failed`: refused, and the merchant’s again, to be paid out with the next · `returned`: taken, and sent back days later, likewise.',
    ),
    payoutLast4: z.string().nullable().describe('The account it was paid to.'),
    failure: Failure.nullable(),
    createdAt: Timestamp,
    finishedAt: Timestamp.nullable(),
  })
  .meta({ id: 'Settlement', description: 'What a merchant is paid out, and how it comes about.' })
export type Settlement = z.infer<typeof Settlement>

export const settlementErrors = {
  payout_account_missing: {
    status: 0,
    message: 'No pay-out account was set, so the money waits.',
    payer: {
      'zh-CN': '未设置结算账户，款项待结算',
      en: 'There is no pay-out account; the money waits.',
    },
  },
} as const satisfies ErrorTable

export const settlementTerms = {
  retrieve: route({
    method: 'GET',
    path: '/v1/settlement-terms',
    summary:
      'When and how the app is paid out. Not found until it was agreed, or a pay-out account was set.',
    callers: ['merchant'],
    reply: SettlementTerms,
  }),
}

export const sandboxSettlementTerms = {
  set: route({
    method: 'PUT',
    path: '/v1/sandbox/apps/:appId/settlement-terms',
    summary:
      'Agrees with a merchant when and how it is paid out, as staff of the bank would. From the next day to be cleared on.',
    callers: ['sandbox'],
    body: WriteSettlementTerms,
    reply: SettlementTerms,
  }),
}

export const payoutAccount = {
  set: route({
    method: 'PUT',
    path: '/v1/payout-account',
    summary:
      'Where the app’s money is paid out to from now on. Its days are cleared from the first time on.',
    callers: ['merchant'],
    body: WritePayoutAccount,
    reply: PayoutAccount,
  }),
  retrieve: route({
    method: 'GET',
    path: '/v1/payout-account',
    summary: 'Where the app’s money is paid out to.',
    callers: ['merchant'],
    reply: PayoutAccount,
  }),
}

export const balance = {
  retrieve: route({
    method: 'GET',
    path: '/v1/balance',
    summary: 'What the bank owes the merchant now.',
    callers: ['merchant'],
    reply: MerchantBalance,
  }),
}

export const settlements = {
  list: route({
    method: 'GET',
    path: '/v1/settlements',
    summary: 'The app’s settlements, newest first.',
    callers: ['merchant'],
    query: PageQuery,
    reply: page(Settlement),
  }),
  retrieve: route({
    method: 'GET',
    path: '/v1/settlements/:settlementId',
    summary: 'One settlement: the statement.',
    callers: ['merchant'],
    reply: Settlement,
  }),
  lines: route({
    method: 'GET',
    path: '/v1/settlements/:settlementId/lines',
    summary: 'The payments and refunds in a settlement; together they are its sums, to the fen.',
    callers: ['merchant'],
    query: z.strictObject(pageQuery),
    reply: page(ClearedLine),
  }),
}
