import { z } from 'zod'

import { Device } from './devices.ts'
import { id } from './ids.ts'
import { Fen } from './money.ts'
import { open } from './open.ts'
import { page, PageQuery } from './page.ts'
import { route } from './route.ts'
import { Timestamp } from './time.ts'

/** What is kept of a user's security, by type. Types may be added. */
export const AuditType = z
  .enum([
    'session.started',
    'session.ended',
    'pin.set',
    'pin.changed',
    'pin.reset',
    'pin.locked',
    'passkey.added',
    'passkey.removed',
    'card.bound',
    'card.unbound',
    'identity.refused',
    'account.opened',
    'account.upgraded',
    'account.frozen',
    'account.unfrozen',
    'account.dormant',
    'account.reactivated',
    'account.closed',
    'no_pin_limit.changed',
    'mandate.created',
    'mandate.cancelled',
    'quick_pay.signed',
    'quick_pay.cancelled',
    'phone.lost',
  ])
  .meta({ id: 'AuditType' })
export type AuditType = z.infer<typeof AuditType>

export const AuditFacts = z
  .object({
    accountId: id('acc'),
    accountClass: open(['II', 'III']),
    scope: open(['debit', 'all']).describe('How far an account was frozen.'),
    cardId: id('crd'),
    cardLast4: z.string(),
    mandateId: id('mdt'),
    agreementId: id('qpa').describe('The quick pay agreement.'),
    description: z.string().describe('What a mandate is for, as the user read it.'),
    amount: Fen.describe('The most a mandate takes at once, or the new no-PIN limit.'),
    before: Fen.describe('The no-PIN limit before.'),
    passkeyName: z.string(),
    lockedUntil: Timestamp,
    sessionId: id('uss').describe('The session that was started or ended.'),
    sessionDevice: z
      .string()
      .describe('What the device of that session is called, where it has a name.'),
    lostPhoneReportId: id('lpr'),
  })
  .partial()
  .meta({ id: 'AuditFacts', description: 'What belongs to the type of an entry.' })
export type AuditFacts = z.infer<typeof AuditFacts>

export const AuditEntry = z
  .object({
    id: id('aud'),
    type: open(AuditType.options),
    at: Timestamp,
    by: open(['user', 'merchant', 'bank']).describe('Who did it.'),
    sessionId: id('uss').nullable().describe('The session it was done in.'),
    device: Device.nullable().describe('The device of that session, as it was named then.'),
    network: z
      .string()
      .nullable()
      .describe('The network it came from: an address without its last part, `203.0.113.0/24`.'),
    facts: AuditFacts,
  })
  .meta({
    id: 'AuditEntry',
    description:
      'Something that touched the user’s security. Entries are never changed or deleted.',
  })
export type AuditEntry = z.infer<typeof AuditEntry>

export const auditEntries = {
  list: route({
    method: 'GET',
    path: '/v1/users/:userId/audit-entries',
    summary: 'What touched the user’s security, newest first.',
    callers: ['user', 'page'],
    scope: 'account.read',
    query: PageQuery,
    reply: page(AuditEntry),
  }),
}
