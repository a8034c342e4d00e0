import { z } from 'zod'

import { SixDigits } from './challenges.ts'
import { id } from './ids.ts'
import { route } from './route.ts'
import { Timestamp } from './time.ts'

export const WritePin = z
  .strictObject({
    pin: SixDigits,
    currentPin: SixDigits.optional().describe('Needed to change a PIN that is set.'),
    pinResetId: id('prs')
      .optional()
      .describe('Instead of `currentPin`: a reset whose code was right. Opens a locked PIN too.'),
  })
  .meta({ id: 'WritePin' })

export const PinState = z.object({ isSet: z.boolean(), lockedUntil: Timestamp.nullable() }).meta({
  id: 'PinState',
  description: 'Whether the user has a payment PIN, and until when it is locked.',
})
export type PinState = z.infer<typeof PinState>

export const pin = {
  retrieve: route({
    method: 'GET',
    path: '/v1/users/:userId/pin',
    summary: 'Whether a payment PIN is set.',
    callers: ['user', 'page'],
    scope: 'account.read',
    reply: PinState,
  }),
  set: route({
    method: 'PUT',
    path: '/v1/users/:userId/pin',
    summary: 'Sets the payment PIN, or changes it.',
    callers: ['page'],
    scope: 'account.open',
    bankOriginOnly: true,
    body: WritePin,
    reply: PinState,
    errors: ['account_missing', 'pin_weak', 'pin_wrong', 'attempts_exhausted', 'challenge_expired'],
  }),
}
