import { contract, type Route } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { createApp } from '../../src/app.ts'
import { edgeOf } from '../../src/bank/edge-of.ts'
import { createBank } from '../../src/index.ts'
import { bearer } from '../credentials.ts'
import { world } from '../world.ts'

const masterKey = 'a'.repeat(64)
const databaseUrl = 'postgres://nobody@127.0.0.1:9/nothing'
const sms = { send: async () => {} }
const complete = {
  mode: 'production',
  origin: 'https://bank.example',
  databaseUrl,
  masterKey,
  sms,
} as const

test.each([
  ['PGlite', { databaseUrl: undefined }, /needs a PostgreSQL server/],
  ['no master key', { masterKey: undefined }, /needs a master key/],
  ['a short master key', { masterKey: 'c2hvcnQ=' }, /must be 32 bytes/],
  ['http', { origin: 'http://bank.example' }, /needs an https origin/],
  ['simulators', { simulatorsUrl: 'http://127.0.0.1:4010' }, /has no simulators/],
  ['no way to phones', { sms: undefined }, /needs an SMS gateway/],
])('production does not start with %s', async (_, change, says) => {
  const options = Object.fromEntries(
    Object.entries({ ...complete, ...change }).filter(([, value]) => value !== undefined),
  )

  await expect(createBank(options)).rejects.toThrow(says)
})

const sandboxRoutes = Object.values(contract)
  .flatMap((verbs) => Object.values<Route>(verbs))
  .filter(({ callers }) => callers.every((role) => role === 'sandbox' || role === 'loopback'))

/** The same bank, answering as production does. */
const inProduction = async () => {
  const w = await world()
  const bank = { ...w.bank.inside, mode: 'production', origin: 'https://bank.example' } as const
  const api = createApp(await edgeOf(bank, {}))
  const ask = async (method: string, path: string, headers: Record<string, string>) => {
    const bodied = method === 'GET' ? {} : { body: '{}' }
    const request = new Request(`${bank.origin}${path}`, { method, headers, ...bodied })
    return api.fetch(request, { remoteAddress: '127.0.0.1' })
  }
  return { ...w, ask }
}

test('production has no sandbox routes, whatever is asked with (S26)', async () => {
  const { ask, realm, app } = await inProduction()
  expect(sandboxRoutes.length).toBeGreaterThan(6)

  for (const { method, path } of sandboxRoutes) {
    for (const key of [realm.key, app.secretKey]) {
      const answer = await ask(method, path, {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        origin: 'https://bank.example',
        'x-sandbox': 'true',
      })
      const { code } = (await answer.json()) as { code: string }
      expect({ path, status: answer.status, code }).toEqual({
        path,
        status: 404,
        code: 'not_found',
      })
    }
  }
})

test('production knows no bearer keys of servers', async () => {
  const { ask, app } = await inProduction()

  const answer = await ask('GET', '/v1/app', { authorization: `Bearer ${app.secretKey}` })

  expect(await answer.json()).toMatchObject({ code: 'credentials_invalid' })
  expect(answer.headers.get('strict-transport-security')).toMatch(/max-age/)
})

test('in the sandbox the same routes answer', async () => {
  const { call, realm } = await world()

  const clock = await call(contract.sandboxClock.retrieve, {}, bearer(realm.key))

  expect(clock).toEqual({ now: '2026-06-01T10:00:00.000+08:00', frozen: true })
})
