import { z } from 'zod'

import { Day } from './day.ts'
import { id } from './ids.ts'
import { Currency, FenBalance } from './money.ts'
import { page, pageQuery } from './page.ts'
import { route } from './route.ts'
import { ClearedLine, clearedSums } from './settlements.ts'
import { Timestamp } from './time.ts'

export const Bill = z
  .object({
    id: id('bil'),
    day: Day,
    currency: Currency,
    rows: z.int().describe('Payments and refunds together.'),
    ...clearedSums,
    net: FenBalance.describe('`payments` − `refunds` − `fees` + `feesReturned`.'),
    clearedUntil: Timestamp.describe(
      'What was paid by then is in it, unless an earlier one has it.',
    ),
    createdAt: Timestamp,
  })
  .meta({ id: 'Bill', description: 'A day of an app, cleared. It never changes.' })
export type Bill = z.infer<typeof Bill>

export const bills = {
  list: route({
    method: 'GET',
    path: '/v1/bills',
    summary: 'The app’s bills, newest day first; or that of one day.',
    callers: ['merchant'],
    query: z.strictObject({
      ...pageQuery,
      day: Day.optional().describe('Only the one of this day.'),
    }),
    reply: page(Bill),
  }),
  retrieve: route({
    method: 'GET',
    path: '/v1/bills/:billId',
    summary: 'One bill: its sums.',
    callers: ['merchant'],
    reply: Bill,
  }),
  lines: route({
    method: 'GET',
    path: '/v1/bills/:billId/lines',
    summary: 'The payments and refunds of a bill, in fen, in an order that never changes.',
    callers: ['merchant'],
    query: z.strictObject(pageQuery),
    reply: page(ClearedLine),
  }),
}
