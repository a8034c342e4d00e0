import type * as Crypto from 'node:crypto'
import { verify } from 'node:crypto'

import { expect, test, vi } from 'vitest'

import { incomingOf } from '../../src/edge/incoming.ts'
import { verifyRequest } from '../../src/edge/request-signature.ts'
import { ed25519Key, ed25519Pair, signedBy } from '../credentials.ts'
import { world } from '../world.ts'

vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof Crypto>()
  return { ...crypto, verify: vi.fn<typeof crypto.verify>(crypto.verify) }
})

test('an unknown app, an unknown key and a wrong signature cost the same: one look-up, one verification (S8)', async () => {
  const { bank, app, origin } = await world()
  const [appId, name] = app.keyId.split('/')
  const nobodys = `0${'0'.repeat(25)}`
  const keyIds = [app.keyId, `${appId}/key_${nobodys}`, `app_${nobodys}/${name}`]

  const costs = []
  for (const keyId of keyIds) {
    let statements = 0
    // A driver of its own has a cache of its own, so each look-up is seen.
    const sql = new Proxy(bank.inside.sql, {
      apply: (target, self, args) => {
        statements += 1
        return Reflect.apply(target, self, args) as unknown
      },
    })
    const url = `${origin}/v1/app`
    const headers = new Headers()
    signedBy(ed25519Key(keyId, ed25519Pair().privateKey))({ method: 'GET', url, headers, body: '' })

    const verified = vi.mocked(verify).mock.calls.length
    const inside = { ...bank.inside, sql }
    const outcome = verifyRequest(
      inside,
      incomingOf(new Request(url, { headers })),
      url,
      new Uint8Array(),
    )
    await expect(outcome).rejects.toMatchObject({ code: 'signature_invalid' })
    costs.push({ statements, verifications: vi.mocked(verify).mock.calls.length - verified })
  }

  expect(costs).toEqual(keyIds.map(() => ({ statements: 1, verifications: 1 })))
})
