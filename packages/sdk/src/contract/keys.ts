import { z } from 'zod'

import type { ErrorTable } from './problem.ts'
import { route } from './route.ts'

export const KeySet = z
  .object({
    keys: z.array(
      z.looseObject({
        kty: z.string(),
        kid: z.string(),
        use: z.string().optional(),
        alg: z.string().optional(),
      }),
    ),
  })
  .meta({ id: 'KeySet', description: 'The bank’s public keys (JWKS, RFC 7517).' })
export type KeySet = z.infer<typeof KeySet>

/** Something sealed to the bank’s encryption key. */
export const Sealed = z
  .string()
  .max(8_192)
  .regex(/^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$/, 'Expected a compact JWE without an encrypted key.')

export const keyErrors = {
  encryption_key_unknown: {
    status: 400,
    message:
      'The `kid` of what was sealed is not the bank’s, or was retired more than seven days ago. Seal anew to the key with `use: enc` at /v1/keys.',
    payer: {
      'zh-CN': '信息未能提交，请重试',
      en: 'Your details could not be sent. Please try again.',
    },
  },
} as const satisfies ErrorTable

export const keys = {
  list: route({
    method: 'GET',
    path: '/v1/keys',
    summary: 'The keys the bank signs its answers with, and the one personal data is sealed to.',
    callers: ['public'],
    reply: KeySet,
  }),
}
