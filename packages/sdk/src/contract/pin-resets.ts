import { z } from 'zod'

import { id } from './ids.ts'
import { NextAction } from './next-action.ts'
import { open } from './open.ts'
import { route } from './route.ts'
import { Timestamp } from './time.ts'

export const CreatePinReset = z
  .strictObject({
    idNumber: z
      .string()
      .regex(/^\d{17}[\dXx]$/, 'Expected 17 digits and a check digit, which may be X.')
      .describe('The holder’s id number.'),
    cardNumber: z
      .string()
      .regex(/^\d{13,19}$/, 'Expected 13 to 19 digits.')
      .describe('The number of a card they have bound.'),
  })
  .meta({ id: 'CreatePinReset' })
export type CreatePinReset = z.infer<typeof CreatePinReset>

export const PinReset = z
  .object({
    id: id('prs'),
    status: open(['requires_action', 'verified', 'completed', 'failed']),
    nextAction: NextAction.nullable().describe('A code goes to the mobile the bank knows.'),
    expiresAt: Timestamp,
  })
  .meta({
    id: 'PinReset',
    description: 'The way to a new payment PIN for who has forgotten the old one, or locked it.',
  })
export type PinReset = z.infer<typeof PinReset>

export const pinResets = {
  create: route({
    method: 'POST',
    path: '/v1/users/:userId/pin-resets',
    summary:
      'Has the holder prove who they are: id number, a bound card’s number, then a code by SMS. The new PIN follows by `PUT …/pin`.',
    callers: ['page'],
    scope: 'account.open',
    bankOriginOnly: true,
    body: CreatePinReset,
    reply: PinReset,
    status: 201,
    errors: [
      'account_missing',
      'pin_not_set',
      'identity_mismatch',
      'attempts_exhausted',
      'rate_limited',
    ],
  }),
  retrieve: route({
    method: 'GET',
    path: '/v1/users/:userId/pin-resets/:pinResetId',
    summary: 'One PIN reset, as it stands.',
    callers: ['page'],
    scope: 'account.open',
    bankOriginOnly: true,
    reply: PinReset,
  }),
}
