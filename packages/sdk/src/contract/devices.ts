import { z } from 'zod'

import { page } from './page.ts'
import { route } from './route.ts'
import { line } from './text.ts'
import { Timestamp } from './time.ts'

/** The merchant's own id of a device or installation. Opaque to the bank; never a mobile, an IMEI or a serial number. */
export const DeviceId = z
  .string()
  .regex(/^[A-Za-z0-9_\-.:]{1,64}$/, 'Expected 1 to 64 of A-Z a-z 0-9 _ - . :')
  .meta({ id: 'DeviceId', examples: ['d_7f3a'] })

export const NameDevice = z
  .strictObject({
    id: DeviceId.describe('Your own id of the device, the same each time.'),
    name: line(64).optional().describe('As its user would know it, such as “小米 15”.'),
  })
  .meta({ id: 'NameDevice', description: 'The device a session is for.' })
export type NameDevice = z.infer<typeof NameDevice>

export const Device = z
  .object({ id: DeviceId, name: z.string().nullable() })
  .meta({ id: 'Device', description: 'A device as the merchant has named it.' })
export type Device = z.infer<typeof Device>

export const KnownDevice = Device.extend({
  isCurrent: z.boolean().describe('Whether it is the one that asks.'),
  sessions: z.int().describe('How many of its sessions are open.'),
  firstSeenAt: Timestamp,
  lastSeenAt: Timestamp.describe('When its last session was opened.'),
}).meta({
  id: 'KnownDevice',
  description: 'A device the user has been on, among those the merchant has named.',
})
export type KnownDevice = z.infer<typeof KnownDevice>

export const devices = {
  list: route({
    method: 'GET',
    path: '/v1/users/:userId/devices',
    summary: 'The devices the user has been on, the last one first; at most 100.',
    callers: ['user', 'page'],
    scope: 'account.read',
    reply: page(KnownDevice),
  }),
}
