import type { Account, AnsweredChallenge, Application, Card } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { People } from '../../simulators/index.ts'
import { challengeOf, startBank } from './people-world.ts'

const { newRealm } = await startBank()

test('four factors and a code open an account, and the merchant hears of it', async () => {
  const realm = await newRealm()
  const app = await realm.newApp()
  const page = await app.page('u-1')

  const draft = await page.draft(People.zhangSan)
  expect(draft).toMatchObject({
    userId: 'u-1',
    class: 'III',
    status: 'draft',
    nextAction: null,
    person: {
      name: '*三',
      idNumber: '3****************6',
      mobile: '138****8000',
      cardNumber: '****5679',
    },
    accountId: null,
    createdAt: '2026-06-01T10:00:00.000+08:00',
    expiresAt: '2026-06-02T10:00:00.000+08:00',
  })

  const submitted = await page.submit(draft.id)
  expect(submitted.body.status).toBe('requires_action')
  const challengeId = challengeOf(submitted.body)
  expect(await page.challenge(challengeId)).toMatchObject({
    type: 'otp',
    scene: 'open_account',
    status: 'pending',
    amount: null,
    attemptsLeft: 5,
    mobile: '138****8000',
    resendAt: '2026-06-01T10:01:00.000+08:00',
    expiresAt: '2026-06-01T10:05:00.000+08:00',
    now: '2026-06-01T10:00:00.000+08:00',
  })

  const [message] = await realm.messages('13800138000')
  expect(message?.text).toContain(`验证码 ${message?.code}`)
  const answered = await page.answer<AnsweredChallenge>(challengeId, { otp: message?.code })
  expect(answered.status).toBe(200)
  expect(answered.body.challenge.status).toBe('passed')
  const opened = answered.body.subject.resource as Application
  expect(opened).toMatchObject({ id: draft.id, status: 'approved', nextAction: null })

  const accounts = await app.server<{ items: Account[] }>('GET', '/v1/users/u-1/accounts')
  expect(accounts.body.items).toMatchObject([
    {
      id: opened.accountId,
      userId: 'u-1',
      class: 'III',
      status: 'active',
      balanceCap: 200_000,
      card: { bankName: '工商银行', last4: '5679' },
      openedAt: '2026-06-01T10:00:00.000+08:00',
    },
  ])
  const cards = await page.call<{ items: Card[] }>('GET', '/v1/users/me/cards')
  expect(cards.body.items).toMatchObject([
    { id: accounts.body.items[0]?.card.id, bankCode: 'ICBC', type: 'debit', status: 'bound' },
  ])
  const balance = await page.call('GET', `/v1/users/me/accounts/${opened.accountId}/balance`)
  expect(balance.body).toMatchObject({ currency: 'CNY', available: 0, held: 0, total: 0 })

  const events = await app.events()
  expect(events.map(({ type }) => type)).toEqual([
    'card.bound',
    'account.opened',
    'application.approved',
  ])
  expect(events[1]?.data).toEqual(accounts.body.items[0])
})
