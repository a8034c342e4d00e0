import { z } from 'zod'

import { Channel, PayProduct } from './app.ts'
import { Day } from './day.ts'
import { id } from './ids.ts'
import { Fen, FenBalance } from './money.ts'
import { open } from './open.ts'
import { page, PageQuery } from './page.ts'
import { route } from './route.ts'
import { line } from './text.ts'
import { Moment, Timestamp } from './time.ts'

const rate = 'In parts of a million: 6000 is 0.6 %.'

export const CreateFeeRule = z
  .strictObject({
    channel: Channel,
    product: PayProduct.optional().describe('Only payments in this form. Default: every form.'),
    turnoverFrom: Fen.optional().describe(
      'A step of a tariff: only once what was paid by this channel in the calendar month, up to the day before, has come to so much. Default: from the first fen.',
    ),
    feeRate: z.int().min(0).max(100_000).describe(rate),
    minFee: Fen.optional().describe('The least a payment costs; never more than its amount.'),
    maxFee: Fen.optional().describe('The most a payment costs.'),
    promotion: line(64)
      .optional()
      .describe('The name of a promotion: while it runs it goes before every other rule.'),
    onRefund: z
      .enum(['returned', 'kept'])
      .describe('Whether the fee is given back with what is refunded, in proportion.'),
    effectiveFrom: Moment.optional().describe('Never in the past. Default: now.'),
    effectiveUntil: Moment.optional().describe('Default: until another rule takes its place.'),
  })
  .meta({ id: 'CreateFeeRule' })
export type CreateFeeRule = z.infer<typeof CreateFeeRule>

export const FeeRule = z
  .object({
    id: id('fer'),
    channel: open(Channel.options),
    product: open(PayProduct.options).nullable(),
    turnoverFrom: FenBalance,
    feeRate: z.int().describe(rate),
    minFee: Fen.nullable(),
    maxFee: Fen.nullable(),
    promotion: z.string().nullable(),
    onRefund: open(['returned', 'kept']),
    effectiveFrom: Timestamp,
    effectiveUntil: Timestamp.nullable(),
  })
  .meta({
    id: 'FeeRule',
    description:
      'What was agreed about fees from a moment on. A rule is never changed: a newer one takes its place. Of those that fit a payment when it was paid, a promotion goes first, then the one for its product, the highest step of the tariff, the latest.',
  })
export type FeeRule = z.infer<typeof FeeRule>

const costs = {
  payments: z.int().describe('How many.'),
  amount: FenBalance.describe('What they came to.'),
  fees: FenBalance.describe('What they cost, less what was given back with refunds.'),
  saved: FenBalance.describe(
    'Of the bank’s own channels: what the same payments would have cost by the cheapest outside wallet the app offers, less what they did cost.',
  ),
}

export const FeeReport = z
  .object({
    firstDay: Day,
    lastDay: Day,
    ...costs,
    channels: z.array(
      z.object({
        channel: open(Channel.options),
        product: open(PayProduct.options).nullable(),
        ...costs,
      }),
    ),
  })
  .meta({ id: 'FeeReport', description: 'What payments cost, by channel and product.' })
export type FeeReport = z.infer<typeof FeeReport>

export const feeRules = {
  list: route({
    method: 'GET',
    path: '/v1/fee-rules',
    summary:
      'What was agreed about the app’s fees, newest first. Where none fits, `channelTerms` of the app hold.',
    callers: ['merchant'],
    query: PageQuery,
    reply: page(FeeRule),
  }),
}

export const feeReport = {
  retrieve: route({
    method: 'GET',
    path: '/v1/fee-report',
    summary: 'What the payments of some cleared days cost, and what the bank’s own channels saved.',
    callers: ['merchant'],
    query: z.strictObject({
      firstDay: Day.optional().describe('Default: the first of the month of the last.'),
      lastDay: Day.optional().describe('At most 366 days on. Default: today.'),
    }),
    reply: FeeReport,
  }),
}

export const sandboxFeeRules = {
  create: route({
    method: 'POST',
    path: '/v1/sandbox/apps/:appId/fee-rules',
    summary: 'Agrees with a merchant about its fees, as staff of the bank would.',
    callers: ['sandbox'],
    body: CreateFeeRule,
    reply: FeeRule,
    status: 201,
  }),
}
