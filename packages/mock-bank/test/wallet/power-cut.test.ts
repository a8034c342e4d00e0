import { expect, test } from 'vitest'

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
