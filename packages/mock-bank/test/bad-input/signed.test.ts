import { expect, test } from 'vitest'

import {
  type Credentials,
  ed25519Key,
  ed25519Pair,
  type Outgoing,
  signedBy,
} from '../credentials.ts'
import { world } from '../world.ts'
import { examples, isFor } from './calls.ts'
import { refusalIn } from './refusal.ts'
import { snapshot } from './snapshot.ts'
import { type Stage, stageIn } from './stage.ts'
import { onTheWire } from './wire.ts'

const signable = examples.filter((example) => isFor(example, 'merchant'))
const writes = signable.filter(({ route }) => route.method !== 'GET')

/** How a request that was signed for one thing comes to be sent for another, or was not signed at all. */
const forgeries = ({ app }: Stage): [what: string, code: string, as: Credentials][] => {
  const key = ed25519Key(app.keyId, app.signingKey)
  const sign = signedBy(key)
  const signedFor =
    (change: (request: Outgoing) => Partial<Outgoing>): Credentials =>
    (request) =>
      sign({ ...request, ...change(request) })
  const afterwards =
    (change: (headers: Headers) => void): Credentials =>
    (request) => {
      sign(request)
      change(request.headers)
    }
  const ago = (seconds: number) => signedBy(key, () => Math.floor(Date.now() / 1000) - seconds)
  const invalid = 'signature_invalid'
  return [
    ['another path', invalid, signedFor(({ url }) => ({ url: `${url}x` }))],
    ['another query', invalid, signedFor(({ url }) => ({ url: `${url}?limit=1` }))],
    ['another host', invalid, signedFor(({ url }) => ({ url: url.replace('localhost', 'bank') }))],
    ['another method', invalid, signedFor(() => ({ method: 'OPTIONS' }))],
    ['another body', invalid, signedFor(({ body }) => ({ body: `${body} ` }))],
    ['a key of somebody else', invalid, signedBy(ed25519Key(app.keyId, ed25519Pair().privateKey))],
    ['a key nobody has', invalid, signedBy({ ...key, keyId: `${app.id}/key_${'0'.repeat(26)}` })],
    ['a signature of nothing', invalid, signedBy({ ...key, sign: () => new Uint8Array(64) })],
    ['five minutes too old', 'signature_stale', ago(302)],
    ['five minutes too early', 'signature_stale', ago(-302)],
    ['no signature', 'signature_missing', afterwards((headers) => headers.delete('signature'))],
    [
      'a digest of another body',
      invalid,
      afterwards((headers) => headers.set('content-digest', `sha-256=:${btoa('0'.repeat(32))}:`)),
    ],
    [
      'an idempotency key that was not signed',
      'signature_missing',
      (request) => {
        request.headers.delete('idempotency-key')
        sign(request)
        request.headers.set('idempotency-key', 'k1')
      },
    ],
  ]
}

test('a forged, changed or stale request is refused by every route a server calls, and nothing is written (S5)', async () => {
  const w = await world()
  const stage = await stageIn(w)
  for (const { name, route, callIn } of signable) {
    const call = await asMerchant(callIn, stage)
    const before = await snapshot(w.bank)
    for (const [what, code, as] of forgeries(stage)) {
      const about = `${name}: ${what}`
      const answer = await w.sendRaw(onTheWire(route, call), as)
      expect({ about, ...(await refusalIn(answer, about)) }).toEqual({
        ...{ about, status: 401, code, paths: [] },
      })
    }
    expect({ name, tables: await snapshot(w.bank) }).toEqual({ name, tables: before })
    const answer = await w.sendRaw(onTheWire(route, call), stage.app.server)
    expect({ name, status: answer.status }).toEqual({ name, status: route.status ?? 200 })
  }
})

test('a signed write that is sent again takes effect once, by its signature or by its key (S5)', async () => {
  const w = await world()
  const stage = await stageIn(w)
  for (const { name, route, callIn } of writes) {
    for (const keyed of route.method === 'POST' ? [false, true] : [false]) {
      if (!keyed && route.idempotencyKey) continue
      const call = await asMerchant(callIn, stage)
      const raw = onTheWire(route, call)
      const headers = new Headers(keyed ? { 'idempotency-key': `${name}-1` } : {})
      const url = `${w.origin}${raw.path}`
      if (raw.body !== undefined) headers.set('content-type', 'application/json')
      stage.app.server({ method: raw.method, url, headers, body: String(raw.body ?? '') })
      const deliver = () =>
        w.bank.fetch(new Request(url, { method: raw.method, headers, body: raw.body ?? null }))

      const first = await deliver()
      expect({ name, status: first.status }).toEqual({ name, status: route.status ?? 200 })
      const before = await snapshot(w.bank)
      const again = await deliver()

      if (keyed) {
        expect(again.headers.get('idempotent-replayed'), name).toBe('true')
        expect(await again.text(), name).toBe(await first.text())
      } else {
        expect(await refusalIn(again, name)).toEqual({
          ...{ status: 401, code: 'signature_replayed', paths: [] },
        })
      }
      expect({ name, tables: await snapshot(w.bank) }).toEqual({ name, tables: before })
    }
  }
})

test('a request signed for another host opens nothing here, whatever name the bank is called by (S5)', async () => {
  const w = await world()
  const get = (url: string, signedUrl: string) => {
    const headers = new Headers()
    w.server({ method: 'GET', url: signedUrl, headers, body: '' })
    return w.bank.fetch(new Request(url, { headers }))
  }
  const [own, elsewhere, alias] = [w.origin, 'https://bank.example', 'http://127.0.0.1:4000']
  const opens = async (host: string, signedFor: string) =>
    (await get(`${host}/v1/app`, `${signedFor}/v1/app`)).status === 200

  // A proxy may call the bank anything; what was signed is what counts.
  expect([await opens(own, own), await opens(elsewhere, own)]).toEqual([true, true])
  // In the sandbox the machine itself has several names.
  expect([await opens(alias, alias), await opens(alias, own)]).toEqual([true, false])
  for (const host of [own, elsewhere, alias]) {
    const answer = await get(`${host}/v1/app`, `${elsewhere}/v1/app`)
    expect(await refusalIn(answer, host)).toMatchObject({ status: 401, code: 'signature_invalid' })
  }
})

/** The right call of a route as a merchant's server makes it: it names the user. */
const asMerchant = async (
  callIn: (typeof examples)[number]['callIn'],
  stage: Stage,
): Promise<Awaited<ReturnType<typeof callIn>>> => {
  const call = await callIn(stage)
  return call.params?.['userId'] === 'me'
    ? { ...call, params: { ...call.params, userId: stage.userId } }
    : call
}
