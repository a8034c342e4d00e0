import { expect, test } from 'vitest'

import { newOrder, newRefund, wechatWorld } from './wechat-world.ts'

const paid = async () => {
  const world = wechatWorld()
  const order = newOrder()
  await world.pay(await world.opened(order))
  world.notices.length = 0
  return { ...world, order }
}

const succeeded = {
  state: 'succeeded',
  reference: expect.stringMatching(/^50\d+$/) as string,
  at: expect.any(Date) as Date,
}
const refused = { state: 'failed', code: 'refund_declined' }

test('a refund is done, told, and found again; the payment stays paid', async () => {
  const { connector, notices, order } = await paid()
  const refund = newRefund(order, { amount: 8_50 })

  expect(await connector.refund(refund)).toEqual(succeeded)

  expect(await connector.queryRefund(refund)).toEqual(succeeded)
  expect(await connector.readNotice(notices[0]!)).toEqual({
    ...{ about: 'refund', number: refund.number, state: succeeded },
  })
  expect(await connector.query(order)).toMatchObject({ state: 'paid', amount: 88_50 })
})

test('a refund under way is done by the second query', async () => {
  const { connector, notices, order, steer } = await paid()
  await steer({ refunds: 'processing' })
  const refund = newRefund(order)

  expect(await connector.refund(refund)).toEqual({ state: 'processing' })
  expect(notices).toHaveLength(0)
  expect(await connector.queryRefund(refund)).toEqual({ state: 'processing' })
  expect(notices).toHaveLength(1)
  expect(await connector.queryRefund(refund)).toEqual(succeeded)
})

test('what the payer’s bank does not take stays with the merchant, who may try again', async () => {
  const { connector, notices, order, steer } = await paid()
  await steer({ refunds: 'sent_back' })
  const refund = newRefund(order)

  expect(await connector.refund(refund)).toEqual({ state: 'processing' })
  await connector.queryRefund(refund)
  expect(await connector.queryRefund(refund)).toEqual(refused)
  expect(await connector.readNotice(notices[0]!)).toMatchObject({ state: refused })

  await steer({})
  expect(await connector.refund(newRefund(order))).toEqual(succeeded)
})

test('a merchant without enough gives nothing back, until it has', async () => {
  const { connector, order, steer } = await paid()
  await steer({ refunds: 'refused' })
  const refund = newRefund(order)
  expect(await connector.refund(refund)).toEqual(refused)
  expect(await connector.queryRefund(refund)).toEqual({ state: 'absent' })

  await steer({})
  expect(await connector.refund(refund)).toEqual(succeeded)
})

test('the same number gives nothing twice, and stands for one amount', async () => {
  const { connector, order, notices } = await paid()
  const refund = newRefund(order, { amount: 50_00 })

  expect(await connector.refund(refund)).toEqual(await connector.refund(refund))
  expect(notices).toHaveLength(1)
  expect(await connector.refund({ ...refund, amount: 10_00 })).toEqual(refused)
})

test('no more goes back than was paid', async () => {
  const { connector, order } = await paid()
  expect(await connector.refund(newRefund(order, { amount: 88_00 }))).toEqual(succeeded)

  expect(await connector.refund(newRefund(order, { amount: 51 }))).toEqual(refused)
  expect(await connector.refund(newRefund(order, { amount: 50 }))).toEqual(succeeded)
})

test('fifty times money may go back of one order, and no more', async () => {
  const { connector, order } = await paid()
  for (let times = 0; times < 50; times += 1)
    expect(await connector.refund(newRefund(order, { amount: 1 }))).toEqual(succeeded)

  expect(await connector.refund(newRefund(order, { amount: 1 }))).toEqual(refused)
})

test('of what was never paid nothing goes back', async () => {
  const { connector, opened } = wechatWorld()
  const order = newOrder()
  await opened(order)

  expect(await connector.refund(newRefund(order))).toEqual(refused)
  expect(await connector.refund(newRefund(newOrder()))).toEqual(refused)
})

test('after a year nothing goes back', async () => {
  let now = new Date('2026-06-01T02:00:00Z')
  const { connector, opened, pay } = wechatWorld({ now: () => now })
  const order = newOrder()
  await pay(await opened(order))

  now = new Date(now.getTime() + 366 * 86_400_000)

  expect(await connector.refund(newRefund(order))).toEqual(refused)
})

test('a refund whose answer is lost is found by its number', async () => {
  const { connector, order, steer } = await paid()
  await steer({ answers: 'lost' })
  const refund = newRefund(order)
  expect(await connector.refund(refund)).toEqual({ state: 'unknown' })

  await steer({})
  expect(await connector.queryRefund(refund)).toEqual(succeeded)
  expect(await connector.refund(refund)).toEqual(succeeded)
})
