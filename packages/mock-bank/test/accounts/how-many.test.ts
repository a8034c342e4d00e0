import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { People, resident } from '../../simulators/index.ts'
import { world } from '../world.ts'
import {
  applicationIn,
  openAccount,
  submitted,
  type WalletPage,
  walletPage,
} from './wallet-page.ts'

const { zhangSan, wangFang } = People

test('a user has one account of a class', async () => {
  const w = await world()
  await openAccount(w)
  const page = await walletPage(w)
  await expect(page.begin()).rejects.toMatchObject({ code: 'account_limit_reached', status: 409 })
})

test('of two applications under way one opens the account, the other is rejected', async () => {
  const w = await world()
  const page = await walletPage(w)
  const first = await submitted(w, page)
  await w.clock.advance('PT1M')
  const second = await submitted(w, page, zhangSan, 'savings')

  await page.answer(second.challengeId, { otp: second.code })
  const answered = await page.answer(first.challengeId, { otp: first.code })
  expect(applicationIn(answered)).toMatchObject({
    status: 'rejected',
    failure: { code: 'account_limit_reached' },
    accountId: null,
  })
  const { items } = await w.call(contract.accounts.list, { params: { userId: 'u_1' } })
  expect(items).toMatchObject([{ card: { last4: '5672' } }])
  const events = await w.call(contract.events.list, { query: { type: 'application.rejected' } })
  expect(events.items).toHaveLength(1)
})

test('a person has five accounts of a class at the bank, in as many apps', async () => {
  const w = await world()
  for (const n of [1, 2, 3, 4, 5]) {
    const app = await w.newApp(`店铺${n}`)
    await openAccount(w, { app, userId: 'u_1' })
    await w.clock.advance('PT1M')
  }
  const page = await walletPage(w, 'u_6')
  const { challengeId, code } = await submitted(w, page)
  const answered = await page.answer(challengeId, { otp: code })
  expect(applicationIn(answered)).toMatchObject({
    status: 'rejected',
    failure: { code: 'account_limit_reached' },
  })
  // Somebody else still may.
  await openAccount(w, { userId: 'u_7', person: wangFang })
})

test('five is the most even where the last ones are opened at the same moment', async () => {
  const w = await world()
  for (const n of [1, 2, 3]) {
    await openAccount(w, { userId: `u_${n}` })
    await w.clock.advance('PT1M')
  }
  const waiting: { page: WalletPage; challengeId: string; code: string }[] = []
  for (const n of [4, 5, 6]) {
    const page = await walletPage(w, `u_${n}`)
    waiting.push({ page, ...(await submitted(w, page)) })
    await w.clock.advance('PT1M')
  }

  const answers = await Promise.all(
    waiting.map(({ page, challengeId, code }) => page.answer(challengeId, { otp: code })),
  )
  const statuses = answers.map((answered) => applicationIn(answered).status)
  expect(statuses.toSorted()).toEqual(['approved', 'approved', 'rejected'])
})

test('a user who has proved to be one person cannot become another', async () => {
  const w = await world()
  const page = await walletPage(w)
  const mine = await submitted(w, page, zhangSan)
  const hers = await submitted(w, page, wangFang)

  await page.answer(mine.challengeId, { otp: mine.code })
  const answered = await page.answer(hers.challengeId, { otp: hers.code })
  expect(applicationIn(answered)).toMatchObject({
    status: 'rejected',
    failure: { code: 'identity_mismatch' },
  })
})

test('one person’s accounts in two apps have nothing in common', async () => {
  const w = await world()
  const here = await openAccount(w)
  await w.clock.advance('PT1M')
  const there = await openAccount(w, { app: await w.newApp(), userId: 'u_1' })

  expect(there.id).not.toBe(here.id)
  expect(there.card.id).not.toBe(here.card.id)
  // The last ten bits are the person's slot, hidden by another mask in each app.
  expect(there.id.slice(-2)).not.toBe(here.id.slice(-2))
})

test('people at the bank do not get in each other’s way', async () => {
  const w = await world()
  const people = Array.from({ length: 8 }, (_, n) => resident(n))
  const opened = await Promise.all(
    people.map((person, n) => openAccount(w, { person, userId: `u_${n}` })),
  )
  expect(new Set(opened.map(({ id }) => id)).size).toBe(8)
})
