import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { People, type TestPerson } from '../../simulators/index.ts'
import { addMonths } from '../../src/kernel/time.ts'
import { accountHolder, toldOf } from '../wallet/account-holder.ts'
import { type World, world } from '../world.ts'
import {
  agreements,
  applicationIn,
  challengeOf,
  codeTo,
  factorsOf,
  walletPage,
} from './wallet-page.ts'

const { zhangSan, wangFang } = People

type Holder = Awaited<ReturnType<typeof accountHolder>>

/** Six months on, whose sessions have all ended by then. */
const halfAYear = 'P183D'

const reactivating = async (
  w: World,
  { accountId, userId }: Holder,
  person: TestPerson = zhangSan,
  card?: string,
) => {
  const page = await walletPage(w, userId)
  const draft = await page.begin({
    ...{ purpose: 'reactivate', accountId },
    ...{ person: factorsOf(person, card), acceptedAgreements: agreements },
  })
  const submitted = await page.submit(draft.id)
  const otp = await codeTo(w, person)
  return applicationIn(await page.answer(challengeOf(submitted), { otp }))
}

test('an account that nothing has moved for six months is dormant to the day, and moves no more', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  await w.clock.advance('P182D')
  expect(await holder.account()).toMatchObject({ status: 'active' })

  const events = await w.clock.advance('P1D')

  expect(events).toMatchObject([{ type: 'account.dormant', data: { status: 'dormant' } }])
  expect(await holder.account()).toMatchObject({ status: 'dormant', freezes: [] })
  const topUp = w.call(
    contract.topUps.create,
    { params: { userId: 'me' }, body: { accountId: holder.accountId, amount: 1_00 } },
    await w.asPage('u_1'),
  )
  await expect(topUp).rejects.toMatchObject({ code: 'account_frozen' })
})

test('a movement begins the six months anew', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  await w.clock.advance('P100D')
  const later = await walletPage(w)
  const topUp = await w.call(
    contract.topUps.create,
    { params: { userId: 'me' }, body: { accountId: holder.accountId, amount: 1_00 } },
    later.as,
  )
  if (topUp.nextAction?.type !== 'enter_pin') throw new Error('No PIN is asked for.')
  await later.answer(topUp.nextAction.challengeId, { pin: '271828' })

  await w.clock.advance('P100D')
  expect(await holder.account()).toMatchObject({ status: 'active' })
  await w.clock.advance('P90D')
  expect(await holder.account()).toMatchObject({ status: 'dormant' })
})

test('a dormant account is used again once its holder has shown who they are', async () => {
  const w = await world()
  const holder = await accountHolder(w, { balance: 10_00 })
  await w.clock.advance(halfAYear)

  const done = await reactivating(w, holder)

  expect(done).toMatchObject({ status: 'approved', purpose: 'reactivate', class: 'III' })
  expect(await holder.account()).toMatchObject({ status: 'active' })
  expect(await toldOf(w)).toEqual([
    ...['top_up.succeeded', 'account.dormant', 'account.reactivated'],
  ])
  expect(await holder.balance()).toMatchObject({ available: 10_00 })
  await w.clock.advance('P181D')
  expect(await holder.account()).toMatchObject({ status: 'active' })
  await w.clock.advance('P1D')
  expect(await holder.account()).toMatchObject({ status: 'dormant' })
})

test('nobody else takes up a dormant account, nor its holder with another card', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  await w.clock.advance(halfAYear)

  for (const [person, card] of [
    [wangFang, 'everyday'],
    [zhangSan, 'savings'],
  ] as const)
    await expect(reactivating(w, holder, person, card)).rejects.toMatchObject({
      code: 'identity_mismatch',
    })
  expect(await holder.account()).toMatchObject({ status: 'dormant' })
})

test('an empty dormant account can be closed, one that is closed never is dormant', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  await w.clock.advance(halfAYear)
  const page = await walletPage(w)
  const params = { userId: 'me', accountId: holder.accountId }
  const asked = await w.call(contract.accounts.close, { params }, page.as)
  if (asked.nextAction?.type !== 'enter_pin') throw new Error('No PIN is asked for.')
  await page.answer(asked.nextAction.challengeId, { pin: '271828' })

  expect(await holder.account()).toMatchObject({ status: 'closed' })
  expect(await w.clock.advance(halfAYear)).toEqual([])
})

test('a frozen account goes dormant behind its freeze', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  const inside = { params: { accountId: holder.accountId } }
  await w.call(contract.sandboxAccounts.freeze, { ...inside, body: { scope: 'all' } })
  await w.clock.advance(halfAYear)

  expect(await holder.account()).toMatchObject({ status: 'frozen_all' })
  expect(await w.call(contract.sandboxAccounts.unfreeze, inside)).toMatchObject({
    status: 'dormant',
  })
})

test.each([
  ['2026-06-01T10:00:00+08:00', 6, '2026-12-01T10:00:00+08:00'],
  ['2026-08-31T23:30:00+08:00', 6, '2027-02-28T23:30:00+08:00'],
  ['2027-08-31T00:30:00+08:00', 6, '2028-02-29T00:30:00+08:00'],
])('%s and %i months are %s', (at, months, then) => {
  expect(addMonths(new Date(at), months)).toEqual(new Date(then))
})
