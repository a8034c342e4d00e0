import { contract, type Order } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { defaultRules } from '../../src/customers/index.ts'
import { wentOn } from './wallet-page.ts'
import { shopIn } from '../orders/shop.ts'
import { openTestBank } from '../test-bank.ts'
import { accountHolder, challengeIn, pin } from '../wallet/account-holder.ts'
import { type World, world } from '../world.ts'

/** Somebody with a Class III account and the money to reach its limits. */
const spender = async (w: World) => {
  const shop = shopIn(w)
  const holder = await accountHolder(w, { balance: 2_000_00 })
  return {
    shop,
    holder,
    pay: async (amount: number) => holder.pay((await shop.order({ amount })).id),
  }
}

/** Pays with a session of its own: the one before is over after a day. */
const payAnew = async (w: World, { id: orderId }: Order) => {
  const page = await w.asPage('u_1')
  const asked = await w.call(
    contract.userPayments.create,
    { params: { userId: 'me' }, body: { orderId } },
    page,
  )
  const answer = { params: { challengeId: challengeIn(asked) }, body: { pin } }
  return wentOn(await w.call(contract.challenges.answer, answer, page)).subject.resource
}

test('a Class III account spends up to 2,000 yuan a day, to the fen, and no more', async () => {
  const w = await world()
  const { shop, holder, pay } = await spender(w)
  expect(await pay(1_900_00)).toMatchObject({ status: 'succeeded' })
  await holder.topUp(1_000_00)
  await w.settle()

  const { id } = await shop.order({ amount: 100_01 })
  expect(await holder.pay(id)).toMatchObject({
    status: 'failed',
    failure: { code: 'limit_exceeded', message: expect.stringMatching(/^超过限额，未扣款/) },
  })
  expect(await shop.orderOf(id)).toMatchObject({ status: 'open', paymentId: null })
  expect(await pay(100_00)).toMatchObject({ status: 'succeeded' })
  expect(await pay(1)).toMatchObject({ status: 'failed', failure: { code: 'limit_exceeded' } })
  expect(await shop.owed()).toBe(2_000_00)
})

test('a day’s limit is the realm’s day: it is there again at midnight', async () => {
  const w = await world()
  const { shop, holder, pay } = await spender(w)
  await pay(2_000_00)
  await holder.topUp(100_00)
  await w.settle()
  expect(await pay(1_00)).toMatchObject({ status: 'failed' })

  // It was ten in the morning.
  await w.clock.advance('PT14H')
  expect(await payAnew(w, await shop.order({ amount: 1_00 }))).toMatchObject({
    status: 'succeeded',
  })
})

test('what moves between the account and its bound card does not count', async () => {
  const w = await world()
  const { holder, pay } = await spender(w)
  for (const amount of [2_000_00, 2_000_00]) {
    await holder.withdraw(amount)
    await holder.topUp(amount)
    await w.settle()
  }

  expect(await pay(2_000_00)).toMatchObject({ status: 'succeeded' })
})

test('no interleaving of payments passes the limit', async () => {
  const w = await world()
  const { shop, holder, pay } = await spender(w)
  await pay(1_000_00)
  await holder.topUp(1_000_00)
  await w.settle()
  const asked = await Promise.all(
    Array.from({ length: 6 }, async () =>
      holder.requestPayment((await shop.order({ amount: 300_00 })).id),
    ),
  )

  const paid = await Promise.all(asked.map((payment) => holder.approve(payment)))

  expect(paid.map(({ status, failure }) => failure?.code ?? status).toSorted()).toEqual([
    ...['limit_exceeded', 'limit_exceeded', 'limit_exceeded'],
    ...['succeeded', 'succeeded', 'succeeded'],
  ])
  expect(await shop.owed()).toBe(1_900_00)
})

test('the limit of a year is counted over its days, by the figures this bank goes by', async () => {
  const { III, ...classes } = defaultRules.classes
  const rules = { ...defaultRules, classes: { ...classes, III: { ...III, outYear: 3_000_00 } } }
  const w = await world({ on: await openTestBank({ rules }) })
  const { shop, holder, pay } = await spender(w)
  await pay(2_000_00)
  await holder.topUp(2_000_00)
  await w.clock.advance('P1D')

  expect(await payAnew(w, await shop.order({ amount: 1_000_01 }))).toMatchObject({
    failure: { code: 'limit_exceeded' },
  })
  expect(await payAnew(w, await shop.order({ amount: 1_000_00 }))).toMatchObject({
    status: 'succeeded',
  })
})
