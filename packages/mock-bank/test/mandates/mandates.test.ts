import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { People } from '../../simulators/index.ts'
import { openAccount } from '../accounts/wallet-page.ts'
import type { Credentials } from '../credentials.ts'
import { accountHolder, challengeIn, toldOf } from '../wallet/account-holder.ts'
import { type World, world } from '../world.ts'

const at = '2026-06-01T10:00:00.000+08:00'

const cancel = (w: World, mandateId: string, as: Credentials, userId = 'me') =>
  w.call(contract.mandates.cancel, { params: { userId, mandateId } }, as)

test('a mandate holds once the PIN is given, and the merchant is told', async () => {
  const w = await world()
  const holder = await accountHolder(w)

  const asked = await holder.requestMandate({ maxAmount: 20_00, description: '西湖骑行' })
  expect(asked).toMatchObject({
    ...{ userId: 'u_1', accountId: holder.accountId, maxAmount: 20_00, description: '西湖骑行' },
    ...{ status: 'requires_action', failure: null, activatedAt: null, endedAt: null },
  })
  expect(await holder.page.challenge(challengeIn(asked))).toMatchObject({
    ...{ type: 'pin', scene: 'mandate', amount: 20_00, payee: w.app.name },
  })
  expect(await toldOf(w)).toEqual([])

  const mandate = await holder.approve(asked)
  expect(mandate).toEqual({ ...asked, status: 'active', nextAction: null, activatedAt: at })
  expect(await holder.mandateOf(mandate.id)).toEqual(mandate)
  const { items } = await w.call(contract.events.list, { query: { type: 'mandate.created' } })
  expect(items).toMatchObject([{ data: mandate }])
})

test.each(['its user', 'the merchant'])('%s ends a mandate, once', async (who) => {
  const w = await world()
  const holder = await accountHolder(w)
  const mandate = await holder.allow()
  const end = () =>
    who === 'its user' ? cancel(w, mandate.id, holder.as) : cancel(w, mandate.id, w.merchant, 'u_1')

  const ended = await end()
  expect(ended).toEqual({ ...mandate, status: 'cancelled', endedAt: at })
  await w.clock.advance('PT1M')

  expect(await end()).toEqual(ended)
  expect(await holder.mandateOf(mandate.id)).toEqual(ended)
  expect(await toldOf(w)).toEqual(['mandate.created', 'mandate.cancelled'])
})

test('twenty ends at the same moment are told once', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  const { id } = await holder.allow()

  await Promise.all(Array.from({ length: 20 }, () => cancel(w, id, holder.as)))

  expect(await toldOf(w)).toEqual(['mandate.created', 'mandate.cancelled'])
})

test('a mandate nobody has confirmed yet can be taken back: its PIN is void and nobody is told', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  const asked = await holder.requestMandate()

  expect(await cancel(w, asked.id, holder.as)).toMatchObject({
    ...{ status: 'cancelled', nextAction: null, activatedAt: null, endedAt: at },
  })
  await expect(holder.approve(asked)).rejects.toMatchObject({ code: 'challenge_expired' })
  expect(await toldOf(w)).toEqual([])
})

test('a PIN given and a mandate taken back at the same moment end in one of the two', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  const asked = await holder.requestMandate()

  await Promise.allSettled([holder.approve(asked), cancel(w, asked.id, holder.as)])

  expect(await holder.mandateOf(asked.id)).toMatchObject({ status: 'cancelled', nextAction: null })
  expect([[], ['mandate.created', 'mandate.cancelled']]).toContainEqual(await toldOf(w))
})

test('without its PIN in time a mandate fails, and says why', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  const asked = await holder.requestMandate()

  await w.clock.advance('PT11M')

  expect(await holder.mandateOf(asked.id)).toMatchObject({
    ...{ status: 'failed', failure: { code: 'not_completed' }, nextAction: null },
    endedAt: '2026-06-01T10:10:00.000+08:00',
  })
  expect(await toldOf(w)).toEqual([])
  expect(await cancel(w, asked.id, w.merchant, 'u_1')).toMatchObject({ status: 'failed' })
})

test('after too many wrong PINs a mandate fails at once', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  const asked = await holder.requestMandate()

  for (const wrong of ['135790', '135791', '135792', '135793', '135794'])
    await holder.page.answer(challengeIn(asked), { pin: wrong }).catch(() => {})

  expect(await holder.mandateOf(asked.id)).toMatchObject({
    ...{ status: 'failed', failure: { code: 'not_completed' } },
  })
  await expect(holder.requestMandate()).rejects.toMatchObject({ code: 'attempts_exhausted' })
})

test('an account frozen before the PIN is given lets nobody take from it', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  const asked = await holder.requestMandate()
  const { sql } = w.bank.inside
  await sql`update accounts set status = 'frozen_debit' where id = ${holder.accountId}`

  expect(await holder.approve(asked)).toMatchObject({
    ...{ status: 'failed', failure: { code: 'account_frozen' } },
  })
  await expect(holder.requestMandate()).rejects.toMatchObject({ code: 'account_frozen' })
})

test('a mandate needs an account and a PIN', async () => {
  const w = await world()
  const body = { maxAmount: 20_00, description: '西湖骑行' }
  const ask = async (userId: string) =>
    w.call(contract.mandates.create, { params: { userId: 'me' }, body }, await w.asUser(userId))

  await expect(ask('u_1')).rejects.toMatchObject({ status: 409, code: 'account_missing' })
  await openAccount(w)
  await expect(ask('u_1')).rejects.toMatchObject({ status: 409, code: 'pin_not_set' })
})

test('the same key again is the same mandate with the same PIN', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  const body = { maxAmount: 20_00, description: '西湖骑行' }
  const ask = () =>
    w.call(contract.mandates.create, { params: { userId: 'me' }, body, key: 'k1' }, holder.as)

  const asked = await Promise.all([ask(), ask(), ask()])

  expect(new Set(asked.map(({ id }) => id)).size).toBe(1)
  expect(new Set(asked.map(challengeIn)).size).toBe(1)
})

test('a user’s mandates are listed newest first, a page at a time', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  const made = []
  for (const description of ['骑行', '停车', '咖啡'])
    made.unshift(await holder.requestMandate({ description }))
  const list = (query: { limit?: number; cursor?: string } = {}) =>
    w.call(contract.mandates.list, { params: { userId: 'u_1' }, query })

  const first = await list({ limit: 2 })
  const second = await list({ limit: 2, cursor: first.nextCursor ?? '' })

  expect([...first.items, ...second.items]).toEqual(made)
  expect(second.nextCursor).toBeNull()
  await expect(list({ cursor: 'YWJj' })).rejects.toMatchObject({ code: 'invalid_field' })
})

test('another user’s and another app’s mandates are not found, and nobody else ends them', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  const other = await accountHolder(w, { userId: 'u_2', person: People.wangFang })
  const there = await w.newApp()
  const { id: mandateId } = await holder.allow()
  const strangers: [string, Credentials][] = [
    ['me', other.as],
    ['u_2', w.merchant],
    ['u_1', there.merchant],
    ['me', await w.asUser('u_1', undefined, there.merchant)],
  ]

  for (const [userId, as] of strangers) {
    const params = { userId, mandateId }
    for (const route of [contract.mandates.retrieve, contract.mandates.cancel])
      await expect(w.call(route, { params }, as)).rejects.toMatchObject({ code: 'not_found' })
    const { items } = await w.call(contract.mandates.list, { params: { userId } }, as)
    expect(items).toEqual([])
  }
  const reader = await w.asUser('u_1', ['account.read'])
  await expect(cancel(w, mandateId, reader)).rejects.toMatchObject({ code: 'scope_missing' })
  expect(await holder.mandateOf(mandateId)).toMatchObject({ status: 'active' })
})

test('a mandate cannot be put on somebody else’s account, nor be set up by the merchant', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  const other = await accountHolder(w, { userId: 'u_2', person: People.wangFang })
  const body = { maxAmount: 20_00, description: '西湖骑行' }

  await expect(holder.requestMandate({ accountId: other.accountId })).rejects.toMatchObject({
    ...{ status: 404, code: 'not_found' },
  })
  await expect(
    w.call(contract.mandates.create, { params: { userId: 'u_1' }, body }, w.merchant),
  ).rejects.toMatchObject({ status: 403, code: 'caller_not_allowed' })
})

test('a crash between the PIN and the mandate is made up for when the question’s time is up', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  const asked = await holder.requestMandate()
  const { sql } = w.bank.inside
  // As the answer commits it, before anything has carried on.
  await sql`update challenges set status = 'passed' where id = ${challengeIn(asked)}`

  await w.clock.advance('PT11M')

  expect(await holder.mandateOf(asked.id)).toMatchObject({ status: 'active' })
  expect(await toldOf(w)).toEqual(['mandate.created'])
})

test.each([
  ['nothing', 0],
  ['more than 1,000 yuan', 1_000_01],
])('a mandate over %s a payment is refused', async (_, maxAmount) => {
  const holder = await accountHolder(await world())

  await expect(holder.requestMandate({ maxAmount })).rejects.toMatchObject({
    ...{ status: 400, code: 'invalid_field' },
    problem: { errors: [{ path: 'maxAmount' }] },
  })
})
