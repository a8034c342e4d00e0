import { expect, test } from 'vitest'

import { channelShop } from '../channel-shop.ts'

const alipayShop = () => channelShop('alipay')

test('a guest scans a code, Alipay tells, and the merchant is owed it', async () => {
  const { payer, pay, shop, receivable } = await alipayShop()
  const { orderId, scan, read } = await payer({ amount: 88_50 })

  const { payment, code } = await scan()
  expect(payment).toMatchObject({ channel: 'alipay', product: 'qr', status: 'requires_action' })
  expect(await pay(code)).toMatchObject({ outcome: 'paid' })

  expect(await read()).toMatchObject({
    status: 'completed',
    payment: { id: payment.id, status: 'succeeded', channelReference: expect.any(String) },
  })
  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'paid', paymentId: payment.id })
  expect([await shop.owed(), await receivable()]).toEqual([88_50, 88_50])
})

test.each(['page', 'wap'] as const)(
  'by %s the payer gets to the cashier and pays',
  async (product) => {
    const { payer, pay, shop, simulators } = await alipayShop()
    const { confirm, orderId } = await payer()

    const { nextAction } = await confirm({ product })
    if (nextAction?.type !== 'redirect') throw new Error('Leads nowhere.')
    const cashier = await simulators.fetch(nextAction.url)
    const at = new URLSearchParams((cashier.headers.get('location') ?? '').split('#')[1])
    await pay(at.get('code') ?? '')

    expect(await shop.orderOf(orderId)).toMatchObject({ status: 'paid' })
  },
)

test('a merchant’s app hands over the order string, and the payer pays', async () => {
  const { payer, pay, shop } = await alipayShop()
  const { confirm, orderId } = await payer()

  const { nextAction } = await confirm({ product: 'app' })
  if (nextAction?.type !== 'open_app') throw new Error('Nothing is handed over.')
  await pay(nextAction.handoff ?? '')

  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'paid' })
})

test('a notice that is lost is made up for by asking', async () => {
  const { payer, pay, steer, clock, shop } = await alipayShop()
  await steer({ notices: 'never' })
  const { orderId, scan } = await payer()
  await pay((await scan()).code)
  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'open' })

  await clock.advance('PT15S')

  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'paid' })
})

test('a notice that comes twice, and once more after asking, counts once', async () => {
  const { payer, pay, steer, clock, shop, told, sendLate } = await alipayShop()
  await steer({ notices: 'twice' })
  await pay((await (await payer({ amount: 10_00 })).scan()).code)
  await steer({ notices: 'late' })
  await pay((await (await payer({ amount: 20_00 })).scan()).code)
  await clock.advance('PT1M')

  expect(await sendLate()).toEqual({ sent: 1 })

  expect(await shop.owed()).toBe(30_00)
  expect(await told('payment.succeeded')).toHaveLength(2)
})

test('a notice that overtakes the answer counts', async () => {
  const { payer, steer, shop } = await alipayShop()
  await steer({ notices: 'before_answer' })
  const { orderId, confirm } = await payer({ amount: 10_00 })

  await confirm()

  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'paid' })
  expect(await shop.owed()).toBe(10_00)
})

test('a payer who says no hears that nothing was taken, and may pay again', async () => {
  const { payer, pay, decline, shop } = await alipayShop()
  const { orderId, scan, read } = await payer()
  await decline((await scan()).code)

  expect(await read()).toMatchObject({ status: 'open', payment: { status: 'failed' } })
  await pay((await scan()).code)
  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'paid' })
})

test('once the merchant closes the order, nobody can pay what was scanned', async () => {
  const { payer, bill, agree, shop } = await alipayShop()
  const { orderId, scan } = await payer()
  const scanned = await bill((await scan()).code)

  await shop.close(orderId)

  expect(await agree(scanned)).toMatchObject({ outcome: 'closed' })
  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'closed' })
})

test('a code that nobody had scanned lives on at Alipay; what is paid by it then goes back by itself', async () => {
  const { payer, pay, clock, shop, told, receivable, suspense } = await alipayShop()
  const { orderId, scan } = await payer({ amount: 10_00 })
  const { code, payment } = await scan()
  await shop.close(orderId)

  expect(await pay(code)).toMatchObject({ outcome: 'paid' })
  await clock.advance('P1D')

  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'closed' })
  expect(await shop.paymentsOf(orderId)).toMatchObject([{ id: payment.id, status: 'reversed' }])
  expect(await told('order.late_paid')).toHaveLength(1)
  expect([await shop.owed(), await receivable(), await suspense()]).toEqual([0, 0, 0])
})

test('once the order’s time is up, nobody can pay the code', async () => {
  const { payer, bill, agree, clock, shop } = await alipayShop()
  const { orderId, scan } = await payer({ expiresInSeconds: 900 })
  const scanned = await bill((await scan()).code)

  await clock.advance('PT16M')

  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'expired' })
  expect(await agree(scanned)).toMatchObject({ outcome: 'closed' })
})

test('while Alipay’s answers cannot be believed nothing is decided, and afterwards it is', async () => {
  const { payer, pay, steer, clock, shop } = await alipayShop()
  const { orderId, scan } = await payer()
  const { code } = await scan()
  await steer({ notices: 'never', answers: 'tampered' })
  await pay(code)
  await clock.advance('PT15S')
  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'open' })

  await steer({})
  await clock.advance('PT10M')

  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'paid' })
})

test('a refund in parts and to the last fen', async () => {
  const { payer, pay, shop, receivable } = await alipayShop()
  const { scan } = await payer({ amount: 88_50 })
  const { payment, code } = await scan()
  await pay(code)

  const first = await shop.refund(payment.id, 30_00)
  const second = await shop.refund(payment.id, 58_50)

  expect(await shop.refundOf(first.id)).toMatchObject({
    ...{ status: 'succeeded', destination: 'channel' },
  })
  expect(await shop.refundOf(second.id)).toMatchObject({ status: 'succeeded' })
  expect([await shop.owed(), await receivable()]).toEqual([0, 0])
})

test('a refund under way is done later, told or asked about', async () => {
  const { payer, pay, steer, clock, shop } = await alipayShop()
  const { scan } = await payer({ amount: 88_50 })
  const { payment, code } = await scan()
  await pay(code)
  await steer({ refunds: 'processing', notices: 'never' })

  const { id } = await shop.refund(payment.id, 88_50)
  expect(await shop.refundOf(id)).toMatchObject({ status: 'processing' })
  await clock.advance('P1D')

  expect(await shop.refundOf(id)).toMatchObject({ status: 'succeeded' })
})

test('a refund that is refused leaves the money with the merchant', async () => {
  const { payer, pay, steer, clock, shop, receivable } = await alipayShop()
  const { scan } = await payer({ amount: 88_50 })
  const { payment, code } = await scan()
  await pay(code)
  await steer({ refunds: 'refused' })

  const { id } = await shop.refund(payment.id, 88_50)
  await clock.advance('P1D')

  expect(await shop.refundOf(id)).toMatchObject({
    ...{ status: 'failed', failure: { code: 'refund_declined' } },
  })
  expect([await shop.owed(), await receivable()]).toEqual([88_50, 88_50])
})

test('a forged notice changes nothing', async () => {
  const { payer, bank, shop } = await alipayShop()
  const { orderId, scan } = await payer()
  const { payment } = await scan()
  const forged = new URLSearchParams({
    ...{ sign_type: 'RSA2', sign: 'AAAA', notify_type: 'trade_status_sync' },
    ...{ out_trade_no: payment.id.replace('_', ''), trade_status: 'TRADE_SUCCESS' },
  })

  const answer = await bank.fetch(
    new Request(`${bank.origin}/channels/alipay/notices`, { method: 'POST', body: forged }),
  )

  expect(await answer.text()).toBe('failure')
  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'open' })
})
