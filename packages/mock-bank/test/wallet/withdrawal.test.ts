import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { inquire } from '../../src/wallet/index.ts'
import { selectRealm } from '../../src/realms/realms.ts'
import { walletPage } from '../accounts/wallet-page.ts'
import { shopIn } from '../orders/shop.ts'
import { type World, world } from '../world.ts'
import { accountHolder, bookingsOf, challengeIn, pin, toldOf } from './account-holder.ts'

test('a withdrawal asks for the PIN, then pays to the card and tells the merchant', async () => {
  const w = await world()
  const holder = await accountHolder(w, { balance: 200_00 })

  const asked = await holder.requestWithdrawal(80_00)
  expect(asked).toMatchObject({
    ...{ amount: 80_00, status: 'requires_action', failure: null, returnedAt: null },
    ...{ speed: 'fast', expectedAt: '2026-06-01T12:00:00.000+08:00' },
  })
  expect(await holder.page.challenge(challengeIn(asked))).toMatchObject({
    ...{ type: 'pin', scene: 'withdrawal', amount: 80_00 },
  })

  const withdrawal = await holder.approve(asked)
  expect(withdrawal).toEqual({
    ...asked,
    status: 'succeeded',
    nextAction: null,
    finishedAt: '2026-06-01T10:00:00.000+08:00',
  })
  expect(await holder.balance()).toMatchObject({ available: 120_00, held: 0, total: 120_00 })
  expect(await holder.withdrawalOf(withdrawal.id)).toEqual(withdrawal)
  const [line] = await holder.statement()
  expect(line).toMatchObject({
    ...{ kind: 'withdrawal', direction: 'out', amount: 80_00, balanceAfter: 120_00 },
    ...{ counterparty: '工商银行 (5679)', resourceId: withdrawal.id },
  })
  expect(await bookingsOf(w)).toMatchObject([{}, { direction: 'paid_out', amount: 80_00 }])
  expect(await toldOf(w)).toEqual(['top_up.succeeded', 'withdrawal.succeeded'])
})

test('what the card’s bank refuses can be spent again', async () => {
  const w = await world()
  const holder = await accountHolder(w, { card: 'payOutRefused', balance: 200_00 })

  const withdrawal = await holder.withdraw(80_00)

  expect(withdrawal).toMatchObject({ status: 'failed', failure: { code: 'card_restricted' } })
  expect(await holder.balance()).toMatchObject({ available: 200_00, held: 0 })
  expect(await holder.statement()).toHaveLength(1)
  expect(await toldOf(w)).toEqual(['top_up.succeeded', 'withdrawal.failed'])
})

test('until the card’s bank has answered, the money is held and cannot be spent twice', async () => {
  const w = await world()
  const holder = await accountHolder(w, { card: 'payOutReturned', balance: 200_00 })

  const waiting = await holder.withdraw(80_00)
  expect(waiting).toMatchObject({ status: 'processing', nextAction: { type: 'wait' } })
  expect(await holder.balance()).toMatchObject({ available: 120_00, held: 80_00, total: 200_00 })
  await expect(holder.requestWithdrawal(120_01)).rejects.toMatchObject({
    status: 402,
    code: 'insufficient_balance',
    problem: { details: { available: 120_00, required: 120_01 } },
  })

  const events = await w.clock.advance('PT45S')
  expect(events).toMatchObject([{ type: 'withdrawal.failed', data: { id: waiting.id } }])
  expect(await holder.withdrawalOf(waiting.id)).toMatchObject({
    status: 'failed',
    failure: { code: 'card_refused' },
  })
  expect(await holder.balance()).toMatchObject({ available: 200_00, held: 0 })
})

test('when the answer is lost but the card was credited, asking the network finds it', async () => {
  const w = await world()
  const holder = await accountHolder(w, { card: 'answerLostMoneyMoved' })
  await holder.topUp(200_00)
  await w.clock.advance('PT15S')

  const waiting = await holder.withdraw(80_00)
  expect(await holder.balance()).toMatchObject({ available: 120_00, held: 80_00 })
  await w.clock.advance('PT15S')

  expect(await holder.withdrawalOf(waiting.id)).toMatchObject({ status: 'succeeded' })
  expect(await holder.balance()).toMatchObject({ available: 120_00, held: 0, total: 120_00 })
  expect(await bookingsOf(w)).toHaveLength(2)
})

test('two withdrawals of the same money: the books let one through', async () => {
  const w = await world()
  const holder = await accountHolder(w, { balance: 100_00 })
  const first = await holder.requestWithdrawal(80_00)
  const second = await holder.requestWithdrawal(80_00)

  const ended = await Promise.all([holder.approve(first), holder.approve(second)])

  expect(ended.map(({ status }) => status).sort()).toEqual(['failed', 'succeeded'])
  expect(ended.find(({ status }) => status === 'failed')).toMatchObject({
    failure: { code: 'insufficient_balance' },
  })
  expect(await holder.balance()).toMatchObject({ available: 20_00, held: 0, total: 20_00 })
  expect(await bookingsOf(w)).toHaveLength(2)
})

test('twenty answers at once pay out once', async () => {
  const w = await world()
  const holder = await accountHolder(w, { balance: 100_00 })
  const asked = await holder.requestWithdrawal(30_00)

  const answers = await Promise.allSettled(
    Array.from({ length: 20 }, () => holder.page.answer(challengeIn(asked), { pin })),
  )

  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await holder.balance()).toMatchObject({ available: 70_00, held: 0 })
  expect(await bookingsOf(w)).toHaveLength(2)
})

test.each([
  ['processingThenDone', 'succeeded', 120_00],
  ['payOutReturned', 'failed', 200_00],
])('asked by many at once (%s), the hold ends once', async (card, status, available) => {
  const w = await world()
  const holder = await accountHolder(w, { card, balance: 200_00 })
  await w.clock.advance('PT45S')
  const { inside } = w.bank
  const { id } = await holder.withdraw(80_00)
  const realm = await selectRealm(inside.sql, w.realm.id)
  if (!realm) throw new Error('The realm is gone.')
  const payload = { id, networkOrder: id.replace('_', ''), asked: 0 }

  for (let round = 0; round < 3; round += 1) {
    await Promise.all(Array.from({ length: 8 }, () => inquire(inside, realm, payload)))
  }

  expect(await holder.withdrawalOf(id)).toMatchObject({ status })
  expect(await holder.balance()).toMatchObject({ available, held: 0 })
})

test('a withdrawal of the next day is held today and sent with tomorrow’s batch', async () => {
  const w = await world()
  const holder = await accountHolder(w, { balance: 200_00 })
  const asked = await holder.requestWithdrawal(80_00, 'W-1', 'next_day')
  expect(asked).toMatchObject({
    ...{ speed: 'next_day', expectedAt: '2026-06-02T18:00:00.000+08:00' },
  })

  const waiting = await holder.approve(asked)
  expect(waiting).toMatchObject({ status: 'processing', nextAction: { type: 'wait' } })
  expect(await holder.balance()).toMatchObject({ available: 120_00, held: 80_00 })

  await w.clock.advance('PT22H59M')
  expect(await holder.withdrawalOf(waiting.id)).toMatchObject({ status: 'processing' })
  expect(await bookingsOf(w)).toHaveLength(1)
  expect(await w.clock.advance('PT1M')).toMatchObject([{ type: 'withdrawal.succeeded' }])

  expect(await holder.withdrawalOf(waiting.id)).toMatchObject({
    ...{ status: 'succeeded', finishedAt: '2026-06-02T09:00:00.000+08:00' },
  })
  expect(await holder.balance()).toMatchObject({ available: 120_00, held: 0 })
  expect(await bookingsOf(w)).toMatchObject([{}, { direction: 'paid_out', amount: 80_00 }])
})

test('a withdrawal whose PIN is given after midnight goes with the batch of the day after', async () => {
  const w = await world({ clock: { now: '2026-06-01T23:55:00.000+08:00', frozen: true } })
  const holder = await accountHolder(w, { balance: 200_00 })
  const asked = await holder.requestWithdrawal(80_00, undefined, 'next_day')
  expect(asked).toMatchObject({ expectedAt: '2026-06-02T18:00:00.000+08:00' })
  await w.clock.advance('PT6M')

  expect(await holder.approve(asked)).toMatchObject({
    expectedAt: '2026-06-03T18:00:00.000+08:00',
  })
  await w.clock.advance('PT24H')
  expect(await holder.withdrawalOf(asked.id)).toMatchObject({ status: 'processing' })
})

test('the answer to tomorrow’s batch may be lost too: asking the network finds it', async () => {
  const w = await world()
  const holder = await accountHolder(w, { card: 'answerLostMoneyMoved' })
  await holder.topUp(200_00)
  await w.clock.advance('PT15S')
  const { id } = await holder.approve(await holder.requestWithdrawal(80_00, undefined, 'next_day'))

  await w.clock.advance('PT22H59M45S')
  expect(await holder.withdrawalOf(id)).toMatchObject({ status: 'processing' })
  await w.clock.advance('PT15S')

  expect(await holder.withdrawalOf(id)).toMatchObject({ status: 'succeeded' })
  expect(await bookingsOf(w)).toHaveLength(2)
})

test('the speed is part of what a reference stands for', async () => {
  const w = await world()
  const holder = await accountHolder(w, { balance: 100_00 })
  const asked = await holder.requestWithdrawal(1_00, 'W-1')
  expect(await holder.requestWithdrawal(1_00, 'W-1', 'fast')).toEqual(asked)
  await expect(holder.requestWithdrawal(1_00, 'W-1', 'next_day')).rejects.toMatchObject({
    code: 'reference_conflict',
  })
})

test('a frozen account pays out nothing', async () => {
  const w = await world()
  const holder = await accountHolder(w, { balance: 100_00 })
  await w.bank.inside
    .sql`update accounts set status = 'frozen_debit' where id = ${holder.accountId}`
  await expect(holder.requestWithdrawal(30_00)).rejects.toMatchObject({ code: 'account_frozen' })
  expect(await holder.topUp(1_00)).toMatchObject({ status: 'succeeded' })
})

test('an account frozen before the PIN is typed pays out nothing', async () => {
  const w = await world()
  const holder = await accountHolder(w, { balance: 100_00 })
  const asked = await holder.requestWithdrawal(30_00)
  await w.bank.inside
    .sql`update accounts set status = 'frozen_debit' where id = ${holder.accountId}`

  expect(await holder.approve(asked)).toMatchObject({
    status: 'failed',
    failure: { code: 'account_frozen' },
  })
  expect(await holder.balance()).toMatchObject({ available: 100_00, held: 0 })
  expect(await bookingsOf(w)).toHaveLength(1)
})

test('a freeze does not undo what is under way', async () => {
  const w = await world()
  const holder = await accountHolder(w, { card: 'processingThenDone', balance: 100_00 })
  await w.clock.advance('PT45S')
  const waiting = await holder.withdraw(30_00)
  await w.bank.inside.sql`update accounts set status = 'frozen_all' where id = ${holder.accountId}`
  // The end of the PIN's challenge looks at the withdrawal once more.
  await w.clock.advance('PT10M')

  expect(await holder.withdrawalOf(waiting.id)).toMatchObject({ status: 'succeeded' })
  expect(await holder.balance()).toMatchObject({ available: 70_00, held: 0 })
})

test('the same reference finds the same withdrawal, even when the money is gone by then', async () => {
  const w = await world()
  const holder = await accountHolder(w, { balance: 100_00 })
  const asked = await holder.requestWithdrawal(100_00, 'W-1')
  const done = await holder.approve(asked)

  expect(await holder.requestWithdrawal(100_00, 'W-1')).toEqual(done)
  await expect(holder.requestWithdrawal(1_00, 'W-1')).rejects.toMatchObject({
    code: 'reference_conflict',
  })
  // References are counted by noun.
  expect(await holder.requestTopUp(1_00, 'W-1')).toMatchObject({ status: 'requires_action' })
})

test('to everybody else a withdrawal does not exist', async () => {
  const w = await world()
  const holder = await accountHolder(w, { balance: 100_00 })
  const { id: withdrawalId } = await holder.withdraw(30_00)
  const elsewhere = await w.newApp()
  const missing = { status: 404, code: 'not_found' }

  await expect(
    w.call(
      contract.withdrawals.retrieve,
      { params: { userId: 'u_1', withdrawalId } },
      elsewhere.merchant,
    ),
  ).rejects.toMatchObject(missing)
  await expect(
    w.call(
      contract.withdrawals.retrieve,
      { params: { userId: 'me', withdrawalId } },
      await w.asUser('u_2'),
    ),
  ).rejects.toMatchObject(missing)
  await expect(
    w.call(contract.withdrawals.list, { params: { userId: 'u_1' } }, await w.asUser('u_2')),
  ).rejects.toMatchObject(missing)
})

test('a withdrawal that the card’s bank sends back days later is in the account again', async () => {
  const w = await world()
  const holder = await accountHolder(w, { card: 'payOutReturnedLater', balance: 200_00 })
  const { id } = await holder.withdraw(80_00)
  await w.clock.advance('P1D')
  expect(await holder.withdrawalOf(id)).toMatchObject({ status: 'succeeded', returnedAt: null })

  const events = await w.clock.advance('P1D')

  expect(events).toMatchObject([{ type: 'withdrawal.returned', data: { id } }])
  expect(await holder.withdrawalOf(id)).toMatchObject({
    ...{ status: 'returned', failure: { code: 'card_returned' } },
    ...{ finishedAt: '2026-06-01T10:00:00.000+08:00', returnedAt: '2026-06-03T10:00:00.000+08:00' },
  })
  expect(await holder.balance()).toMatchObject({ available: 200_00, held: 0 })
  expect((await holder.statement())[0]).toMatchObject({
    ...{ kind: 'withdrawal_return', direction: 'in', amount: 80_00, balanceAfter: 200_00 },
    ...{ counterparty: '农业银行 (0157)', resourceId: id },
  })
  expect(await bookingsOf(w)).toMatchObject([{ direction: 'collected' }])
  expect(await w.clock.advance('P10D')).toEqual([])
})

test('what was sent back waits at the bank until the account has room for it', async () => {
  const w = await world()
  const holder = await accountHolder(w, { card: 'payOutReturnedLater', balance: 200_00 })
  const { id } = await holder.withdraw(80_00)
  await holder.topUp(1_880_00)
  await w.settle()
  expect(await w.clock.advance('P3D')).toMatchObject([{ type: 'withdrawal.returned' }])
  expect(await holder.withdrawalOf(id)).toMatchObject({
    ...{ status: 'returned', failure: { code: 'return_waiting' } },
  })
  expect(await holder.balance()).toMatchObject({ total: 2_000_00 })

  await makeRoom(w, holder, 80_00)
  await w.settle()
  const events = await w.clock.advance('P1D')

  expect(events).toMatchObject([{ type: 'withdrawal.returned', data: { id } }])
  expect(await holder.withdrawalOf(id)).toMatchObject({ failure: { code: 'card_returned' } })
  expect(await holder.balance()).toMatchObject({ total: 2_000_00 })
  expect(await w.clock.advance('P10D')).toEqual([])
})

test('what was sent back to an account that is frozen both ways waits until it is not', async () => {
  const w = await world()
  const holder = await accountHolder(w, { card: 'payOutReturnedLater', balance: 200_00 })
  const { id } = await holder.withdraw(80_00)
  const { sql } = w.bank.inside
  await sql`update accounts set status = 'frozen_all' where id = ${holder.accountId}`
  await w.clock.advance('P4D')
  expect(await holder.withdrawalOf(id)).toMatchObject({ failure: { code: 'return_waiting' } })

  await sql`update accounts set status = 'active' where id = ${holder.accountId}`
  await w.clock.advance('P1D')
  expect(await holder.withdrawalOf(id)).toMatchObject({ failure: { code: 'card_returned' } })
  expect(await holder.balance()).toMatchObject({ total: 200_00 })
})

/** Spends at the shop by a page opened just now. */
const makeRoom = async (w: World, { userId }: { userId: string }, amount: number) => {
  const page = await walletPage(w, userId)
  const order = await shopIn(w).order({ amount })
  const payment = await w.call(
    contract.userPayments.create,
    { params: { userId: 'me' }, body: { orderId: order.id } },
    page.as,
  )
  await page.answer(challengeIn(payment), { pin })
}
