import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { People } from '../../simulators/index.ts'
import { world } from '../world.ts'
import { applicationIn, challengeOf, openAccount, walletPage } from './wallet-page.ts'

test('four factors and a code open an account, and the merchant hears of it', async () => {
  const w = await world()
  const page = await walletPage(w, 'u_1')

  const draft = await page.draft(People.zhangSan)
  expect(draft).toMatchObject({
    ...{ userId: 'u_1', class: 'III', status: 'draft', nextAction: null, accountId: null },
    createdAt: '2026-06-01T10:00:00.000+08:00',
    expiresAt: '2026-06-02T10:00:00.000+08:00',
  })

  const application = await page.submit(draft.id)
  expect(application.status).toBe('requires_action')
  const challengeId = challengeOf(application)
  expect(await page.challenge(challengeId)).toMatchObject({
    ...{ type: 'otp', scene: 'open_account', status: 'pending', amount: null, attemptsLeft: 5 },
    mobile: '138****8000',
    resendAt: '2026-06-01T10:01:00.000+08:00',
    expiresAt: '2026-06-01T10:05:00.000+08:00',
    now: '2026-06-01T10:00:00.000+08:00',
  })

  const [message] = await w.messages('13800138000')
  expect(message).toMatchObject({ scene: 'open_account', sentAt: '2026-06-01T10:00:00.000+08:00' })
  expect(message?.text).toContain(`验证码 ${message?.code}`)
  const answered = await page.answer(challengeId, { otp: message?.code ?? '' })
  expect(answered.challenge.status).toBe('passed')
  const opened = applicationIn(answered)
  expect(opened).toMatchObject({ id: draft.id, status: 'approved', nextAction: null })

  const { items: accounts } = await w.call(contract.accounts.list, { params: { userId: 'u_1' } })
  expect(accounts).toMatchObject([
    {
      ...{ id: opened.accountId, userId: 'u_1', class: 'III', status: 'active' },
      ...{ balanceCap: 200_000, openedAt: '2026-06-01T10:00:00.000+08:00' },
      card: { bankName: '工商银行', last4: '5679' },
    },
  ])
  const { items: cards } = await w.call(contract.cards.list, { params: { userId: 'me' } }, page.as)
  expect(cards).toMatchObject([
    { id: accounts[0]?.card.id, bankCode: 'ICBC', type: 'debit', last4: '5679', status: 'bound' },
  ])

  const { items: events } = await w.call(contract.events.list, {})
  expect(events.map(({ type }) => type)).toEqual([
    'card.bound',
    'account.opened',
    'application.approved',
  ])
  expect(events.map(({ data }) => data)).toEqual([cards[0], accounts[0], opened])
})

test('a new account is empty, and has been so since it was opened', async () => {
  const w = await world()
  const { id: accountId } = await openAccount(w)
  const page = await walletPage(w)
  const params = { userId: 'me', accountId }
  const nothing = { currency: 'CNY', available: 0, held: 0, total: 0 }

  expect(await w.call(contract.accounts.balance, { params }, page.as)).toEqual({
    ...nothing,
    at: '2026-06-01T10:00:00.000+08:00',
  })
  const at = '2026-05-01T00:00:00.000+08:00'
  const then = await w.call(contract.accounts.balance, { params, query: { at } }, page.as)
  expect(then).toEqual({ ...nothing, at })
  const lines = await w.call(contract.accounts.statementLines, { params }, page.as)
  expect(lines).toEqual({ items: [], nextCursor: null })
})

test('nobody knows what a balance will be', async () => {
  const w = await world()
  const { id: accountId } = await openAccount(w)
  const page = await walletPage(w)

  const asked = w.call(
    contract.accounts.balance,
    { params: { userId: 'me', accountId }, query: { at: '2026-06-01T10:00:00.001+08:00' } },
    page.as,
  )
  await expect(asked).rejects.toMatchObject({
    code: 'invalid_field',
    problem: { errors: [{ path: 'query.at' }] },
  })
})

test('a draft is filled in bit by bit, and only a full one is submitted', async () => {
  const w = await world()
  const page = await walletPage(w)
  const { name, idNumber, mobile, cards } = People.guli

  const draft = await page.begin({ person: { name: '古丽•买买提' } })
  await expect(page.submit(draft.id)).rejects.toMatchObject({
    code: 'application_incomplete',
    problem: {
      details: {
        missing: ['person.idNumber', 'person.mobile', 'person.cardNumber', 'acceptedAgreements'],
      },
    },
  })
  await page.change(draft.id, { person: { idNumber, mobile } })
  await page.change(draft.id, { person: { cardNumber: cards.everyday.number } })
  await expect(page.submit(draft.id)).rejects.toMatchObject({
    problem: { details: { missing: ['acceptedAgreements'] } },
  })

  const { agreements } = await page.read(draft.id)
  expect(agreements.map(({ accepted }) => accepted)).toEqual([false, false, false])
  const acceptedAgreements = agreements.map(({ code, version }) => ({ code, version }))
  const full = await page.change(draft.id, { acceptedAgreements })
  expect(full.agreements.every(({ accepted }) => accepted)).toBe(true)

  // The dot was typed in another form; the card's bank knows her as she is kept.
  expect(name).toBe('古丽·买买提')
  expect(await page.submit(draft.id)).toMatchObject({ status: 'requires_action' })
})

test('what is already waiting for its code is answered as it is when submitted again', async () => {
  const w = await world()
  const page = await walletPage(w)
  const draft = await page.draft()

  const first = await page.submit(draft.id)
  expect(await page.submit(draft.id)).toEqual(first)
  expect(await w.messages()).toHaveLength(1)
})

test('changing a draft that waits for its code makes the code void', async () => {
  const w = await world()
  const page = await walletPage(w)
  const { id } = await page.draft()
  const challengeId = challengeOf(await page.submit(id))
  const [message] = await w.messages()

  const changed = await page.change(id, { person: { cardNumber: '622878100012345672' } })
  expect(changed).toMatchObject({ status: 'draft', nextAction: null })
  await expect(page.answer(challengeId, { otp: message?.code ?? '' })).rejects.toMatchObject({
    code: 'challenge_expired',
  })
  expect(await page.read(id)).toMatchObject({ status: 'draft', failure: null })
})

test('an application nobody finishes closes after a day and forgets the person', async () => {
  const w = await world()
  const page = await walletPage(w)
  const { id } = await page.draft()

  await w.clock.advance('PT23H59M59S')
  const late = await walletPage(w)
  expect(await late.read(id)).toMatchObject({ status: 'draft' })
  await w.clock.advance('PT1S')
  expect(await late.read(id)).toMatchObject({
    status: 'expired',
    person: { name: null, idNumber: null, mobile: null, cardNumber: null },
  })
  await expect(late.submit(id)).rejects.toMatchObject({ code: 'application_not_open' })
  await expect(late.change(id, {})).rejects.toMatchObject({ code: 'application_not_open' })
})

test('applications come newest first, in pages', async () => {
  const w = await world()
  const page = await walletPage(w)
  const made = [await page.begin(), await page.begin(), await page.begin()]
  const list = (query: { limit: number; cursor?: string }) =>
    w.call(contract.applications.list, { params: { userId: 'me' }, query }, page.as)

  const first = await list({ limit: 2 })
  expect(first.items.map(({ id }) => id)).toEqual([made[2]?.id, made[1]?.id])
  const second = await list({ limit: 2, cursor: first.nextCursor ?? '' })
  expect(second).toMatchObject({ items: [{ id: made[0]?.id }], nextCursor: null })
  await expect(list({ limit: 2, cursor: 'bm9wZQ' })).rejects.toMatchObject({
    problem: { code: 'invalid_field', errors: [{ path: 'query.cursor' }] },
  })
})

test('what a user has is not there for anybody else', async () => {
  const w = await world()
  const owner = await walletPage(w)
  const { id: applicationId } = await owner.begin()
  const { id: accountId, card } = await openAccount(w)
  const other = await walletPage(w, 'u_2')
  const tenant = await w.newApp('另一家店')
  const neighbour = await walletPage(w, 'u_1', tenant)
  const { accounts, applications, cards } = contract

  for (const { as } of [other, neighbour]) {
    const me = { userId: 'me' }
    const asked = await Promise.allSettled([
      w.call(accounts.retrieve, { params: { ...me, accountId } }, as),
      w.call(accounts.balance, { params: { ...me, accountId } }, as),
      w.call(accounts.statementLines, { params: { ...me, accountId } }, as),
      w.call(cards.retrieve, { params: { ...me, cardId: card.id } }, as),
      w.call(applications.retrieve, { params: { ...me, applicationId } }, as),
      w.call(applications.update, { params: { ...me, applicationId }, body: {} }, as),
      w.call(applications.submit, { params: { ...me, applicationId } }, as),
    ])
    for (const each of asked)
      expect(each).toMatchObject({ status: 'rejected', reason: { code: 'not_found' } })
    expect(await w.call(accounts.list, { params: me }, as)).toMatchObject({ items: [] })
    expect(await w.call(cards.list, { params: me }, as)).toMatchObject({ items: [] })
  }
  const asNeighbour = w.call(
    accounts.retrieve,
    { params: { userId: 'u_1', accountId } },
    tenant.merchant,
  )
  await expect(asNeighbour).rejects.toMatchObject({ code: 'not_found' })
})
