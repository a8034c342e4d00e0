import { z } from 'zod'

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

export const keys = {
  list: route({
    method: 'GET',
    path: '/v1/keys',
    summary: 'The keys the bank signs its answers with.',
    callers: ['public'],
    reply: KeySet,
  }),
}
