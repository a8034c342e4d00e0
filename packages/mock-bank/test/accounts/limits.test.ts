import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { shopIn } from '../orders/shop.ts'
import { accountHolder } from '../wallet/account-holder.ts'
import { type World, world } from '../world.ts'

const limitsOf = async (w: World, { accountId }: { accountId: string }) => {
  const params = { userId: 'me', accountId }
  return w.call(contract.accounts.limits, { params }, await w.asUser('u_1'))
}

test('every limit says what is used, what is left, and when it starts anew', async () => {
  const w = await world()
  const holder = await accountHolder(w, { balance: 500_00 })
  const shop = shopIn(w)
  await holder.pay((await shop.order({ amount: 88_50 })).id)

  expect(await limitsOf(w, holder)).toEqual({
    accountId: holder.accountId,
    class: 'III',
    limits: [
      limit('out_day', 2_000_00, 88_50, '2026-06-02T00:00:00.000+08:00'),
      limit('out_year', 50_000_00, 88_50, '2027-01-01T00:00:00.000+08:00'),
      limit('in_day', 2_000_00, 0, '2026-06-02T00:00:00.000+08:00'),
      limit('in_year', 50_000_00, 0, '2027-01-01T00:00:00.000+08:00'),
      limit('balance', 2_000_00, 411_50, null),
    ],
    at: '2026-06-01T10:00:00.000+08:00',
  })
})

test('a day starts anew at midnight in China, a year at new year', async () => {
  const w = await world({ clock: { now: '2026-12-30T23:59:00+08:00', frozen: true } })
  const holder = await accountHolder(w, { balance: 500_00 })
  const shop = shopIn(w)
  await holder.pay((await shop.order({ amount: 1_00 })).id)
  const used = async () =>
    (await limitsOf(w, holder)).limits.slice(0, 2).map(({ used: amount }) => amount)

  expect(await used()).toEqual([1_00, 1_00])
  await w.clock.advance('PT1M')
  expect(await used()).toEqual([0, 1_00])
  await w.clock.advance('P1D')
  expect(await used()).toEqual([0, 0])
})

test('what goes to and from the bound card counts in none but the balance', async () => {
  const w = await world()
  const holder = await accountHolder(w, { balance: 500_00 })
  await holder.withdraw(200_00)

  expect((await limitsOf(w, holder)).limits.map(({ used }) => used)).toEqual([0, 0, 0, 0, 300_00])
})

const limit = (type: string, most: number, used: number, startsAnewAt: string | null) => ({
  ...{ type, limit: most, used, left: most - used, startsAnewAt },
})
