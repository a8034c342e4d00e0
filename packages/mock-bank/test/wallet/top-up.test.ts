import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { chart } from '../../src/ledger/index.ts'
import { openAccount, walletPage } from '../accounts/wallet-page.ts'
import { world } from '../world.ts'
import { accountHolder, bookingsOf, challengeIn, pin, toldOf } from './account-holder.ts'

test('a top-up asks for the PIN, then brings the money and tells the merchant', async () => {
  const w = await world()
  const holder = await accountHolder(w)

  const asked = await holder.requestTopUp(200_00)
  expect(asked).toMatchObject({
    ...{ userId: 'u_1', accountId: holder.accountId, amount: 200_00, status: 'requires_action' },
    ...{ reference: null, failure: null, finishedAt: null },
  })
  expect(await holder.page.challenge(challengeIn(asked))).toMatchObject({
    ...{ type: 'pin', scene: 'top_up', amount: 200_00, status: 'pending' },
  })
  expect(await holder.balance()).toMatchObject({ total: 0 })

  const topUp = await holder.approve(asked)
  expect(topUp).toEqual({
    ...asked,
    status: 'succeeded',
    nextAction: null,
    finishedAt: '2026-06-01T10:00:00.000+08:00',
  })
  expect(await holder.balance()).toMatchObject({ available: 200_00, held: 0, total: 200_00 })
  expect(await holder.topUpOf(topUp.id)).toEqual(topUp)
  expect(await holder.statement()).toMatchObject([
    {
      ...{ kind: 'top_up', direction: 'in', amount: 200_00, balanceAfter: 200_00 },
      ...{ counterparty: '工商银行 (5679)', resourceId: topUp.id },
    },
  ])
  expect(await bookingsOf(w)).toMatchObject([{ direction: 'collected', amount: 200_00 }])
  expect(await toldOf(w)).toEqual(['top_up.succeeded'])
})

test('the statement names the card’s bank in the reader’s language', async () => {
  const w = await world()
  const holder = await accountHolder(w, { balance: 10_00 })
  const lines = await w.call(
    contract.accounts.statementLines,
    {
      params: { userId: 'me', accountId: holder.accountId },
      headers: { 'accept-language': 'en' },
    },
    holder.as,
  )
  expect(lines.items).toMatchObject([{ counterparty: 'ICBC (5679)' }])
})

test.each([
  ['insufficientFunds', 'card_insufficient_funds'],
  ['restricted', 'card_restricted'],
])('a top-up from the card %s fails as %s, and nothing moves', async (card, code) => {
  const w = await world()
  const holder = await accountHolder(w, { card })

  const topUp = await holder.topUp(200_00)

  expect(topUp).toMatchObject({ status: 'failed', failure: { code }, nextAction: null })
  expect(await holder.balance()).toMatchObject({ total: 0 })
  expect(await bookingsOf(w)).toEqual([])
  expect(await toldOf(w)).toEqual(['top_up.failed'])
})

test('when the answer is lost but the card was debited, asking the network finds the money', async () => {
  const w = await world()
  const holder = await accountHolder(w, { card: 'answerLostMoneyMoved' })

  const waiting = await holder.topUp(200_00)
  expect(waiting).toMatchObject({ status: 'processing', nextAction: { type: 'wait' } })
  expect(await holder.balance()).toMatchObject({ total: 0 })

  await w.clock.advance('PT14S')
  expect(await holder.topUpOf(waiting.id)).toMatchObject({ status: 'processing' })
  const events = await w.clock.advance('PT1S')

  expect(events).toMatchObject([{ type: 'top_up.succeeded', data: { id: waiting.id } }])
  expect(await holder.topUpOf(waiting.id)).toMatchObject({
    status: 'succeeded',
    finishedAt: '2026-06-01T10:00:15.000+08:00',
  })
  expect(await holder.balance()).toMatchObject({ total: 200_00 })
  expect(await bookingsOf(w)).toHaveLength(1)
})

test('when the request itself was lost, the top-up fails once the network has been asked for long enough', async () => {
  const w = await world()
  const holder = await accountHolder(w, { card: 'answerLostNothingMoved' })
  const waiting = await holder.topUp(200_00)

  await w.clock.advance('PT49M44S')
  expect(await holder.topUpOf(waiting.id)).toMatchObject({ status: 'processing' })
  await w.clock.advance('PT1S')

  expect(await holder.topUpOf(waiting.id)).toMatchObject({
    status: 'failed',
    failure: { code: 'card_no_answer' },
  })
  expect(await holder.balance()).toMatchObject({ total: 0 })
  expect(await bookingsOf(w)).toEqual([])
})

test('what may still be on its way is never given up, however late the realm’s clock', async () => {
  const w = await world()
  const holder = await accountHolder(w, { card: 'answerLostNothingMoved' })
  const { sql, wall } = w.bank.inside
  const waiting = await holder.topUp(200_00)
  const soon = new Date(wall().getTime() + 60_000)
  await sql`update card_movements set sending_until = ${soon} where id = ${waiting.id}`

  await w.clock.advance('P2D')
  expect(await holder.topUpOf(waiting.id)).toMatchObject({ status: 'processing' })

  await sql`update card_movements set sending_until = ${wall()} where id = ${waiting.id}`
  await w.clock.advance('PT30M')
  expect(await holder.topUpOf(waiting.id)).toMatchObject({ status: 'failed' })
})

test.each([
  ['processingThenDone', 'succeeded', 200_00],
  ['processingThenRefused', 'failed', 0],
])('a top-up the network is still processing (%s) ends as %s', async (card, status, total) => {
  const w = await world()
  const holder = await accountHolder(w, { card })
  const waiting = await holder.topUp(200_00)
  expect(waiting.status).toBe('processing')

  await w.clock.advance('PT15S')
  expect(await holder.topUpOf(waiting.id)).toMatchObject({ status: 'processing' })
  await w.clock.advance('PT30S')

  expect(await holder.topUpOf(waiting.id)).toMatchObject({ status })
  expect(await holder.balance()).toMatchObject({ total })
})

test('what would exceed the cap is refused before anybody is asked', async () => {
  const w = await world()
  const holder = await accountHolder(w, { balance: 1_500_00 })

  await expect(holder.requestTopUp(500_01)).rejects.toMatchObject({
    status: 409,
    code: 'balance_cap_exceeded',
    problem: { details: { cap: 2_000_00, balance: 1_500_00 } },
  })
  expect(await holder.topUp(500_00)).toMatchObject({ status: 'succeeded' })
})

test('money the account can no longer take goes back to the card, and every fen is booked', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  const first = await holder.requestTopUp(1_500_00)
  const second = await holder.requestTopUp(1_500_00)
  await holder.approve(first)
  await w.settle()

  const failed = await holder.approve(second)

  expect(failed).toMatchObject({ status: 'failed', failure: { code: 'balance_cap_exceeded' } })
  expect(await holder.balance()).toMatchObject({ total: 1_500_00 })
  expect(await bookingsOf(w)).toMatchObject([
    { direction: 'collected', amount: 1_500_00 },
    { direction: 'collected', amount: 1_500_00 },
    { direction: 'paid_out', amount: 1_500_00 },
  ])
  const { ledger } = w.bank.inside
  expect(await ledger.balance(chart.suspense(w.realm.id))).toMatchObject({ total: 0 })
  expect(await ledger.balance(chart.cardNetworkClearing(w.realm.id))).toMatchObject({
    total: 1_500_00,
  })
  expect(await toldOf(w)).toEqual(['top_up.succeeded', 'top_up.failed'])
})

test('a return the card’s bank refuses is kept as nobody’s and sent again the next day', async () => {
  const w = await world()
  const holder = await accountHolder(w, { card: 'payOutRefused' })
  const first = await holder.requestTopUp(1_500_00)
  const second = await holder.requestTopUp(1_500_00)
  await holder.approve(first)
  const { id } = await holder.approve(second)
  const { sql, ledger } = w.bank.inside
  const returnsOf = async () => {
    const [row] = await sql<{ returns: number }[]>`
      select returns from card_movements where id = ${id}`
    return row?.returns
  }

  await w.clock.advance('PT15S')
  expect(await holder.topUpOf(id)).toMatchObject({ status: 'processing', failure: null })
  expect(await returnsOf()).toBe(1)
  await w.clock.advance('P1D')
  expect(await returnsOf()).toBe(2)
  await w.clock.advance('P2DT1M')

  expect(await returnsOf()).toBe(4)
  expect(await holder.topUpOf(id)).toMatchObject({ status: 'processing', failure: null })
  expect(await ledger.balance(chart.suspense(w.realm.id))).toMatchObject({ total: 1_500_00 })
  expect(await toldOf(w)).toEqual(['top_up.succeeded'])
})

test('the same reference finds the same top-up, and no other', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  const body = { accountId: holder.accountId, amount: 30_00, reference: 'T-1' }
  const create = (changed = {}) =>
    w.send(
      contract.topUps.create,
      { params: { userId: 'me' }, body: { ...body, ...changed } },
      holder.as,
    )

  const made = await create()
  const again = await create()
  expect([made.status, again.status]).toEqual([201, 200])
  expect(await again.json()).toEqual(await made.json())

  const other = await create({ amount: 31_00 })
  expect(other.status).toBe(409)
  expect(await other.json()).toMatchObject({ code: 'reference_conflict' })
})

test('twenty at once with one reference make one top-up', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  const made = await Promise.all(
    Array.from({ length: 20 }, () => holder.requestTopUp(30_00, 'T-1')),
  )
  expect(new Set(made.map(({ id }) => id)).size).toBe(1)
})

test('twenty answers at once debit the card once', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  const asked = await holder.requestTopUp(30_00)

  const answers = await Promise.allSettled(
    Array.from({ length: 20 }, () => holder.page.answer(challengeIn(asked), { pin })),
  )

  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await holder.balance()).toMatchObject({ total: 30_00 })
  expect(await bookingsOf(w)).toHaveLength(1)
})

test('a PIN that is never given lets the top-up fail, and nothing moves', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  const asked = await holder.requestTopUp(30_00)

  const events = await w.clock.advance('PT10M')

  expect(events).toMatchObject([{ type: 'top_up.failed', data: { id: asked.id } }])
  expect(await holder.topUpOf(asked.id)).toMatchObject({
    status: 'failed',
    failure: { code: 'not_completed' },
    nextAction: null,
  })
  await expect(holder.approve(asked)).rejects.toMatchObject({ code: 'challenge_expired' })
  expect(await bookingsOf(w)).toEqual([])
})

test('a PIN that is wrong too often lets the top-up fail at once', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  const asked = await holder.requestTopUp(30_00)
  const wrong = () => holder.page.answer(challengeIn(asked), { pin: '314159' })

  for (let left = 4; left > 0; left -= 1) {
    await expect(wrong()).rejects.toMatchObject({
      code: 'pin_wrong',
      problem: { details: { attemptsLeft: left } },
    })
  }
  await expect(wrong()).rejects.toMatchObject({ code: 'attempts_exhausted' })

  expect(await holder.topUpOf(asked.id)).toMatchObject({ failure: { code: 'not_completed' } })
})

test('without a PIN there is nothing to approve a top-up with', async () => {
  const w = await world()
  const { id: accountId } = await openAccount(w)
  const { as } = await walletPage(w)
  const asked = w.call(
    contract.topUps.create,
    { params: { userId: 'me' }, body: { accountId, amount: 30_00 } },
    as,
  )
  await expect(asked).rejects.toMatchObject({ status: 409, code: 'pin_not_set' })
  const [count] = await w.bank.inside.sql<{ count: number }[]>`
    select count(*) from card_movements where realm_id = ${w.realm.id}`
  expect(count?.count).toBe(0)
})

test('a frozen account takes nothing', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  await w.bank.inside.sql`update accounts set status = 'frozen_all' where id = ${holder.accountId}`
  await expect(holder.requestTopUp(30_00)).rejects.toMatchObject({ code: 'account_frozen' })
})

test('to everybody else a top-up does not exist', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  const topUp = await holder.topUp(30_00)
  const stranger = await w.asUser('u_2')
  const elsewhere = await w.newApp()
  const missing = { status: 404, code: 'not_found' }
  const params = { userId: 'u_1', topUpId: topUp.id }

  expect(await w.call(contract.topUps.retrieve, { params })).toEqual(topUp)
  await expect(
    w.call(contract.topUps.retrieve, { params: { ...params, userId: 'me' } }, stranger),
  ).rejects.toMatchObject(missing)
  await expect(
    w.call(contract.topUps.retrieve, { params }, elsewhere.merchant),
  ).rejects.toMatchObject(missing)
  await expect(
    w.call(
      contract.topUps.create,
      { params: { userId: 'me' }, body: { accountId: holder.accountId, amount: 100 } },
      stranger,
    ),
  ).rejects.toMatchObject(missing)
  const withdrawal = { ...params, withdrawalId: topUp.id }
  await expect(w.call(contract.withdrawals.retrieve, { params: withdrawal })).rejects.toMatchObject(
    missing,
  )
})

test('top-ups are listed newest first, a page at a time', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  for (const amount of [1_00, 2_00, 3_00]) await holder.topUp(amount)
  const list = (query: { limit: number; cursor?: string }) =>
    w.call(contract.topUps.list, { params: { userId: 'me' }, query }, holder.as)

  const first = await list({ limit: 2 })
  expect(first.items.map(({ amount }) => amount)).toEqual([3_00, 2_00])
  const second = await list({ limit: 2, cursor: first.nextCursor ?? '' })
  expect(second.items.map(({ amount }) => amount)).toEqual([1_00])
  expect(second.nextCursor).toBeNull()

  await expect(list({ limit: 2, cursor: 'bm90aGluZw' })).rejects.toMatchObject({
    code: 'invalid_field',
    problem: { errors: [{ path: 'query.cursor' }] },
  })
})
