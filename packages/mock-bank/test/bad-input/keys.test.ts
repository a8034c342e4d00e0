import { randomBytes } from 'node:crypto'

import { contract, type Problem } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { createApp } from '../../src/app.ts'
import { edgeOf } from '../../src/bank/edge-of.ts'
import type { OpenBank } from '../../src/bank.ts'
import { bearer, onBankPage } from '../credentials.ts'
import { atEndOfFile } from '../ending.ts'
import { createDatabase } from '../postgres.ts'
import { openTestBank, type TestBank } from '../test-bank.ts'
import { accountHolder, bookingsOf, challengeIn, pin } from '../wallet/account-holder.ts'
import { world } from '../world.ts'
import { examples } from './calls.ts'
import { refusalIn } from './refusal.ts'
import { snapshot } from './snapshot.ts'
import { stageIn } from './stage.ts'
import { onTheWire } from './wire.ts'

// Where nobody is known, a key is nobody's.
const keyed = examples.filter(
  ({ name, route }) =>
    route.method === 'POST' &&
    !route.callers.includes('loopback') &&
    name !== 'operatorSession.create',
)

test('every POST sent again with its key answers alike, with another body is refused, and writes nothing', async () => {
  const w = await world()
  const stage = await stageIn(w)
  for (const { name, route, callIn } of keyed) {
    const call = await callIn(stage)
    const raw = onTheWire(route, call)
    const send = (body = raw.body) => {
      const headers = { ...raw.headers, 'idempotency-key': `key-of-${name}` }
      return w.sendRaw({ ...raw, headers, ...(body !== undefined && { body }) }, call.as)
    }
    const first = await send()
    expect({ name, status: first.status }).toEqual({ name, status: route.status ?? 200 })
    const before = await snapshot(w.bank)

    const again = await send()
    expect(again.headers.get('idempotent-replayed'), name).toBe('true')
    expect([again.status, await again.text()], name).toEqual([first.status, await first.text()])
    // A blank more is another body already.
    const other = await send(raw.body === undefined ? '{}' : `${String(raw.body)} `)
    expect({ name, ...(await refusalIn(other, name)) }).toEqual({
      ...{ name, status: 422, code: 'idempotency_key_reused', paths: [] },
    })
    expect({ name, tables: await snapshot(w.bank) }).toEqual({ name, tables: before })
  }
})

test('two users of one app who choose the same key hear each their own answer (S6)', async () => {
  const w = await world()
  await accountHolder(w, { userId: 'u_1' })
  const { token: mine } = await w.newSession('u_1')
  const { token: theirs } = await w.newSession('u_2')
  const steps = [{ name: 'accounts', method: 'GET' as const, path: '/v1/users/me/accounts' }]
  const accountsOf = async (token: string) => {
    const sent = { body: { steps }, key: 'k1' }
    const { steps: read } = await w.call(contract.composite.run, sent, bearer(token))
    return read.map(({ body }) => (body as { items: unknown[] }).items.length)
  }
  const pageOf = async (token: string) =>
    (await w.call(contract.pageTokens.create, { key: 'k1' }, onBankPage(token, w.origin))).token

  expect([await accountsOf(mine), await accountsOf(theirs)]).toEqual([[1], [0]])
  const [myPage, theirPage] = [await pageOf(mine), await pageOf(theirs)]
  expect(theirPage).not.toBe(myPage)
})

/** The line to the card network, which a test can hold. */
const heldLine = () => {
  let open = Promise.resolve()
  let asked = () => {}
  const line = Promise.withResolvers<void>()
  return {
    through:
      (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
      async (...args) => {
        asked()
        await open
        return fetch(...args)
      },
    /** From now on nothing gets through; answers once something has tried. */
    hold: () => {
      const tried = Promise.withResolvers<void>()
      asked = tried.resolve
      open = line.promise
      return tried.promise
    },
    release: line.resolve,
  }
}

/** One bank in two processes: on a server two whole banks, on PGlite two edges that know nothing of each other. */
const twoProcesses = async (): Promise<{
  here: TestBank
  there: Pick<OpenBank, 'fetch'>
  line: ReturnType<typeof heldLine>
}> => {
  const line = heldLine()
  const server = process.env['DATABASE_URL']
  let outside: typeof globalThis.fetch | undefined
  const fetch = line.through((...args) => (outside ?? expect.unreachable())(...args))
  if (server === undefined) {
    const here = await openTestBank({ fetch })
    outside = here.simulators.fetch
    const api = createApp(await edgeOf(here.bank.inside, {}))
    return { here, there: { fetch: async (request) => api.fetch(request, {}) }, line }
  }
  const { url: databaseUrl, drop } = await createDatabase(server)
  const masterKey = randomBytes(32).toString('base64')
  const here = await openTestBank({ databaseUrl, masterKey, fetch })
  const there = await openTestBank({ databaseUrl, masterKey, fetch })
  atEndOfFile(drop)
  outside = here.simulators.fetch
  return { here, there: there.bank, line }
}

test('while one process works on a call, another is told so, and hears the answer afterwards', async () => {
  const { here, there, line } = await twoProcesses()
  const w = await world({ on: here })
  const holder = await accountHolder(w)
  const challengeId = challengeIn(await holder.requestTopUp(100_00))
  const raw = onTheWire(contract.challenges.answer, {
    as: holder.as,
    params: { challengeId },
    body: { pin },
  })
  const send = (bank: Pick<OpenBank, 'fetch'>, body = String(raw.body)) => {
    const url = `${w.origin}${raw.path}`
    const headers = new Headers({ ...raw.headers, 'content-type': 'application/json' })
    holder.as({ method: raw.method, url, headers, body })
    return bank.fetch(new Request(url, { method: raw.method, headers, body }))
  }

  const reachedTheNetwork = line.hold()
  const first = send(here.bank)
  await reachedTheNetwork
  const before = await snapshot(here.bank)
  const second = await send(there)
  expect(((await second.clone().json()) as Problem).retryable).toBe(true)
  expect(await refusalIn(second, 'second')).toMatchObject({
    ...{ status: 409, code: 'idempotency_key_in_use' },
  })
  const other = await send(there, `{"pin":"000000"}`)
  expect(await refusalIn(other, 'other')).toMatchObject({
    ...{ status: 422, code: 'idempotency_key_reused' },
  })
  expect(await snapshot(here.bank)).toEqual(before)

  line.release()
  const answered = await first
  expect(answered.status).toBe(200)
  const replayed = await send(there)
  expect(replayed.headers.get('idempotent-replayed')).toBe('true')
  expect(await replayed.text()).toBe(await answered.text())
  expect(await bookingsOf(w)).toHaveLength(1)
  expect((await holder.balance()).available).toBe(100_00)
})
