import { z } from 'zod'

import { Device } from './devices.ts'
import { id } from './ids.ts'
import { open } from './open.ts'
import { page, PageQuery } from './page.ts'
import { route } from './route.ts'
import { Timestamp } from './time.ts'
import { UserScope } from './user-sessions.ts'

export const Session = z
  .object({
    id: id('uss'),
    device: Device.nullable().describe('Null where the merchant named none.'),
    scopes: z.array(open(UserScope.options)),
    isCurrent: z.boolean().describe('Whether it is the one that asks.'),
    createdAt: Timestamp,
    expiresAt: Timestamp,
  })
  .meta({ id: 'Session', description: 'An open session of the user, as the user sees it.' })
export type Session = z.infer<typeof Session>

export const sessions = {
  list: route({
    method: 'GET',
    path: '/v1/users/:userId/sessions',
    summary: 'The user’s open sessions in this app, newest first.',
    callers: ['user', 'page'],
    scope: 'account.read',
    query: PageQuery,
    reply: page(Session),
  }),
  revoke: route({
    method: 'DELETE',
    path: '/v1/users/:userId/sessions/:userSessionId',
    summary: 'Ends one of the user’s sessions at once, with the bank’s pages opened from it.',
    callers: ['user', 'page'],
    scope: 'account.read',
    reply: null,
    status: 204,
  }),
}
