import { z } from 'zod'

import { Fen, FenBalance } from './money.ts'
import { open } from './open.ts'
import { pageQuery } from './page.ts'
import { line } from './text.ts'
import { Moment, Timestamp } from './time.ts'

/** What a line of a statement can be about. */
export const statementKinds = [
  ...(['top_up', 'withdrawal', 'payment'] as const),
  ...(['transfer', 'refund', 'withdrawal_return', 'reversal'] as const),
] as const

export const StatementLine = z
  .object({
    id: z.string(),
    kind: open(statementKinds),
    direction: open(['in', 'out']),
    amount: Fen,
    balanceAfter: FenBalance,
    counterparty: z.string().describe('Who the money came from or went to.'),
    note: z.string().nullable().describe('What the payer of a transfer wrote to it.'),
    resourceId: z
      .string()
      .describe('The top-up, withdrawal, transfer, payment or refund behind it.'),
    at: Timestamp,
  })
  .meta({ id: 'StatementLine' })
export type StatementLine = z.infer<typeof StatementLine>

export const StatementMonth = z
  .object({
    month: z.string().describe('The calendar month in China, such as `2026-06`.'),
    in: FenBalance.describe('All that came in.'),
    out: FenBalance.describe('All that went out, as a positive amount.'),
    count: z.int().describe('How many lines.'),
  })
  .meta({ id: 'StatementMonth', description: 'What moved in one month.' })
export type StatementMonth = z.infer<typeof StatementMonth>

export const StatementQuery = z.strictObject({
  ...pageQuery,
  from: Moment.optional().describe('From this moment on.'),
  to: Moment.optional().describe('Before this moment.'),
  kind: z.enum(statementKinds).optional().describe('Only lines of this kind.'),
  q: line(40)
    .optional()
    .describe(
      'Only lines it finds: a part of the counterparty’s name, an amount in yuan (`88.50`), or the id of what is behind the line.',
    ),
})
