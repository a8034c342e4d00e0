import { z } from 'zod'

import { id, UserId } from './ids.ts'
import { route } from './route.ts'
import { Timestamp } from './time.ts'

export const LostPhoneReport = z
  .object({
    id: id('lpr'),
    userId: UserId,
    frozenAccountIds: z.array(id('acc')).describe('Accounts that were frozen now, both ways.'),
    endedSessionIds: z
      .array(id('uss'))
      .describe('Sessions that were ended now: all but the one that reports.'),
    cancelledMandateIds: z.array(id('mdt')).describe('Mandates that were cancelled now.'),
    cancelledAgreementIds: z
      .array(id('qpa'))
      .describe('Quick pay agreements that were cancelled now.'),
    createdAt: Timestamp,
  })
  .meta({
    id: 'LostPhoneReport',
    description: 'A phone was lost: what the bank has stopped, in one step.',
  })
export type LostPhoneReport = z.infer<typeof LostPhoneReport>

export const lostPhoneReports = {
  create: route({
    method: 'POST',
    path: '/v1/users/:userId/lost-phone-reports',
    summary:
      'Freezes the user’s accounts, ends their other sessions and cancels their mandates and quick pay agreements, at once and without a PIN.',
    callers: ['user', 'page'],
    scope: 'account.read',
    reply: LostPhoneReport,
    status: 201,
  }),
}
