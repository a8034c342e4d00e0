import { array, assert, integer, property } from 'fast-check'
import { expect, test } from 'vitest'

import { feeOf, feeReturnOf } from '../../src/fees/index.ts'
import { world } from '../world.ts'
import { merchantIn } from './merchant.ts'

const rate = (feeRate: number, minFee: number | null = null, maxFee: number | null = null) => ({
  ...{ feeRate, minFee, maxFee },
})

test('a fee is rounded half up to the fen', () => {
  expect(feeOf(88_50, rate(3_800))).toBe(34)
  expect(feeOf(1_25, rate(4_000))).toBe(1)
  expect(feeOf(1_24, rate(4_000))).toBe(0)
  expect(feeOf(10_000_000_000, rate(999_999))).toBe(9_999_990_000)
  expect(feeOf(1, rate(6_000, 10))).toBe(1)
  expect(feeOf(100, rate(0, 10))).toBe(10)
  expect(feeOf(100_000_00, rate(6_000, null, 13_00))).toBe(13_00)
})

test('refunds give back parts of a fee of 34: 11 with 30 of 88.50 yuan, 23 with the rest', () => {
  const paid = { amount: 88_50, fee: 34, refunded: 0, feeReturned: 0 }
  expect(feeReturnOf(30_00, paid)).toBe(11)
  expect(feeReturnOf(58_50, { ...paid, refunded: 30_00, feeReturned: 11 })).toBe(23)
})

test('however a payment is refunded, the fee given back is the whole fee in the end and never more before', () => {
  const amounts = array(integer({ min: 1, max: 10_000_00 }), { minLength: 1, maxLength: 20 })
  assert(
    property(amounts, integer({ min: 0, max: 100_000 }), (refunds, feeRate) => {
      const amount = refunds.reduce((sum, each) => sum + each, 0)
      const fee = feeOf(amount, rate(feeRate))
      let [refunded, feeReturned] = [0, 0]
      for (const refund of refunds) {
        const back = feeReturnOf(refund, { amount, fee, refunded, feeReturned })
        refunded += refund
        feeReturned += back
        expect(back).toBeGreaterThanOrEqual(0)
        expect(feeReturned).toBeLessThanOrEqual(fee)
      }
      expect(feeReturned).toBe(fee)
    }),
  )
})

test('a payment costs what was agreed when it was paid, whatever is agreed later', async () => {
  const w = await world()
  const shop = await merchantIn(w)
  await shop.rule({ feeRate: 3_000 })
  await shop.sell(100_00)
  await w.clock.advance('PT1H')
  await shop.rule({ feeRate: 2_000 })
  await shop.sell(100_00)
  await w.clock.advance('P1D')

  const [settlement] = await shop.settlements()
  const lines = await shop.linesOf(settlement!.id)
  expect(lines.map(({ fee, feeRate }) => [fee, feeRate])).toEqual([
    [30, 3_000],
    [20, 2_000],
  ])
  await expect(shop.rule({ effectiveFrom: '2026-06-01T00:00:00+08:00' })).rejects.toMatchObject({
    ...{ status: 400, problem: { errors: [{ path: 'effectiveFrom' }] } },
  })
})

test('a promotion goes before the tariff while it runs', async () => {
  const w = await world()
  const shop = await merchantIn(w, { terms: { cycle: 'd_plus_1' } })
  await shop.rule({
    ...{ feeRate: 0, promotion: '开业优惠', effectiveUntil: '2026-06-02T00:00:00+08:00' },
  })
  await shop.rule({ feeRate: 3_800 })
  await shop.sell(100_00)
  await w.clock.advance('P1D')
  await shop.sell(100_00)
  await w.clock.advance('P1D')

  expect((await shop.settlements()).map(({ fees }) => fees)).toEqual([38, 0])
})

test('a step of a tariff holds once the month before the day has come to so much', async () => {
  const w = await world({ clock: { now: '2026-06-28T10:00:00+08:00', frozen: true } })
  const shop = await merchantIn(w, { terms: { cycle: 'd_plus_1' } })
  await shop.rule({ feeRate: 3_800 })
  await shop.rule({ feeRate: 2_000, turnoverFrom: 150_00 })
  for (let day = 0; day < 3; day += 1) {
    await shop.sell(100_00)
    await w.clock.advance('P1D')
  }
  await shop.sell(100_00)
  await w.clock.advance('P1D')

  // The next month begins anew.
  expect((await shop.settlements()).map(({ fees }) => fees).toReversed()).toEqual([38, 38, 20, 38])
})

test('the report says what the bank’s own channels saved, refunds taken into account', async () => {
  const w = await world({ app: { channels: ['bank_balance', 'alipay'] } })
  const shop = await merchantIn(w, { terms: { cycle: 'd_plus_1' } })
  await shop.rule({ feeRate: 2_000 })
  const payment = await shop.sell(100_00)
  await shop.sell(50_00)
  await w.clock.advance('P1D')
  await shop.sell(50_00)
  await w.settle()
  await shop.shop.refund(payment.id, 50_00)
  await w.clock.advance('P1D')

  // Alipay: 0.6 %, and keeps it on refunds; the comparison gives back the same share.
  expect(await shop.report('2026-06-01', '2026-06-30')).toMatchObject({
    ...{ payments: 3, amount: 200_00, fees: 40 - 10, saved: 120 - 30 - 30 },
    channels: [{ channel: 'bank_balance', product: null, payments: 3 }],
  })
  await expect(shop.report('2026-06-02', '2026-06-01')).rejects.toMatchObject({ status: 400 })
})
