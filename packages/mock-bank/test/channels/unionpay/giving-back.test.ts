import { expect, test, vi } from 'vitest'

import { network, newOrder, refundOf } from './network.ts'

/** A network where this much was just paid. */
const paidOrder = async (product: 'page' | 'qr' = 'page') => {
  const at = network()
  const order = newOrder({ product })
  if (product === 'page') await at.pay((await at.bring(at.unionpay, order)).code)
  else {
    const opened = await at.unionpay.open(order)
    if (opened.outcome === 'opened' && opened.action.type === 'show_qr')
      await at.pay(opened.action.code)
  }
  const found = await at.unionpay.query(order)
  at.told.splice(0)
  return { ...at, order: { ...order, reference: found.state === 'paid' ? found.reference : null } }
}

const given = { state: 'succeeded', reference: expect.any(String), at: expect.any(Date) }
const nextDay = new Date('2026-06-02T02:00:00Z')

test.each(['page', 'qr'] as const)(
  'all of a payment by %s goes back on the same day by a void',
  async (product) => {
    const { unionpay, order, told } = await paidOrder(product)
    const refund = refundOf(order)

    expect(await unionpay.refund(refund)).toEqual({ state: 'processing' })

    expect(await unionpay.queryRefund(refund)).toEqual(given)
    await vi.waitFor(() => expect(told).toHaveLength(1))
    expect(told[0]?.body).toContain('txnType=31')
    expect(told[0]?.notice).toEqual({ about: 'refund', number: refund.number, state: given })
  },
)

test('a part goes back by a refund, and so does all of it on another day', async () => {
  const { unionpay, order, told } = await paidOrder()
  const [part, rest] = [
    refundOf(order, { amount: 30_00 }),
    refundOf(order, { amount: 58_50, createdAt: nextDay }),
  ]
  await unionpay.refund(part)
  await unionpay.refund(rest)

  expect(await unionpay.queryRefund(part)).toEqual(given)
  expect(await unionpay.queryRefund(rest)).toEqual(given)
  await vi.waitFor(() => expect(told).toHaveLength(2))
  expect(told.every(({ body }) => body.includes('txnType=04'))).toBe(true)
})

test('what the network no longer voids goes back by a refund', async () => {
  const { unionpay, order, bring, told } = await paidOrder()
  // It is another day at the network already.
  await bring(unionpay, newOrder({ createdAt: nextDay }))
  const refund = refundOf(order, { createdAt: new Date('2026-06-01T15:59:59Z') })

  expect(await unionpay.refund(refund)).toEqual({ state: 'processing' })

  expect(await unionpay.queryRefund(refund)).toEqual(given)
  await vi.waitFor(() => expect(told).toHaveLength(1))
  expect(told[0]?.body).toContain('txnType=04')
})

test.each([true, false])(
  'the same refund sent again gives nothing twice (void: %s)',
  async (whole) => {
    const { unionpay, order, told } = await paidOrder()
    const refund = refundOf(order, whole ? {} : { amount: 1_00 })
    await unionpay.refund(refund)

    expect(await unionpay.refund(refund)).toEqual(given)

    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(told).toHaveLength(1)
  },
)

test('more than is left is refused, and nothing goes back', async () => {
  const { unionpay, order } = await paidOrder()
  await unionpay.refund(refundOf(order, { amount: 80_00 }))
  const tooMuch = refundOf(order, { amount: 10_00 })

  expect(await unionpay.refund(tooMuch)).toMatchObject({ state: 'failed' })
  expect(await unionpay.queryRefund(tooMuch)).toEqual({ state: 'absent' })
})

test('what was never paid is not given back', async () => {
  const { unionpay, bring } = network()
  const order = newOrder()
  await bring(unionpay, order)

  expect(await unionpay.refund(refundOf(order))).toEqual({ state: 'unknown' })
  expect(
    await unionpay.refund(refundOf({ ...order, reference: '202606010000000000008' })),
  ).toMatchObject({ state: 'failed' })
})

test('without the network’s number of the payment the bank asks for it first', async () => {
  const { unionpay, order } = await paidOrder()

  expect(await unionpay.refund(refundOf({ ...order, reference: null }))).toEqual({
    state: 'processing',
  })
})

test('the payer’s bank may take its time', async () => {
  const { unionpay, order, steer } = await paidOrder()
  await steer({ refunds: 'processing' })
  const refund = refundOf(order, { amount: 1_00 })
  await unionpay.refund(refund)

  expect(await unionpay.queryRefund(refund)).toEqual({ state: 'processing' })
  expect(await unionpay.queryRefund(refund)).toEqual(given)
})

test('the payer’s bank may refuse to take money back', async () => {
  const { unionpay, order, steer } = await paidOrder()
  await steer({ refunds: 'refused' })
  const refund = refundOf(order, { amount: 1_00 })
  await unionpay.refund(refund)

  expect(await unionpay.queryRefund(refund)).toEqual({ state: 'failed', code: 'refund_declined' })
})
