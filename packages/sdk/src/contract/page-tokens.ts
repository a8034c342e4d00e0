import { z } from 'zod'

import { route } from './route.ts'
import { Timestamp } from './time.ts'

export const PageToken = z
  .object({
    token: z
      .string()
      .describe('`bpt_…`, shown this once; accepted only from the bank’s own pages.'),
    expiresAt: Timestamp,
  })
  .meta({ id: 'PageToken' })
export type PageToken = z.infer<typeof PageToken>

export const pageTokens = {
  create: route({
    method: 'POST',
    path: '/v1/page-tokens',
    summary: 'A bank page exchanges the session it was opened with for a token of its own.',
    callers: ['user', 'checkout'],
    bankOriginOnly: true,
    reply: PageToken,
    status: 201,
  }),
}
