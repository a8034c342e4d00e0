import { z } from 'zod'

import { open } from './open.ts'
import type { ErrorTable } from './problem.ts'
import { route } from './route.ts'
import { line } from './text.ts'
import { Timestamp } from './time.ts'

const image = z
  .base64()
  .min(16)
  .max(700_000)
  .describe('A JPEG or PNG image in base64, at most 700,000 characters.')

export const IdentityDetails = z
  .strictObject({
    occupation: line(32),
    address: line(128),
    documentExpiresOn: z
      .union([z.literal('long_term'), z.string().regex(/^\d{4}-\d{2}-\d{2}$/)])
      .describe('The day the id card is valid until, `2036-05-31`, or `long_term`.'),
    documentFront: image,
    documentBack: image,
  })
  .meta({ id: 'IdentityDetails' })
export type IdentityDetails = z.infer<typeof IdentityDetails>

export const IdentityRequest = z
  .object({
    status: open(['not_needed', 'needed', 'given']),
    dueAt: Timestamp.nullable().describe('Until then; after it Class III accounts stand still.'),
    givenAt: Timestamp.nullable(),
  })
  .meta({
    id: 'IdentityRequest',
    description:
      'Whether the bank has to know more of the user, as it must once their Class III accounts have turned over 50,000 yuan.',
  })
export type IdentityRequest = z.infer<typeof IdentityRequest>

export const identityErrors = {
  identity_details_not_needed: {
    status: 409,
    message: 'The bank has not asked this user for identity details.',
    payer: { 'zh-CN': '目前无需补充身份信息', en: 'No further details are needed.' },
  },
} as const satisfies ErrorTable

export const identityDetails = {
  retrieve: route({
    method: 'GET',
    path: '/v1/users/:userId/identity-details',
    summary: 'Whether the bank has to know more of the user, and until when.',
    callers: ['page'],
    scope: 'account.open',
    bankOriginOnly: true,
    reply: IdentityRequest,
  }),
  give: route({
    method: 'POST',
    path: '/v1/users/:userId/identity-details',
    summary:
      'Occupation, address and id card. Accounts that were stopped for want of them move again.',
    callers: ['page'],
    scope: 'account.open',
    bankOriginOnly: true,
    body: IdentityDetails,
    reply: IdentityRequest,
    maxBodyBytes: 1_500_000,
    errors: ['identity_details_not_needed'],
  }),
}
