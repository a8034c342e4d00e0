import { randomUUID } from 'node:crypto'

import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import type { Answer } from '../../src/edge/answer.ts'
import {
  createIdempotency,
  endLeases,
  forgetExpiredKeys,
  type Held,
} from '../../src/edge/idempotency.ts'
import { findRealm } from '../../src/realms/realms.ts'
import { world } from '../world.ts'

const session = { userId: 'u_1' }

test('the same key and body again answers alike and makes nothing new', async () => {
  const { send, bank, app } = await world()
  const create = () => send(contract.userSessions.create, { body: session, key: 'k1' })

  const first = await create()
  const again = await create()

  expect(first.headers.has('idempotent-replayed')).toBe(false)
  expect(again.headers.get('idempotent-replayed')).toBe('true')
  expect(again.status).toBe(201)
  expect(await again.text()).toBe(await first.text())
  const made = await bank.inside.sql`select id from user_sessions where app_id = ${app.id}`
  expect(made).toHaveLength(1)
})

test('twenty calls with one key at once make one thing, and all hear of it', async () => {
  const { call } = await world()

  const sessions = await Promise.all(
    Array.from({ length: 20 }, () =>
      call(contract.userSessions.create, { body: session, key: 'k1' }),
    ),
  )

  expect(new Set(sessions.map(({ id }) => id)).size).toBe(1)
})

test('the same key with another body is refused', async () => {
  const { call } = await world()
  await call(contract.userSessions.create, { body: session, key: 'k1' })

  const other = call(contract.userSessions.create, { body: { userId: 'u_2' }, key: 'k1' })

  await expect(other).rejects.toMatchObject({ code: 'idempotency_key_reused', status: 422 })
})

test('where a key is required, a call without one is refused', async () => {
  const { call } = await world()

  const composed = call(contract.composite.run, {
    body: { steps: [{ name: 'me', method: 'GET', path: '/v1/app' }] },
    key: null,
  })

  await expect(composed).rejects.toMatchObject({ code: 'idempotency_key_missing', status: 400 })
})

test('a key may be used again for a corrected call', async () => {
  const { sendRaw, call, merchant } = await world()
  const headers = { 'idempotency-key': 'k1' }
  const path = '/v1/user-sessions'
  await sendRaw({ method: 'POST', path, headers, body: '{"userId":""}' }, merchant)

  const corrected = call(contract.userSessions.create, { body: session, key: 'k1' })

  await expect(corrected).resolves.toMatchObject(session)
})

test('a refusal is kept under its key', async () => {
  const { call, send } = await world()
  const body = { reference: 'P1', amount: 100, description: '龙井茶' }
  await call(contract.orders.create, { body })
  const other = { ...body, amount: 200 }

  const refused = await send(contract.orders.create, { body: other, key: 'k1' })
  const again = await send(contract.orders.create, { body: other, key: 'k1' })

  expect(refused.status).toBe(409)
  expect(again.headers.get('idempotent-replayed')).toBe('true')
  expect(await again.text()).toBe(await refused.text())
})

test('equal keys of two apps, two users and a user and their app are independent (S6)', async () => {
  const { call, newApp, asUser, merchant } = await world()
  const stranger = await newApp()
  const orders = await Promise.all(
    [merchant, stranger.merchant].map((as) =>
      call(contract.userSessions.create, { body: session, key: 'k1' }, as),
    ),
  )
  const step = { name: 'accounts', method: 'GET', path: '/v1/users/me/accounts' } as const
  const compose = async (userId: string) =>
    call(contract.composite.run, { body: { steps: [step] }, key: 'k1' }, await asUser(userId))

  expect(new Set(orders.map(({ id }) => id)).size).toBe(2)
  await expect(compose('u_1')).resolves.toMatchObject({ failedStep: null })
  await expect(compose('u_2')).resolves.toMatchObject({ failedStep: null })
})

test('guessing a key of another tenant shows nothing and takes nothing', async () => {
  const { call, newApp } = await world()
  const stranger = await newApp()
  const first = await call(contract.userSessions.create, { body: session, key: 'k1' })

  const guessed = await call(
    contract.userSessions.create,
    { body: { userId: 'u_9' }, key: 'k1' },
    stranger.merchant,
  )

  expect(guessed.userId).toBe('u_9')
  const again = await call(contract.userSessions.create, { body: session, key: 'k1' })
  expect(again).toEqual(first)
})

test('“me” and the user’s own id are the same path', async () => {
  const { call, send, asUser } = await world()
  const user = await asUser('u_1')
  const order = await call(contract.orders.create, {
    body: { reference: 'P1', amount: 100, description: '龙井茶' },
  })
  const pay = (userId: string, orderId: string) =>
    send(contract.userPayments.create, { params: { userId }, body: { orderId }, key: 'k1' }, user)

  const refused = await pay('me', order.id)
  const again = await pay('u_1', order.id)

  expect(refused.status).toBe(409)
  expect(again.headers.get('idempotent-replayed')).toBe('true')
})

test('a kept answer is forgotten a day later on the realm’s clock', async () => {
  const { call, clock, bank } = await world()
  const create = () => call(contract.userSessions.create, { body: session, key: 'k1' })
  const first = await create()

  await clock.advance('PT23H59M')
  await forgetExpiredKeys(bank.inside)
  expect(await create()).toEqual(first)
  await clock.advance('PT1M')

  expect((await create()).id).not.toBe(first.id)
})

test('what is kept cannot be read in the database', async () => {
  const { call, bank, app } = await world()
  const { token } = await call(contract.userSessions.create, { body: session, key: 'k1' })

  const [row] = await bank.inside.sql<{ text: string }[]>`
    select idempotency_keys::text as text from idempotency_keys where principal = ${app.id}`

  expect(row?.text).toBeDefined()
  expect(row?.text).not.toContain(token)
  expect(row?.text).not.toContain('u_1')
})

/** One key on two processes of one bank, with the work in the test's hand. */
const twoProcesses = async () => {
  const { bank, realm, app } = await world()
  let ahead = 0
  const inside = { ...bank.inside, wall: () => new Date(Date.now() + ahead) }
  const call = {
    realm: (await findRealm(inside, realm.id)) ?? expect.unreachable(),
    principal: app.id,
    method: 'POST',
    path: '/v1/orders',
    key: randomUUID(),
    body: new TextEncoder().encode('{}'),
  }
  const [here, there] = [createIdempotency(inside), createIdempotency(inside)]
  return {
    inside,
    here: (run: (held: Held) => Promise<Answer>) => here.once(call, run),
    there: (run: (held: Held) => Promise<Answer>) => there.once(call, run),
    /** Lets wall time pass. */
    pass: (seconds: number) => (ahead += seconds * 1000),
  }
}

const created: Answer = { status: 201, text: '{"id":"1"}', headers: {} }
const never = () => new Promise<never>(() => {})

test('while another process works on a key, it is in use', async () => {
  const { here, there } = await twoProcesses()
  const work = Promise.withResolvers<Answer>()
  let started = false
  const first = here(() => {
    started = true
    return work.promise
  })
  await expect.poll(() => started).toBe(true)
  const second = there(() => expect.unreachable())
  await expect(second).rejects.toMatchObject({ code: 'idempotency_key_in_use' })

  work.resolve(created)
  await first

  const replayed = await there(() => expect.unreachable())
  expect(replayed).toMatchObject({ status: 201, text: created.text })
})

test('a run that died is taken up with the same ids, once its lease is over', async () => {
  const { here, there, pass } = await twoProcesses()
  const seeds: Held[] = []
  void here((held) => {
    seeds.push(held)
    return never()
  })
  await expect.poll(() => seeds.length).toBe(1)
  const takeUp = () =>
    there(async (held) => {
      seeds.push(held)
      return created
    })

  pass(59)
  await expect(takeUp()).rejects.toMatchObject({ code: 'idempotency_key_in_use' })
  pass(2)
  await takeUp()

  expect(seeds).toEqual([
    { seed: seeds[0]?.seed, resumed: false },
    { seed: seeds[0]?.seed, resumed: true },
  ])
})

test('where the database is one process’s alone, what died is taken up at once', async () => {
  const { inside, here, there } = await twoProcesses()
  let started = false
  void here(() => {
    started = true
    return never()
  })
  await expect.poll(() => started).toBe(true)

  await endLeases(inside)

  await expect(there(async () => created)).resolves.toEqual(created)
})

test('a run that failed inside is not kept, and the next has the same ids', async () => {
  const { here } = await twoProcesses()
  const seeds: string[] = []
  const run = (answer: Answer) =>
    here(async ({ seed }) => {
      seeds.push(seed)
      return answer
    })

  await run({ status: 500, text: null, headers: {} })
  await run(created)

  expect(seeds[1]).toBe(seeds[0])
  await expect(run(created)).resolves.toMatchObject({ headers: { 'idempotent-replayed': 'true' } })
  expect(seeds).toHaveLength(2)
})

test('a run that was taken over cannot overwrite the answer', async () => {
  const { here, there, pass } = await twoProcesses()
  const slow = Promise.withResolvers<Answer>()
  let started = false
  const first = here(() => {
    started = true
    return slow.promise
  })
  await expect.poll(() => started).toBe(true)
  pass(61)
  await there(async () => created)

  slow.resolve({ status: 201, text: '{"id":"2"}', headers: {} })
  await first

  await expect(there(() => expect.unreachable())).resolves.toMatchObject({ text: created.text })
})
