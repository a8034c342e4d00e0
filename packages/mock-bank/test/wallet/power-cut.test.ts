import { expect, test } from 'vitest'

import { People } from '../../simulators/index.ts'
import { shopIn } from '../orders/shop.ts'
import { type Cut, restartableBank } from '../power-cut.ts'
import { world } from '../world.ts'
import { accountHolder, bookingsOf, toldOf } from './account-holder.ts'

const interruptedWorld = async (balance: number) => {
  const on = await restartableBank()
  const w = await world({ on })
  return { on, w, holder: await accountHolder(w, { balance }) }
}

test.each<Cut['when']>(['before', 'after'])(
  'a top-up cut short %s its credit is credited once',
  async (when) => {
    const { on, w, holder } = await interruptedWorld(0)
    on.cutPower({ when, kind: 'top_up' })
    const waiting = await holder.topUp(200_00)
    expect(waiting).toMatchObject({ status: 'processing', nextAction: { type: 'wait' } })

    await on.restart()
    await w.clock.advance('PT15S')

    expect(await holder.topUpOf(waiting.id)).toMatchObject({ status: 'succeeded' })
    expect(await holder.balance()).toMatchObject({ total: 200_00 })
    expect(await bookingsOf(w)).toHaveLength(1)
    expect(await toldOf(w)).toEqual(['top_up.succeeded'])
  },
)

test('a top-up the books have credited reads as succeeded at once', async () => {
  const { on, holder } = await interruptedWorld(0)
  on.cutPower({ when: 'after', kind: 'top_up' })
  const waiting = await holder.topUp(200_00)

  await on.restart()

  expect(await holder.topUpOf(waiting.id)).toMatchObject({
    status: 'succeeded',
    finishedAt: '2026-06-01T10:00:00.000+08:00',
  })
})

test.each<Cut>([
  { when: 'before', kind: 'withdrawal_hold' },
  { when: 'after', kind: 'withdrawal_hold' },
  { when: 'before', kind: 'withdrawal' },
  { when: 'after', kind: 'withdrawal' },
])('a withdrawal cut short $when its $kind is paid out once', async (cut) => {
  const { on, w, holder } = await interruptedWorld(200_00)
  on.cutPower(cut)
  const waiting = await holder.withdraw(80_00)
  expect(waiting).toMatchObject({ status: 'processing' })

  on.restorePower()
  await w.clock.advance('PT15S')

  expect(await holder.withdrawalOf(waiting.id)).toMatchObject({ status: 'succeeded' })
  expect(await holder.balance()).toMatchObject({ available: 120_00, held: 0, total: 120_00 })
  expect(await bookingsOf(w)).toHaveLength(2)
})

test.each<Cut>([
  { when: 'before', kind: 'top_up_unplaced' },
  { when: 'after', kind: 'top_up_unplaced' },
  { when: 'before', kind: 'top_up_returned' },
  { when: 'after', kind: 'top_up_returned' },
])('a top-up without a place, cut short $when its $kind, goes back once', async (cut) => {
  const { on, w, holder } = await interruptedWorld(0)
  const first = await holder.requestTopUp(1_500_00)
  const second = await holder.requestTopUp(1_500_00)
  await holder.approve(first)
  on.cutPower(cut)
  expect(await holder.approve(second)).toMatchObject({ status: 'processing' })

  on.restorePower()
  await w.clock.advance('PT15S')

  expect(await holder.topUpOf(second.id)).toMatchObject({
    status: 'failed',
    failure: { code: 'balance_cap_exceeded' },
  })
  expect(await holder.balance()).toMatchObject({ total: 1_500_00 })
  expect((await bookingsOf(w)).map(({ direction }) => direction)).toEqual([
    ...['collected', 'collected', 'paid_out'],
  ])
})

test('a withdrawal of the next day outlives the power going off, before the batch and in it', async () => {
  const { on, w, holder } = await interruptedWorld(200_00)
  const asked = await holder.requestWithdrawal(80_00, undefined, 'next_day')
  await holder.approve(asked)
  await on.restart()
  expect(await holder.withdrawalOf(asked.id)).toMatchObject({ status: 'processing' })

  on.cutPower({ when: 'before', kind: 'withdrawal' })
  await w.clock.advance('PT23H')
  on.restorePower()
  expect(await holder.withdrawalOf(asked.id)).toMatchObject({ status: 'processing' })
  await w.clock.advance('PT15S')

  expect(await holder.withdrawalOf(asked.id)).toMatchObject({ status: 'succeeded' })
  expect(await holder.balance()).toMatchObject({ available: 120_00, held: 0 })
  expect(await bookingsOf(w)).toHaveLength(2)
})

test.each<Cut>([
  { when: 'before', kind: 'withdrawal_sent_back' },
  { when: 'after', kind: 'withdrawal_sent_back' },
  { when: 'before', kind: 'withdrawal_return' },
  { when: 'after', kind: 'withdrawal_return' },
])('a withdrawal sent back, cut short $when its $kind, comes back once', async (cut) => {
  const on = await restartableBank()
  const w = await world({ on })
  const holder = await accountHolder(w, { balance: 200_00, card: 'payOutReturnedLater' })
  const { id } = await holder.withdraw(80_00)
  await w.clock.advance('P1D')
  on.cutPower(cut)
  await w.clock.advance('P1D')
  expect(await holder.withdrawalOf(id)).toMatchObject({ status: 'succeeded' })

  // The job is tried again after a moment of real time.
  await on.restart({ laterByMs: 10_000 })
  await w.clock.advance('PT1S')

  expect(await holder.withdrawalOf(id)).toMatchObject({ failure: { code: 'card_returned' } })
  expect(await holder.balance()).toMatchObject({ available: 200_00, total: 200_00 })
})

test.each<Cut['when']>(['before', 'after'])(
  'a transfer cut short %s its posting moves the money once',
  async (when) => {
    const { on, w, holder } = await interruptedWorld(200_00)
    const payee = await accountHolder(w, {
      ...{ userId: 'u_2', person: People.wangFang, balance: 1_00 },
    })
    const asked = await holder.requestTransfer('u_2', 80_00)
    on.cutPower({ when, kind: 'transfer' })
    expect(await holder.approve(asked)).toMatchObject({ status: 'processing' })

    on.restorePower()
    await w.clock.advance('PT15S')

    expect(await holder.transferOf(asked.id)).toMatchObject({ status: 'succeeded' })
    expect(await holder.balance()).toMatchObject({ total: 120_00 })
    expect(await payee.balance()).toMatchObject({ total: 81_00 })
  },
)

test.each<Cut>([
  { when: 'before', kind: 'refund' },
  { when: 'after', kind: 'refund' },
  { when: 'before', kind: 'refund_set_aside' },
  { when: 'after', kind: 'refund_set_aside' },
  { when: 'before', kind: 'refund_paid_out' },
  { when: 'after', kind: 'refund_paid_out' },
])('a refund cut short $when its $kind is made once', async (cut) => {
  const { on, w, holder } = await interruptedWorld(200_00)
  const shop = shopIn(w)
  const { id: paymentId } = await holder.pay((await shop.order()).id)
  const toCard = cut.kind !== 'refund'
  if (toCard) await holder.topUp(1_888_50)
  await w.settle()
  const { total } = await holder.balance()
  on.cutPower(cut)
  const { id } = await shop.refund(paymentId, 88_50)
  expect(await shop.refundOf(id)).toMatchObject({ status: 'processing' })

  on.restorePower()
  await w.clock.advance('PT15S')

  expect(await shop.refundOf(id)).toMatchObject({
    ...{ status: 'succeeded', destination: toCard ? 'card' : 'balance' },
  })
  expect(await holder.balance()).toMatchObject({ total: total + (toCard ? 0 : 88_50) })
  const paidOut = (await bookingsOf(w)).filter(({ direction }) => direction === 'paid_out')
  expect(paidOut).toHaveLength(toCard ? 1 : 0)
  expect(await shop.owed()).toBe(0)
})
