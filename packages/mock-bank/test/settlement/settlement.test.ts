import { expect, test } from 'vitest'

import { world } from '../world.ts'
import { merchantIn } from './merchant.ts'

test('a day is cleared when it is over, and paid out the next working day with its fees taken', async () => {
  const w = await world()
  const shop = await merchantIn(w)
  await shop.rule()
  const payment = await shop.sell(88_50)

  const events = await w.clock.advance('PT23H30M')

  const [settlement] = await shop.settlements()
  expect(settlement).toMatchObject({
    ...{ day: '2026-06-02', firstDay: '2026-06-01', lastDay: '2026-06-01', opening: 0 },
    ...{ payments: { count: 1, amount: 88_50 }, refunds: { count: 0, amount: 0 }, fees: 34 },
    ...{ due: 88_16, payout: 88_16, closing: 0, status: 'paid', failure: null },
    payoutLast4: '5679',
  })
  expect(await shop.linesOf(settlement!.id)).toEqual([
    {
      ...{ type: 'payment', id: payment.id, paymentId: payment.id, orderId: null },
      ...{ reference: 'S-1', channel: 'bank_balance', product: null, amount: 88_50, fee: 34 },
      ...{ feeRate: 3_800, net: 88_16, at: payment.finishedAt, day: '2026-06-01' },
    },
  ])
  expect(await shop.balance()).toEqual({ pending: 0, feesDue: 0, payingOut: 0, currency: 'CNY' })
  const told = events.map(({ type }) => type)
  expect(told.filter((type) => /^(?:bill|settlement)\./.test(type))).toEqual([
    ...['bill.available', 'settlement.calculated', 'settlement.paid'],
  ])
})

test('a refund gives the fee back in proportion, and the last one what is left of it', async () => {
  const w = await world()
  const shop = await merchantIn(w)
  await shop.rule()
  const payment = await shop.sell(88_50)
  await shop.sell(100_00)
  await w.settle()
  await shop.shop.refund(payment.id, 30_00)
  await w.clock.advance('P1D')
  await shop.sell(60_00)
  await w.settle()
  await shop.shop.refund(payment.id, 58_50)
  await w.clock.advance('P1D')

  const [second, first] = await shop.settlements()
  expect(first).toMatchObject({ fees: 34 + 38, feesReturned: 11, due: 188_50 - 30_00 - 72 + 11 })
  expect(second).toMatchObject({
    ...{ opening: 0, refunds: { count: 1, amount: 58_50 }, fees: 23, feesReturned: 23 },
    ...{ payout: 1_50, closing: 0, status: 'paid' },
  })
})

test('a fee that is kept on refund is carried as a debt until there is money to take it of', async () => {
  const w = await world()
  const shop = await merchantIn(w)
  await shop.rule({ onRefund: 'kept' })
  const payment = await shop.sell(88_50)
  await w.settle()
  await shop.shop.refund(payment.id, 88_50)
  await w.clock.advance('P1D')
  expect(await shop.settlements()).toMatchObject([{ due: -34, payout: 0, status: 'carried' }])
  expect(await shop.balance()).toMatchObject({ pending: 0, feesDue: 34 })

  await shop.sell(50_00)
  await w.clock.advance('P1D')

  const [settlement] = await shop.settlements()
  expect(settlement).toMatchObject({ opening: -34, fees: 19, payout: 50_00 - 34 - 19, closing: 0 })
  expect(await shop.balance()).toMatchObject({ pending: 0, feesDue: 0 })
})

test('days off are settled together on the next working day', async () => {
  const w = await world({ clock: { now: '2026-06-18T10:00:00+08:00', frozen: true } })
  const shop = await merchantIn(w)
  await shop.sell(1_00)
  await w.clock.advance('P1D')
  await shop.sell(2_00)
  await w.clock.advance('P3D')

  // The Dragon Boat Festival, a Friday, and the weekend after it.
  expect(await shop.settlements()).toMatchObject([
    { day: '2026-06-22', firstDay: '2026-06-18', lastDay: '2026-06-21', payout: 3_00 },
  ])
})

test('a week is settled on the first working day of the next one', async () => {
  const w = await world({ clock: { now: '2026-06-15T10:00:00+08:00', frozen: true } })
  const shop = await merchantIn(w, { terms: { cycle: 'weekly' } })
  await shop.sell(1_00)
  await w.clock.advance('P3D')
  await shop.sell(2_00)
  await w.clock.advance('P4D')

  expect(await shop.settlements()).toMatchObject([
    { day: '2026-06-22', firstDay: '2026-06-15', lastDay: '2026-06-21', payout: 3_00 },
  ])
})

test('who is settled the same day is paid what was paid until 23:00', async () => {
  const w = await world()
  const shop = await merchantIn(w, { terms: { cycle: 'd_plus_0' } })
  await shop.sell(10_00)
  await w.clock.advance('PT12H59M59S')
  await shop.sell(1_00)
  await w.clock.advance('PT1S')
  await shop.sell(2_00)
  await w.clock.advance('PT30M')
  expect(await shop.settlements()).toMatchObject([{ day: '2026-06-01', payout: 11_00 }])

  await w.clock.advance('P1D')
  expect((await shop.settlements())[0]).toMatchObject({ day: '2026-06-02', payout: 2_00 })
})

test('less than the minimum is carried over, and a part is held back for its time', async () => {
  const w = await world()
  const shop = await merchantIn(w, {
    terms: { cycle: 'd_plus_1', minimumPayout: 50_00, reserveRate: 100_000, reserveDays: 2 },
  })
  await shop.sell(40_00)
  await w.clock.advance('P1D')
  await shop.sell(60_00)
  await w.clock.advance('P1D')
  await shop.sell(50_00)
  await w.clock.advance('P1D')

  const all = (await shop.settlements()).toReversed()
  expect(all).toMatchObject([
    { due: 40_00, reserved: 4_00, payout: 0, closing: 40_00, status: 'carried' },
    { due: 100_00, reserved: 10_00, payout: 90_00, closing: 10_00 },
    // What the first one held back is free again.
    { due: 60_00, reserved: 11_00, payout: 0, closing: 60_00 },
  ])
})

test('a pay-out that is refused is the merchant’s again and goes out with the next settlement', async () => {
  const w = await world()
  const shop = await merchantIn(w, { card: 'payOutRefused', terms: { cycle: 'd_plus_1' } })
  await shop.sell(88_50)
  await w.clock.advance('P1D')
  expect(await shop.settlements()).toMatchObject([
    { status: 'failed', payout: 88_50, failure: { code: expect.any(String) } },
  ])
  expect(await shop.balance()).toMatchObject({ pending: 88_50, payingOut: 0 })

  await shop.setAccount('6222021200012345679')
  await w.clock.advance('P1D')

  expect((await shop.settlements())[0]).toMatchObject({
    ...{ opening: 0, payoutsReturned: 88_50, payout: 88_50, status: 'paid', payoutLast4: '5679' },
  })
})

test('a pay-out in another’s name is refused', async () => {
  const w = await world()
  const shop = await merchantIn(w, { terms: { cycle: 'd_plus_1' } })
  await shop.setAccount('6222021200012345679', '王五')
  await shop.sell(88_50)
  await w.clock.advance('P1D')
  expect(await shop.settlements()).toMatchObject([{ status: 'failed' }])
})

test('a pay-out whose answer is lost is asked about, and never sent twice', async () => {
  const w = await world()
  const shop = await merchantIn(w, { card: 'answerLostMoneyMoved', terms: { cycle: 'd_plus_1' } })
  await shop.sell(88_50)
  await w.clock.advance('PT23H')
  expect(await shop.settlements()).toMatchObject([{ status: 'paying' }])
  expect(await shop.balance()).toMatchObject({ pending: 0, payingOut: 88_50 })

  await w.clock.advance('PT1H')

  expect(await shop.settlements()).toMatchObject([{ status: 'paid', payout: 88_50 }])
  expect(await shop.balance()).toMatchObject({ pending: 0, payingOut: 0 })
})

test('a pay-out that comes back days later is the merchant’s again', async () => {
  const w = await world()
  const shop = await merchantIn(w, { card: 'payOutReturnedLater', terms: { cycle: 'd_plus_1' } })
  await shop.sell(88_50)
  await w.clock.advance('P1D')
  expect(await shop.settlements()).toMatchObject([{ status: 'paid' }])
  await shop.setAccount('6222021200012345679')

  const events = await w.clock.advance('P4D')

  const all = (await shop.settlements()).toReversed()
  expect(all).toMatchObject([
    { status: 'returned', failure: { code: 'card_returned' } },
    { status: 'paid', payoutsReturned: 88_50, payout: 88_50 },
  ])
  expect(events.map(({ type }) => type)).toContain('settlement.returned')
})

test('what a settlement pays out is never needed for a refund under way', async () => {
  const w = await world()
  const shop = await merchantIn(w, { terms: { cycle: 'd_plus_1' } })
  const payment = await shop.sell(88_50)
  await shop.sell(10_00)
  await w.clock.advance('PT22H')
  await shop.shop.refund(payment.id, 30_00)
  await w.clock.advance('PT2H')

  expect(await shop.settlements()).toMatchObject([
    { due: 98_50, refundsUnderWay: 30_00, payout: 68_50, closing: 30_00 },
  ])
  await w.clock.advance('P1D')
  expect((await shop.settlements())[0]).toMatchObject({ opening: 30_00, due: 0, payout: 0 })
})

test('without a pay-out account the money waits', async () => {
  const w = await world()
  const shop = await merchantIn(w, { terms: { cycle: 'd_plus_1' } })
  await w.bank.inside.sql`delete from payout_accounts where app_id = ${w.app.id}`
  await shop.sell(88_50)
  await w.clock.advance('P1D')
  expect(await shop.settlements()).toMatchObject([
    { status: 'carried', closing: 88_50, failure: { code: 'payout_account_missing' } },
  ])
})
