import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { People, resident, type TestPerson } from '../../simulators/index.ts'
import { defaultRules } from '../../src/customers/index.ts'
import { shopIn } from '../orders/shop.ts'
import { openTestBank } from '../test-bank.ts'
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

const { zhangSan, wangFang, sunYue } = People

const draftOf = (person: TestPerson = zhangSan, card = 'everyday') => ({
  person: factorsOf(person, card),
  acceptedAgreements: agreements,
})

/** Applies for a Class II account from the first page to the last. */
const openClassTwo = async (w: World, { card = 'everyday', userId = 'u_1' } = {}) => {
  const page = await walletPage(w, userId)
  const draft = await page.begin({ class: 'II', ...draftOf(zhangSan, card) })
  const challengeId = challengeOf(await page.submit(draft.id))
  const answered = await page.answer(challengeId, { otp: await codeTo(w, zhangSan) })
  const { accountId } = applicationIn(answered)
  const params = { userId, accountId: accountId ?? '' }
  return { application: applicationIn(answered), account: await retrieve(w, params) }
}

const retrieve = (w: World, params: { userId: string; accountId: string }) =>
  w.call(contract.accounts.retrieve, { params })

/** Asks for the upgrade of an account, up to the code. */
const upgrading = async (
  w: World,
  { accountId, userId }: { accountId: string; userId: string },
  person: TestPerson = zhangSan,
  card = 'everyday',
) => {
  await w.clock.advance('PT1M')
  const page = await walletPage(w, userId)
  const draft = await page.begin({ purpose: 'upgrade', accountId, ...draftOf(person, card) })
  const submitted = await page.submit(draft.id)
  return {
    page,
    submitted,
    approve: async () => {
      const otp = await codeTo(w, person)
      return applicationIn(await page.answer(challengeOf(submitted), { otp }))
    },
  }
}

test.each(['everyday', 'credit'])('a Class II account opens by an %s card', async (card) => {
  const w = await world()
  const { application, account } = await openClassTwo(w, { card })

  expect(application).toMatchObject({ status: 'approved', purpose: 'open', class: 'II' })
  expect(account).toMatchObject({ class: 'II', balanceCap: null, faceToFace: false })
})

test.each(['classII', 'classIII', 'classUnsaid', 'otherHolder', 'lost'])(
  'whatever is off with a card (%s), Class II does not open and is told the same',
  async (card) => {
    const w = await world()
    const page = await walletPage(w)
    const draft = await page.begin({ class: 'II', ...draftOf(zhangSan, card) })

    const refused = await page.submit(draft.id).catch((error: unknown) => error)

    expect(refused).toMatchObject({ code: 'identity_mismatch', status: 403 })
    expect((refused as { problem: object }).problem).not.toHaveProperty('details')
    expect(await page.read(draft.id)).toMatchObject({ status: 'draft' })
  },
)

test('a card that opens no Class II opens Class III, in the same application', async () => {
  const w = await world()
  const page = await walletPage(w)
  const draft = await page.begin({ class: 'II', ...draftOf(zhangSan, 'classII') })
  await expect(page.submit(draft.id)).rejects.toMatchObject({ code: 'identity_mismatch' })

  await page.change(draft.id, { class: 'III' })
  const challengeId = challengeOf(await page.submit(draft.id))
  const answered = await page.answer(challengeId, { otp: await codeTo(w, zhangSan) })

  expect(applicationIn(answered)).toMatchObject({ status: 'approved', class: 'III' })
})

test('the fifth factor is guessed at no more often than the four', async () => {
  const w = await world()
  const page = await walletPage(w)
  const draft = await page.begin({ class: 'II', ...draftOf(zhangSan, 'classUnsaid') })
  for (let tries = 0; tries < 5; tries += 1)
    await expect(page.submit(draft.id)).rejects.toMatchObject({ code: 'identity_mismatch' })
  await expect(page.submit(draft.id)).rejects.toMatchObject({ code: 'attempts_exhausted' })
})

test('a user may have an account of each class, and one of each', async () => {
  const w = await world()
  await accountHolder(w)
  await w.clock.advance('PT1M')
  await openClassTwo(w)

  const page = await walletPage(w)
  await expect(page.begin({ class: 'II' })).rejects.toMatchObject({ code: 'account_limit_reached' })
  await expect(page.begin()).rejects.toMatchObject({ code: 'account_limit_reached' })
})

test('an upgrade keeps the account, its number and its money, and lifts the cap', async () => {
  const w = await world()
  const holder = await accountHolder(w, { balance: 2_000_00 })
  await expect(holder.requestTopUp(1)).rejects.toMatchObject({ code: 'balance_cap_exceeded' })
  const before = await holder.account()

  const { submitted, approve } = await upgrading(w, holder)
  expect(submitted).toMatchObject({ purpose: 'upgrade', class: 'II', accountId: holder.accountId })
  expect(await w.messages(zhangSan.mobile)).toMatchObject([
    { scene: 'upgrade_account', text: expect.stringContaining('升级为Ⅱ类户') },
    {},
  ])
  expect(await approve()).toMatchObject({ status: 'approved', accountId: holder.accountId })

  expect(await holder.account()).toEqual({ ...before, class: 'II', balanceCap: null })
  expect(await holder.topUp(5_000_00)).toMatchObject({ status: 'succeeded' })
  const order = await shopIn(w).order({ amount: 4_500_00 })
  expect(await holder.pay(order.id)).toMatchObject({ status: 'succeeded' })
  expect(await holder.balance()).toMatchObject({ available: 2_500_00 })
  expect(await toldOf(w)).toContain('account.upgraded')
})

test('what was paid as Class III counts on against the limits of Class II', async () => {
  const w = await world()
  const holder = await accountHolder(w, { balance: 2_000_00 })
  await holder.pay((await shopIn(w).order({ amount: 1_500_00 })).id)
  await (await upgrading(w, holder)).approve()

  const params = { userId: 'me', accountId: holder.accountId }
  const told = await w.call(contract.accounts.limits, { params }, await w.asUser('u_1'))

  expect(told).toMatchObject({
    class: 'II',
    limits: [
      { type: 'out_day', limit: 10_000_00, used: 1_500_00 },
      { type: 'out_year', limit: 200_000_00, used: 1_500_00 },
      { type: 'in_day', limit: 10_000_00, used: 0 },
      { type: 'in_year', limit: 200_000_00, used: 0 },
    ],
  })
})

test('an upgrade takes the card that is bound, and whatever is off is told the same', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  const mismatch = { code: 'identity_mismatch', status: 403 }

  await expect(upgrading(w, holder, zhangSan, 'credit')).rejects.toMatchObject(mismatch)
  await expect(upgrading(w, holder, wangFang)).rejects.toMatchObject(mismatch)
  await expect(upgrading(w, holder, zhangSan, 'classUnsaid')).rejects.toMatchObject(mismatch)
  expect(await holder.account()).toMatchObject({ class: 'III' })
})

test('an account that is frozen, or of Class II already, is not upgraded', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  const { accountId } = holder
  const underWay = await upgrading(w, holder)
  await w.call(contract.sandboxAccounts.freeze, { params: { accountId }, body: { scope: 'debit' } })

  expect(await underWay.approve()).toMatchObject({
    ...{ status: 'rejected', failure: { code: 'account_not_eligible' } },
  })
  await w.call(contract.sandboxAccounts.unfreeze, { params: { accountId } })
  await (await upgrading(w, holder)).approve()
  await expect(upgrading(w, holder)).rejects.toMatchObject({ code: 'account_limit_reached' })
})

test('an upgrade names an account of the user’s own, and an opening names none', async () => {
  const w = await world()
  const { accountId } = await accountHolder(w)
  const other = await walletPage(w, 'u_2')
  const mine = await walletPage(w)
  const at = (path: string) => ({ code: 'invalid_field', problem: { errors: [{ path }] } })

  await expect(other.begin({ purpose: 'upgrade', accountId })).rejects.toMatchObject({
    code: 'not_found',
  })
  await expect(mine.begin({ purpose: 'upgrade' })).rejects.toMatchObject(at('accountId'))
  await expect(mine.begin({ accountId })).rejects.toMatchObject(at('accountId'))
  await expect(mine.begin({ purpose: 'upgrade', class: 'III', accountId })).rejects.toMatchObject(
    at('class'),
  )
  await expect(mine.begin({ purpose: 'reactivate', accountId })).rejects.toMatchObject({
    code: 'account_not_eligible',
  })
  const upgrade = await mine.begin({ purpose: 'upgrade', accountId })
  await expect(mine.change(upgrade.id, { class: 'III' })).rejects.toMatchObject(at('class'))
})

test('a person has five Class II accounts at the bank, upgraded ones among them', async () => {
  const w = await world()
  const person = resident(40_001)
  for (const n of [1, 2, 3, 4, 5, 6]) {
    const holder = await accountHolder(w, { person, userId: `u_${n}` })
    // What counts is a person, not who asks: all of them are told of the sixth.
    if (n === 6) await w.clock.advance('P1D')
    if (n > 5) continue
    await (await upgrading(w, holder, person)).approve()
    await w.clock.advance(n === 4 ? 'P1D' : 'PT1M')
  }
  const [sixth] = (await w.call(contract.accounts.list, { params: { userId: 'u_6' } })).items
  const last = await upgrading(w, { accountId: sixth?.id ?? '', userId: 'u_6' }, person)
  expect(await last.approve()).toMatchObject({
    ...{ status: 'rejected', failure: { code: 'account_limit_reached' } },
  })
})

test('at 17 one is too young, unless the bank opens Class III from 16 on: never Class II', async () => {
  const tooYoung = { code: 'invalid_field', problem: { errors: [{ path: 'person.idNumber' }] } }
  const strict = await walletPage(await world())
  await expect(strict.begin(draftOf(sunYue))).rejects.toMatchObject(tooYoung)

  const rules = {
    ...defaultRules,
    opening: { ...defaultRules.opening, minAge: { II: 18, III: 16 } },
  }
  const w = await world({ on: await openTestBank({ rules }) })
  const page = await walletPage(w)
  await expect(page.begin({ class: 'II', ...draftOf(sunYue) })).rejects.toMatchObject(tooYoung)
  const draft = await page.begin(draftOf(sunYue))
  await expect(page.change(draft.id, { class: 'II' })).rejects.toMatchObject(tooYoung)
  const challengeId = challengeOf(await page.submit(draft.id))
  const answered = await page.answer(challengeId, { otp: await codeTo(w, sunYue) })
  expect(applicationIn(answered)).toMatchObject({ status: 'approved', class: 'III' })
})

test('staff who have seen the holder say so for good', async () => {
  const w = await world()
  const { accountId, ...holder } = await accountHolder(w)
  const confirm = () =>
    w.call(contract.sandboxAccounts.confirmFaceToFace, { params: { accountId } })

  expect(await confirm()).toMatchObject({ faceToFace: true })
  expect(await confirm()).toMatchObject({ faceToFace: true })
  expect(await holder.account()).toMatchObject({ faceToFace: true })
})
