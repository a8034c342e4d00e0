import { z } from 'zod'

import { Device, NameDevice } from './devices.ts'
import { id, UserId } from './ids.ts'
import { open } from './open.ts'
import { route } from './route.ts'
import { Timestamp } from './time.ts'

export const UserScope = z
  .enum(['account.open', 'account.read', 'balance.read', 'money.move'])
  .meta({ id: 'UserScope' })

export const CreateUserSession = z
  .strictObject({
    userId: UserId,
    scopes: z.array(UserScope).min(1).max(8).optional().describe('Default: all of them.'),
    expiresInSeconds: z
      .int()
      .min(60)
      .max(900)
      .optional()
      .describe('Seconds the token lives, 60 to 900. Default 900.'),
    device: NameDevice.optional().describe(
      'The device it is for, so that its user recognises it in their list of devices.',
    ),
  })
  .meta({ id: 'CreateUserSession' })

export const UserSession = z
  .object({
    id: id('uss'),
    userId: UserId,
    scopes: z.array(open(UserScope.options)),
    device: Device.nullable(),
    expiresAt: Timestamp,
    createdAt: Timestamp,
  })
  .meta({ id: 'UserSession' })
export type UserSession = z.infer<typeof UserSession>

export const NewUserSession = UserSession.extend({
  token: z.string().describe('`ust_…`, shown this once. Hand it to the browser.'),
}).meta({ id: 'NewUserSession' })

export const RevokedUserSession = z.object({ id: id('uss') }).meta({ id: 'RevokedUserSession' })

export const userSessions = {
  create: route({
    method: 'POST',
    path: '/v1/user-sessions',
    summary: 'A short-lived token for one user’s browser.',
    callers: ['merchant'],
    body: CreateUserSession,
    reply: NewUserSession,
    status: 201,
  }),
  revoke: route({
    method: 'DELETE',
    path: '/v1/user-sessions/:userSessionId',
    summary: 'Ends a session at once.',
    callers: ['merchant'],
    reply: null,
    status: 204,
  }),
}
