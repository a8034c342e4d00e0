import { z } from 'zod'

import { Day } from '../day.ts'
import { FeeReport } from '../fees.ts'
import { page, pageQuery } from '../page.ts'
import { route } from '../route.ts'
import { ClearedLine, MerchantBalance, Settlement, SettlementTerms } from '../settlements.ts'

const read = {
  method: 'GET',
  callers: ['operator'],
  bankOriginOnly: true,
  permission: 'read',
} as const

export const operatorMoney = {
  balance: route({
    ...read,
    path: '/v1/operator/apps/:appId/balance',
    summary: 'What the bank owes a merchant now.',
    reply: MerchantBalance,
  }),
  settlementTerms: route({
    ...read,
    path: '/v1/operator/apps/:appId/settlement-terms',
    summary: 'When and how a merchant is paid out.',
    reply: SettlementTerms,
  }),
  settlements: route({
    ...read,
    path: '/v1/operator/apps/:appId/settlements',
    summary: 'A merchant’s settlements, newest first.',
    query: z.strictObject(pageQuery),
    reply: page(Settlement),
  }),
  settlement: route({
    ...read,
    path: '/v1/operator/apps/:appId/settlements/:settlementId',
    summary: 'One settlement: the statement.',
    reply: Settlement,
  }),
  settlementLines: route({
    ...read,
    path: '/v1/operator/apps/:appId/settlements/:settlementId/lines',
    summary: 'The payments and refunds in a settlement; together they are its sums, to the fen.',
    query: z.strictObject(pageQuery),
    reply: page(ClearedLine),
  }),
  feeReport: route({
    ...read,
    path: '/v1/operator/apps/:appId/fee-report',
    summary: 'What a merchant’s payments cost, and what the bank’s own channels saved.',
    query: z.strictObject({
      firstDay: Day.optional().describe('Default: the first of the month of the last.'),
      lastDay: Day.optional().describe('At most 366 days on. Default: today.'),
    }),
    reply: FeeReport,
  }),
}
