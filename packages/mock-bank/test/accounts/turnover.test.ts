import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { People } from '../../simulators/index.ts'
import { defaultRules } from '../../src/customers/index.ts'
import { turnoverOf } from '../../src/accounts/turnover.ts'
import { shopIn } from '../orders/shop.ts'
import { openTestBank, type TestBank } from '../test-bank.ts'
import { accountHolder } from '../wallet/account-holder.ts'
import { type World, world } from '../world.ts'
import { agreements, challengeOf, codeTo, factorsOf, openAccount } from './wallet-page.ts'

const me = { userId: 'me' }
const identity = contract.identityDetails

const details = {
  occupation: '工程师',
  address: '杭州市西湖区龙井路 1 号',
  documentExpiresOn: '2036-05-31',
  documentFront: '/9j/4AAQSkZJRgABAQ==',
  documentBack: 'iVBORw0KGgoAAAANSUhEUg==',
}

let strict: Promise<TestBank> | undefined

/** A bank that asks from 3,000 yuan on: the way to 50,000 is long at 2,000 a day. */
const strictWorld = async () => {
  const identityDetails = { askedAtTurnover: 3_000_00, days: 7 }
  strict ??= openTestBank({ rules: { ...defaultRules, identityDetails } })
  return world({ on: await strict })
}

const asked = async (w: World, userId = 'u_1', app = w.app) => {
  await w.settle()
  const page = await w.asPage(userId, undefined, app.merchant)
  return w.call(identity.retrieve, { params: me }, page)
}

const give = async (w: World, change: Partial<typeof details> = {}) =>
  w.call(identity.give, { params: me, body: { ...details, ...change } }, await w.asPage('u_1'))

/** Somebody whose Class III account has turned over 3,000 yuan. */
const busyHolder = async (w: World) => {
  const holder = await accountHolder(w, { balance: 1_500_00 })
  await holder.withdraw(1_500_00)
  await w.settle()
  return holder
}

test('what goes in and out adds up to the fen, and at 50,000 yuan the person is asked, with seven days', async () => {
  expect(defaultRules.identityDetails).toEqual({ askedAtTurnover: 50_000_00, days: 7 })
  const w = await strictWorld()
  const holder = await accountHolder(w, { balance: 1_000_00 })
  await holder.withdraw(500_00)
  const shop = shopIn(w)
  await holder.pay((await shop.order({ amount: 499_99 })).id)
  await holder.topUp(1_000_00)
  expect(await asked(w)).toEqual({ status: 'not_needed', dueAt: null, givenAt: null })

  await holder.pay((await shop.order({ amount: 1 })).id)

  expect(await asked(w)).toEqual({
    ...{ status: 'needed', dueAt: '2026-06-08T23:59:59.999+08:00', givenAt: null },
  })
})

test('what is refused counts nothing', async () => {
  const w = await strictWorld()
  const holder = await accountHolder(w, {
    ...{ balance: 1_500_00, card: 'payOutRefused' },
  })
  await holder.withdraw(1_500_00)

  expect(await asked(w)).toMatchObject({ status: 'not_needed' })
  const { sql, ledger } = w.bank.inside
  const [row] = await sql<{ slot: number }[]>`
    select slot from accounts where id = ${holder.accountId}`
  expect(await turnoverOf({ ledger }, sql, row?.slot ?? 0, [holder.accountId])).toBe(1_500_00)
})

test('it is the person who counts: accounts in two apps together', async () => {
  const w = await strictWorld()
  await accountHolder(w, { balance: 1_600_00 })
  await w.clock.advance('PT1M')
  const there = await w.newApp()
  const other = await accountHolder(w, { app: there, balance: 1_000_00 })
  expect(await asked(w)).toMatchObject({ status: 'not_needed' })

  await other.topUp(400_00)

  expect(await asked(w)).toMatchObject({ status: 'needed' })
  expect(await asked(w, 'u_1', there)).toMatchObject({ status: 'needed' })
  await w.clock.advance('PT1M')
  await accountHolder(w, { userId: 'u_2', person: People.wangFang })
  expect(await asked(w, 'u_2')).toMatchObject({ status: 'not_needed' })
})

test('an account that has become Class II counts as far as it was Class III', async () => {
  const w = await strictWorld()
  const holder = await accountHolder(w, { balance: 2_000_00 })
  await w.clock.advance('PT1M')
  const { page, accountId } = holder
  const draft = await page.begin({
    ...{ purpose: 'upgrade', accountId },
    ...{ person: factorsOf(People.zhangSan), acceptedAgreements: agreements },
  })
  const challengeId = challengeOf(await page.submit(draft.id))
  await page.answer(challengeId, { otp: await codeTo(w, People.zhangSan) })
  await holder.topUp(5_000_00)
  await holder.withdraw(5_000_00)
  expect(await asked(w)).toMatchObject({ status: 'not_needed' })

  await w.clock.advance('PT1M')
  const three = await accountHolder(w, { app: await w.newApp(), balance: 999_99 })
  expect(await asked(w)).toMatchObject({ status: 'not_needed' })
  await three.topUp(1)

  expect(await asked(w)).toMatchObject({ status: 'needed' })
})

test('who gives nothing within seven days finds their Class III accounts stopped, and moving again once they do', async () => {
  const w = await strictWorld()
  const holder = await busyHolder(w)
  await w.clock.advance('P7D')
  expect(await holder.account()).toMatchObject({ status: 'active' })

  await w.clock.advance('PT15H')

  expect(await holder.account()).toMatchObject({
    ...{ status: 'frozen_all', freezes: [{ by: 'bank', reason: 'identity_overdue' }] },
  })
  const another = await openAccount(w, { app: await w.newApp() })
  expect(another).toMatchObject({ status: 'frozen_all', freezes: [{ reason: 'identity_overdue' }] })

  expect(await give(w)).toMatchObject({ status: 'given' })
  expect(await holder.account()).toMatchObject({ status: 'active', freezes: [] })
})

test('apps that compare what they are told of do not see that two of their users are one person', async () => {
  const w = await strictWorld()
  const holder = await busyHolder(w)
  await w.clock.advance('PT1M')
  const there = await w.newApp()
  const other = await accountHolder(w, { app: there, userId: 'u_7' })
  await w.clock.advance('P8D')
  const timesOf = async (app: typeof there, what: string) => {
    await w.settle()
    const { items } = await w.call(contract.events.list, { query: { limit: 100 } }, app.merchant)
    return items.filter(({ type }) => type === what).map(({ createdAt }) => createdAt)
  }
  const accounts = [await holder.account(), await other.account()]
  const sinces = accounts.map(({ freezes }) => freezes.map(({ since }) => since).join(' '))
  expect(accounts.map(({ status }) => status)).toEqual(['frozen_all', 'frozen_all'])
  expect(sinces[0]).not.toBe(sinces[1])
  expect(await timesOf(w.app, 'account.frozen')).not.toEqual(await timesOf(there, 'account.frozen'))

  await give(w)
  expect(await holder.account()).toMatchObject({ status: 'active' })
  expect(await other.account()).toMatchObject({ status: 'frozen_all' })
  await w.clock.advance('PT1H')
  expect(await other.account()).toMatchObject({ status: 'active', freezes: [] })
  const released = [
    await timesOf(w.app, 'account.unfrozen'),
    await timesOf(there, 'account.unfrozen'),
  ]
  expect(released.map(({ length }) => length)).toEqual([1, 1])
  expect(released[0]).not.toEqual(released[1])
})

test('all who are asked on one day have until the end of the same one', async () => {
  const w = await strictWorld()
  await busyHolder(w)
  const first = await asked(w)
  await w.clock.advance('PT3H')
  const { wangFang } = People
  const second = await accountHolder(w, { userId: 'u_2', person: wangFang, balance: 1_500_00 })
  await second.withdraw(1_500_00)

  expect((await asked(w, 'u_2')).dueAt).toBe(first.dueAt)
})

test('who has answered in time is not stopped, nor asked again', async () => {
  const w = await strictWorld()
  const holder = await busyHolder(w)
  expect(await give(w)).toEqual({
    ...{ status: 'given', dueAt: '2026-06-08T23:59:59.999+08:00' },
    givenAt: '2026-06-01T10:00:00.000+08:00',
  })
  await holder.topUp(1_500_00)
  await w.clock.advance('P8D')

  expect(await holder.account()).toMatchObject({ status: 'active' })
  expect(await asked(w)).toMatchObject({ status: 'given' })
})

test('what the bank froze for another reason stays frozen whatever is given', async () => {
  const w = await strictWorld()
  const holder = await busyHolder(w)
  const { accountId } = holder
  await w.call(contract.sandboxAccounts.freeze, { params: { accountId }, body: { scope: 'debit' } })
  await w.clock.advance('P8D')
  await give(w)

  expect(await holder.account()).toMatchObject({ status: 'frozen_debit' })
})

test('what is given is kept so that nobody reads it in the database', async () => {
  const w = await strictWorld()
  await busyHolder(w)
  await give(w)
  const { sql } = w.bank.inside

  const rows = await sql<{ text: string }[]>`
    select r::text as text from identity_requests r where realm_id = ${w.realm.id}`

  expect(rows).toHaveLength(1)
  for (const { text } of rows) {
    expect(text).not.toContain('工程师')
    expect(text).not.toContain('龙井路')
    expect(text).not.toContain(details.documentFront)
  }
})

test.each([
  ['an expired id card', { documentExpiresOn: '2026-05-31' }, 'documentExpiresOn'],
  ['no day', { documentExpiresOn: '2036-02-30' }, 'documentExpiresOn'],
  ['no picture', { documentFront: 'aGVsbG8gd29ybGQgaGVsbG8=' }, 'documentFront'],
  ['no base64', { documentBack: '<svg onload=alert(1)>' }, 'documentBack'],
  ['no address', { address: '' }, 'address'],
])('%s is refused', async (_, change, path) => {
  const w = await strictWorld()
  await busyHolder(w)

  await expect(give(w, change)).rejects.toMatchObject({
    ...{ status: 400, code: 'invalid_field', problem: { errors: [{ path }] } },
  })
  expect(await asked(w)).toMatchObject({ status: 'needed' })
})

test('who was not asked has nothing to give', async () => {
  const w = await strictWorld()
  await accountHolder(w)

  await expect(give(w)).rejects.toMatchObject({ code: 'identity_details_not_needed', status: 409 })
})
