import { z } from 'zod'

import { id, UserId } from './ids.ts'
import { NextAction } from './next-action.ts'
import { open } from './open.ts'
import { page } from './page.ts'
import type { ErrorTable } from './problem.ts'
import { route } from './route.ts'
import { line } from './text.ts'
import { Timestamp } from './time.ts'
import { NewPasskeyCredential, PasskeyCreation } from './webauthn.ts'

export const Passkey = z
  .object({
    id: id('pky'),
    userId: UserId,
    name: z.string().describe('What its user calls it.'),
    synced: z
      .boolean()
      .describe('Whether the user’s devices share it; otherwise it is on this device alone.'),
    createdAt: Timestamp,
    lastUsedAt: Timestamp.nullable(),
  })
  .meta({
    id: 'Passkey',
    description: 'A key of the user’s device (WebAuthn) that approves in the place of the PIN.',
  })
export type Passkey = z.infer<typeof Passkey>

export const PasskeyRegistration = z
  .object({
    id: id('pky').describe('The id the passkey will have.'),
    status: open(['requires_action', 'ready', 'completed', 'failed']),
    nextAction: NextAction.nullable().describe('The PIN comes first.'),
    options: PasskeyCreation.nullable().describe(
      'Once the PIN was given: what to give `navigator.credentials.create`.',
    ),
    expiresAt: Timestamp,
  })
  .meta({ id: 'PasskeyRegistration', description: 'The way to a new passkey.' })
export type PasskeyRegistration = z.infer<typeof PasskeyRegistration>

export const CreatePasskey = z
  .strictObject({
    registrationId: id('pky').describe('Of the registration whose options were used.'),
    name: line(40).describe('What its user calls it, such as the name of the device.'),
    credential: NewPasskeyCredential.describe('What `navigator.credentials.create` answered.'),
  })
  .meta({ id: 'CreatePasskey' })
export type CreatePasskey = z.infer<typeof CreatePasskey>

export const passkeyErrors = {
  passkey_not_set: {
    status: 409,
    message:
      'Above 5,000 yuan a payment takes PIN and passkey, and the user has no passkey. Open the bank’s wallet page for them to add one.',
    payer: {
      'zh-CN': '单笔超过 5,000 元需使用通行密钥，请先添加。未扣款',
      en: 'Payments above ¥5,000 need a passkey. Please add one first. No money has moved.',
    },
  },
  passkey_wrong: {
    status: 403,
    message:
      'Not a signature of one of this user’s passkeys, by a verified user, over what this challenge approves.',
    payer: {
      'zh-CN': '通行密钥验证未通过，未扣款，请重试或使用支付密码',
      en: 'Your passkey could not be verified. No money has moved; please try again or use your PIN.',
    },
  },
  passkey_refused: {
    status: 400,
    message:
      'The new passkey was made for another challenge, origin or domain, without verifying its user, or is known already.',
    payer: {
      'zh-CN': '通行密钥添加失败，请重试',
      en: 'The passkey could not be added. Please try again.',
    },
  },
  passkey_limit_reached: {
    status: 409,
    message: 'The user has as many passkeys as they may have. Remove one first.',
    payer: {
      'zh-CN': '通行密钥数量已达上限，请先移除一个',
      en: 'You already have as many passkeys as you can. Please remove one first.',
    },
  },
  passkeys_unavailable: {
    status: 409,
    message: 'Passkeys belong to a domain, and this bank is reached by an address of numbers.',
    payer: { 'zh-CN': '暂不支持通行密钥', en: 'Passkeys are not available here.' },
  },
} as const satisfies ErrorTable

export const passkeys = {
  options: route({
    method: 'POST',
    path: '/v1/users/:userId/passkeys/options',
    summary:
      'Begins a new passkey: asks for the PIN, whose answer brings the options to make it with.',
    callers: ['page'],
    scope: 'money.move',
    bankOriginOnly: true,
    idempotencyKey: 'required',
    reply: PasskeyRegistration,
    status: 201,
    errors: ['pin_not_set', 'attempts_exhausted', 'passkey_limit_reached', 'passkeys_unavailable'],
  }),
  create: route({
    method: 'POST',
    path: '/v1/users/:userId/passkeys',
    summary: 'Keeps the passkey the user’s device has made.',
    callers: ['page'],
    scope: 'money.move',
    bankOriginOnly: true,
    idempotencyKey: 'required',
    body: CreatePasskey,
    reply: Passkey,
    status: 201,
    errors: ['passkey_refused', 'passkey_limit_reached', 'challenge_expired'],
  }),
  list: route({
    method: 'GET',
    path: '/v1/users/:userId/passkeys',
    summary: 'The user’s passkeys, newest first.',
    callers: ['user', 'page'],
    scope: 'account.read',
    reply: page(Passkey),
  }),
  retrieve: route({
    method: 'GET',
    path: '/v1/users/:userId/passkeys/:passkeyId',
    summary: 'One passkey.',
    callers: ['user', 'page'],
    scope: 'account.read',
    reply: Passkey,
  }),
  remove: route({
    method: 'DELETE',
    path: '/v1/users/:userId/passkeys/:passkeyId',
    summary: 'Removes a passkey. It approves nothing from now on.',
    callers: ['page'],
    scope: 'money.move',
    bankOriginOnly: true,
    reply: null,
    status: 204,
  }),
}
