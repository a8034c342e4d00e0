import { type Account, contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { People } from '../../simulators/index.ts'
import { bearer } from '../credentials.ts'
import { shopIn } from '../orders/shop.ts'
import { codeTo, walletPage } from '../accounts/wallet-page.ts'
import { accountHolder, challengeIn, pin } from '../wallet/account-holder.ts'
import { type World, world } from '../world.ts'

const me = { userId: 'me' }

test('a lost phone stops everything in one step: accounts, sessions, pages and mandates', async () => {
  const w = await world()
  const { call } = w
  const holder = await accountHolder(w, { balance: 100_00 })
  const mandate = await holder.allow()
  const asked = await holder.requestMandate({ description: '还没确认' })
  const thief = await w.newSession('u_1')
  const present = await w.newSession('u_1')

  const report = await call(contract.lostPhoneReports.create, { params: me }, bearer(present.token))

  expect(report).toMatchObject({
    ...{ userId: 'u_1', createdAt: '2026-06-01T10:00:00.000+08:00' },
    ...{ frozenAccountIds: [holder.accountId], cancelledMandateIds: [mandate.id] },
  })
  expect(report.endedSessionIds).toContain(thief.id)
  expect(report.endedSessionIds).not.toContain(present.id)
  expect((await holder.account()).status).toBe('frozen_all')
  expect((await holder.mandateOf(mandate.id)).status).toBe('cancelled')
  expect((await holder.mandateOf(asked.id)).status).toBe('cancelled')

  const expired = { code: 'session_expired' }
  await expect(
    call(contract.sessions.list, { params: me }, bearer(thief.token)),
  ).rejects.toMatchObject(expired)
  // The page the holder had open was opened from a session of before.
  await expect(holder.requestTopUp(1_00)).rejects.toMatchObject(expired)
  const charge = call(contract.userPayments.create, {
    params: { userId: 'u_1' },
    body: { mandateId: mandate.id, amount: 1_00, reference: 'M1', description: '西湖骑行' },
  })
  await expect(charge).rejects.toMatchObject({ code: 'mandate_inactive' })
  expect(
    (await call(contract.sessions.list, { params: me }, bearer(present.token))).items,
  ).toHaveLength(1)
})

test('a checkout that the thief has open takes no money any more', async () => {
  const w = await world()
  const holder = await accountHolder(w, { balance: 100_00 })
  const shop = shopIn(w)
  const order = await shop.order()
  const session = await shop.session(order.id, 'u_1')
  await w.call(contract.lostPhoneReports.create, { params: me }, await w.asUser('u_1'))

  const confirmed = w.call(
    contract.checkoutSessions.confirm,
    {
      params: { checkoutSessionId: session.id },
      body: { version: order.version, total: order.amount, channel: 'bank_balance' },
    },
    w.asPayer(session.secret),
  )

  await expect(confirmed).rejects.toMatchObject({ code: 'account_frozen' })
  expect((await holder.balance()).available).toBe(100_00)
})

test('the user reads afterwards what was stopped, and the merchant is told', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  const mandate = await holder.allow()
  const present = await w.newSession('u_1')
  const as = bearer(present.token)
  const report = await w.call(contract.lostPhoneReports.create, { params: me }, as)

  const { items } = await w.call(contract.auditEntries.list, { params: me }, as)
  const told = items.filter(({ type }) => type !== 'session.started' && type !== 'session.ended')
  expect(told.slice(0, 3).map(({ type, sessionId }) => [type, sessionId])).toEqual([
    ['mandate.cancelled', present.id],
    ['account.frozen', present.id],
    ['phone.lost', present.id],
  ])
  expect(items.filter(({ type }) => type === 'session.ended')).toHaveLength(
    report.endedSessionIds.length,
  )
  await w.settle()
  const events = (await w.call(contract.events.list, { query: { limit: 100 } })).items
  const ended = events.filter(({ type }) => type === 'user_session.revoked')
  expect(ended).toHaveLength(report.endedSessionIds.length)
  expect(events.find(({ type }) => type === 'mandate.cancelled')?.data).toMatchObject({
    id: mandate.id,
  })
})

test('the same report sent twice under one key is one report, and a later one finds nothing to stop', async () => {
  const w = await world()
  await accountHolder(w)
  const as = await w.asUser('u_1')
  const report = (key: string) => w.call(contract.lostPhoneReports.create, { params: me, key }, as)

  const first = await report('k1')
  expect(await report('k1')).toEqual(first)
  expect(await report('k2')).toMatchObject({
    ...{ frozenAccountIds: [], endedSessionIds: [], cancelledMandateIds: [] },
  })
})

test('whoever has nothing here yet may report too, and nobody else’s things are touched', async () => {
  const w = await world()
  const holder = await accountHolder(w)

  const report = await w.call(
    contract.lostPhoneReports.create,
    { params: me },
    await w.asUser('u_2'),
  )

  expect(report.frozenAccountIds).toEqual([])
  expect((await holder.account()).status).toBe('active')
})

/** Somebody whose phone is reported lost, and a page opened after that. */
const afterReport = async (w: World, before: (holder: Holder) => Promise<unknown>) => {
  const holder = await accountHolder(w)
  await before(holder)
  await w.call(contract.lostPhoneReports.create, { params: me }, await w.asUser('u_1'))
  await w.clock.advance('PT1M')
  const page = await walletPage(w)
  const params = { ...me, accountId: holder.accountId }
  return {
    holder,
    page,
    unfreeze: () => w.call(contract.accounts.unfreeze, { params }, page.as),
    givePin: async (asked: Account) => {
      const { subject } = await page.answer(challengeIn(asked), { pin })
      return subject.resource as Account
    },
  }
}

type Holder = Awaited<ReturnType<typeof accountHolder>>

const codeAskedIn = ({ nextAction }: Account): string =>
  nextAction?.type === 'collect_otp' ? nextAction.challengeId : ''

test('who has the phone and the PIN does not unfreeze: a code to the mobile the bank knows is asked for too', async () => {
  const w = await world()
  const { holder, page, unfreeze, givePin } = await afterReport(w, async () => {})

  const waiting = await givePin(await unfreeze())

  expect(waiting).toMatchObject({ status: 'frozen_all', pending: 'unfreeze' })
  expect(await unfreeze()).toEqual(waiting)
  const challenge = await page.challenge(codeAskedIn(waiting))
  expect(challenge).toMatchObject({ type: 'otp', scene: 'unfreeze_account', mobile: '138****8000' })
  expect((await w.messages(People.zhangSan.mobile))[0]?.text).toContain('解冻电子账户')
  expect((await holder.account()).status).toBe('frozen_all')

  const otp = await codeTo(w, People.zhangSan)
  const { subject } = await page.answer(challenge.id, { otp })
  expect(subject.resource).toMatchObject({ status: 'active', freezes: [], pending: null })
})

test('a code that never comes leaves the account frozen, and the way begins with the PIN again', async () => {
  const w = await world()
  const { holder, unfreeze, givePin } = await afterReport(w, async () => {})
  await givePin(await unfreeze())

  await w.clock.advance('PT6M')

  expect(await holder.account()).toMatchObject({
    ...{ status: 'frozen_all', pending: null, nextAction: null },
  })
  expect((await unfreeze()).nextAction).toMatchObject({ type: 'enter_pin' })
})

test('an account its user had frozen before asks for the code too, once the phone is lost', async () => {
  const w = await world()
  const { holder, unfreeze, givePin } = await afterReport(w, async ({ accountId, as }) => {
    const params = { ...me, accountId }
    await w.call(contract.accounts.freeze, { params, body: { scope: 'all' } }, as)
  })
  expect((await holder.account()).freezes.map(({ reason }) => reason)).toEqual([
    ...['customer_request', 'lost_phone'],
  ])
  expect((await givePin(await unfreeze())).nextAction).toMatchObject({ type: 'collect_otp' })
})

test('a second report makes the code good for nothing that was asked for before it', async () => {
  const w = await world()
  const { unfreeze, givePin } = await afterReport(w, async () => {})
  const waiting = await givePin(await unfreeze())
  const otp = await codeTo(w, People.zhangSan)

  await w.call(contract.lostPhoneReports.create, { params: me }, await w.asUser('u_1'))

  const again = await walletPage(w)
  await expect(again.answer(codeAskedIn(waiting), { otp })).rejects.toMatchObject({
    code: 'challenge_expired',
  })
})
