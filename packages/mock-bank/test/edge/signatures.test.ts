import { createHash, generateKeyPairSync, sign } from 'node:crypto'

import { contract, type Problem } from '@qiantang/sdk/contract'
import { sm2 } from 'sm-crypto-v2'
import { expect, test } from 'vitest'

import {
  contentDigest,
  type Component,
  parseSignature,
  serializeParams,
  signatureBase,
  signatureHeaders,
  signatureLabel,
} from '../../../sdk/src/signatures/index.ts'
import { type Credentials, ed25519Key, signedBy, type SigningKey } from '../credentials.ts'
import { world } from '../world.ts'

const sessions = '/v1/user-sessions'
const body = JSON.stringify({ userId: 'u_1' })

const codeOf = async (answer: Response | Promise<Response>): Promise<string> => {
  const response = await answer
  return response.ok ? 'accepted' : ((await response.json()) as Problem).code
}

interface Message {
  method: string
  path: string
  text: string
  headers: Record<string, string>
}

/** A world whose app's requests are signed once and then sent by whoever got hold of them. */
const wire = async () => {
  const w = await world()
  const { app, bank, origin } = w
  const key = ed25519Key(app.keyId, app.signingKey)

  const signed = (
    { method = 'POST', path = sessions, text = body, headers = {} }: Partial<Message> = {},
    as: Credentials = signedBy(key),
  ) => {
    const all = new Headers({ 'content-type': 'application/json', ...headers })
    as({ method, url: `${origin}${path}`, headers: all, body: text })
    return { method, path, text, headers: all }
  }
  const deliver = ({ method, path, text, headers }: ReturnType<typeof signed>) =>
    bank.fetch(
      new Request(`${origin}${path}`, { method, headers, ...(text !== '' && { body: text }) }),
    )
  return { ...w, key, signed, deliver }
}

test('a write is taken once: the same signed request again is refused', async () => {
  const { signed, deliver } = await wire()
  const request = signed()

  expect(await codeOf(deliver(request))).toBe('accepted')
  expect(await codeOf(deliver(request))).toBe('signature_replayed')
})

test('of twenty copies that arrive together one is taken', async () => {
  const { signed, deliver } = await wire()
  const request = signed()

  const codes = await Promise.all(Array.from({ length: 20 }, () => codeOf(deliver(request))))

  expect(codes.filter((code) => code === 'accepted')).toHaveLength(1)
  expect(codes.filter((code) => code === 'signature_replayed')).toHaveLength(19)
})

test('a write with an idempotency key is decided by its key: a copy is answered alike', async () => {
  const { signed, deliver } = await wire()
  const request = signed({ headers: { 'idempotency-key': 'k1' } })

  const first = await deliver(request)
  const copy = await deliver(request)

  expect(copy.headers.get('idempotent-replayed')).toBe('true')
  expect(await copy.json()).toEqual(await first.json())
})

test('a read may be repeated while its signature is fresh', async () => {
  const { signed, deliver } = await wire()
  const request = signed({ method: 'GET', path: '/v1/app', text: '' })

  expect(await codeOf(deliver(request))).toBe('accepted')
  expect(await codeOf(deliver(request))).toBe('accepted')
})

const tamperings: [string, (request: Tampered) => void, string][] = [
  ['another body', (r) => (r.text = '{"userId":"u_2"}'), 'signature_invalid'],
  ['a body with a blank more', (r) => (r.text += ' '), 'signature_invalid'],
  ['another address', (r) => (r.path = '/v1/composite'), 'signature_invalid'],
  ['a query', (r) => (r.path += '?a=1'), 'signature_invalid'],
  ['another method', (r) => (r.method = 'PUT'), 'method_not_allowed'],
  [
    'another digest',
    (r) => {
      r.text = '{}'
      r.headers.set('content-digest', digestOf(r.text))
    },
    'signature_invalid',
  ],
  ['an added idempotency key', (r) => r.headers.set('idempotency-key', 'k'), 'signature_missing'],
  [
    'the digest twice',
    (r) => r.headers.append('content-digest', digestOf('{}')),
    'signature_invalid',
  ],
  [
    'the signature twice',
    (r) => r.headers.append('signature', r.headers.get('signature') ?? ''),
    'signature_missing',
  ],
  [
    'its input twice',
    (r) => r.headers.append('signature-input', r.headers.get('signature-input') ?? ''),
    'signature_missing',
  ],
  [
    'a second signature',
    (r) => {
      r.headers.append('signature-input', 'other=("@method")')
      r.headers.append('signature', 'other=:AA==:')
    },
    'signature_missing',
  ],
  ['no signature beside its input', (r) => r.headers.delete('signature'), 'signature_missing'],
  [
    'no input beside the signature',
    (r) => r.headers.delete('signature-input'),
    'signature_missing',
  ],
  ['no digest', (r) => r.headers.delete('content-digest'), 'signature_invalid'],
  ['broken headers', (r) => r.headers.set('signature-input', 'qiantang=('), 'signature_missing'],
  [
    'a bearer key beside it',
    (r) => r.headers.set('authorization', 'Bearer sk_test_x'),
    'credentials_invalid',
  ],
]

interface Tampered {
  method: string
  path: string
  text: string
  headers: Headers
}

test.each(tamperings)('a request with %s is refused', async (_, tamper, code) => {
  const { signed, deliver } = await wire()
  const request = signed()
  tamper(request)

  expect(await codeOf(deliver(request))).toBe(code)
})

test('a request whose query was reordered is refused', async () => {
  const { signed, deliver } = await wire()
  const request = signed({ method: 'GET', path: '/v1/events?limit=1&type=order.paid', text: '' })
  request.path = '/v1/events?type=order.paid&limit=1'

  expect(await codeOf(deliver(request))).toBe('signature_invalid')
})

test('a request signed for another host is refused', async () => {
  const { sendRaw, key } = await wire()
  const sign = signedBy(key)
  const elsewhere: Credentials = (request) =>
    sign({ ...request, url: request.url.replace('localhost:4000', 'bank.example') })

  const answer = sendRaw({ method: 'POST', path: sessions, body }, elsewhere)

  expect(await codeOf(answer)).toBe('signature_invalid')
})

test.each([
  [-299, 'accepted'],
  [-302, 'signature_stale'],
  [298, 'accepted'],
  [302, 'signature_stale'],
])('a signature %i seconds away from the real time is %s', async (seconds, code) => {
  const { signed, deliver, key } = await wire()
  const created = () => Math.floor(Date.now() / 1000) + seconds

  expect(await codeOf(deliver(signed({}, signedBy(key, created))))).toBe(code)
})

test('the realm’s clock does not move the window of signatures', async () => {
  const { call, clock, server } = await world()

  await clock.advance('P30D')

  await expect(call(contract.app.retrieve, {}, server)).resolves.toBeTruthy()
})

test.each([
  ['the method', ['@target-uri', 'content-digest']],
  ['the address', ['@method', 'content-digest']],
  ['the body', ['@method', '@target-uri']],
])('a signature that leaves out %s is refused', async (_, names) => {
  const { signed, deliver, key } = await wire()
  const partly: Credentials = ({ method, url, headers, body: text }) => {
    headers.set('content-digest', digestOf(text))
    const components: Component[] = names.map((name) => ({ name }))
    const input = { components, created: Math.floor(Date.now() / 1000), keyId: key.keyId }
    const message = { method, targetUri: url, header: (name: string) => headers.get(name) }
    const signature = key.sign(signatureBase(message, components, serializeParams(input)))
    for (const [name, value] of Object.entries(signatureHeaders(signatureLabel, input, signature)))
      headers.set(name, value)
  }

  expect(await codeOf(deliver(signed({}, partly)))).toBe('signature_missing')
})

test('an unknown key, another app’s key and a wrong key are told the same', async () => {
  const { signed, deliver, key, newApp } = await wire()
  const other = await newApp()
  const [appId, name] = key.keyId.split('/')
  const stranger = generateKeyPairSync('ed25519').privateKey
  const wrongs: SigningKey[] = [
    { ...key, keyId: `app_${'0'.repeat(26)}/${name}` },
    { ...key, keyId: `${appId}/key_${'0'.repeat(26)}` },
    { ...key, keyId: `${other.id}/${name}` },
    { ...key, keyId: '' },
    ed25519Key(key.keyId, stranger),
    { ...key, algorithm: 'rsa-v1_5-sha256' },
  ]

  const problems = await Promise.all(
    wrongs.map(async (each) => {
      const answer = await deliver(signed({}, signedBy(each)))
      return (await answer.json()) as Problem
    }),
  )

  for (const problem of problems)
    expect({ ...problem, requestId: '' }).toEqual({ ...problems[0], requestId: '' })
  expect(problems[0]).toMatchObject({ status: 401, code: 'signature_invalid' })
})

test('the key the bank makes is RSA-2048, and signs', async () => {
  const { call, tester } = await world()
  const made = await call(contract.sandboxApps.create, { body: { name: '钱塘茶馆' } }, tester)
  const privateKey = made.privateKey ?? ''
  const rsa: SigningKey = {
    keyId: made.keyId,
    algorithm: 'rsa-v1_5-sha256',
    sign: (base) => new Uint8Array(sign('sha256', Buffer.from(base), privateKey)),
  }

  const app = await call(contract.app.retrieve, {}, signedBy(rsa))

  expect(app.name).toBe('钱塘茶馆')
})

test('an SM2 key signs with SM3 and without naming an algorithm', async () => {
  const { call, tester } = await world()
  const pair = sm2.generateKeyPairHex()
  const der = Buffer.from(
    `3059301306072a8648ce3d020106082a811ccf5501822d034200${pair.publicKey}`,
    'hex',
  )
  const publicKey = `-----BEGIN PUBLIC KEY-----\n${der.toString('base64')}\n-----END PUBLIC KEY-----\n`
  const made = await call(
    contract.sandboxApps.create,
    { body: { name: '国密商户', publicKey } },
    tester,
  )
  const key: SigningKey = {
    keyId: made.keyId,
    sign: (base) =>
      new Uint8Array(
        Buffer.from(sm2.doSignature(Buffer.from(base), pair.privateKey, { hash: true }), 'hex'),
      ),
  }

  expect(made.privateKey).toBeNull()
  await expect(call(contract.app.retrieve, {}, signedBy(key))).resolves.toMatchObject({
    name: '国密商户',
  })
  const wrong = { ...key, sign: () => new Uint8Array(64).fill(1) }
  await expect(call(contract.app.retrieve, {}, signedBy(wrong))).rejects.toMatchObject({
    code: 'signature_invalid',
  })
})

test.each([
  ['no key at all', 'not a key'],
  ['an RSA key of 1024 bits', pemOf(generateKeyPairSync('rsa', { modulusLength: 1024 }))],
  ['a P-256 key', pemOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }))],
  [
    'an SM2 point off the curve',
    `-----BEGIN PUBLIC KEY-----\n${Buffer.from(`3059301306072a8648ce3d020106082a811ccf5501822d03420004${'11'.repeat(64)}`, 'hex').toString('base64')}\n-----END PUBLIC KEY-----`,
  ],
])('%s is refused as an app’s key', async (_, publicKey) => {
  const { call, tester } = await world()

  const creating = call(contract.sandboxApps.create, { body: { name: 'x', publicKey } }, tester)

  await expect(creating).rejects.toMatchObject({
    code: 'invalid_field',
    problem: { errors: [{ path: 'publicKey' }] },
  })
})

test('the bank signs its answer to a signed request, success or not, under a published key', async () => {
  const { signed, deliver, call, origin } = await wire()
  const { keys } = await call(contract.keys.list, {})

  for (const text of [body, '{"userId":1}']) {
    const request = signed({ text })
    const answer = await deliver(request)
    const answered = await answer.text()

    const { input, params, signature } = parseSignature(
      answer.headers.get('signature-input') ?? '',
      answer.headers.get('signature') ?? '',
    )
    const base = signatureBase(
      {
        status: answer.status,
        header: (name) => answer.headers.get(name),
        request: {
          method: request.method,
          targetUri: `${origin}${request.path}`,
          header: (name) => request.headers.get(name),
        },
      },
      input.components,
      params,
    )
    expect(answer.headers.get('content-digest')).toBe(digestOf(answered))
    const key = await crypto.subtle.importKey(
      'jwk',
      keys.find(({ kid }) => kid === input.keyId) as JsonWebKey,
      'Ed25519',
      false,
      ['verify'],
    )
    const holds = await crypto.subtle.verify(
      'Ed25519',
      key,
      new Uint8Array(signature),
      new TextEncoder().encode(base),
    )
    expect(holds).toBe(true)
  }
})

test('an answer to a bearer key is not signed', async () => {
  const { send } = await world()

  const answer = await send(contract.app.retrieve, {})

  expect(answer.headers.has('signature')).toBe(false)
})

function digestOf(text: string): string {
  return contentDigest(new Uint8Array(createHash('sha256').update(text).digest()))
}

function pemOf({ publicKey }: { publicKey: { export(o: object): string | Buffer } }): string {
  return publicKey.export({ type: 'spki', format: 'pem' }).toString()
}
