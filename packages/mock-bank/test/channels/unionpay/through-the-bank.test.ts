import { expect, test } from 'vitest'

import { unionpayShop } from './unionpay-shop.ts'

test('a guest scans a code, the network tells, and the merchant is owed it', async () => {
  const { payer, pay, shop, receivable } = await unionpayShop()
  const { orderId, scan, read } = await payer({ amount: 88_50 })

  const { payment, code } = await scan()
  expect(payment).toMatchObject({ channel: 'unionpay', product: 'qr', status: 'requires_action' })
  expect(await pay(code)).toMatchObject({ outcome: 'paid' })

  expect(await read()).toMatchObject({
    status: 'completed',
    payment: {
      ...{ id: payment.id, status: 'succeeded' },
      channelReference: expect.stringMatching(/^\d{21}$/) as string,
    },
  })
  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'paid', paymentId: payment.id })
  expect([await shop.owed(), await receivable()]).toEqual([88_50, 88_50])
})

test.each(['page', 'wap'] as const)(
  'by %s the payer pays on the network’s own page',
  async (product) => {
    const { payer, pay, shop } = await unionpayShop()
    const { leave, orderId, sessionId } = await payer()

    const { code, fields } = await leave({ product })
    expect(fields).toMatchObject({
      ...{ txnType: '01', channelType: product === 'wap' ? '08' : '07', txnAmt: '8850' },
      frontUrl: `http://localhost:4000/pay/${sessionId}`,
      backUrl: 'http://localhost:4000/channels/unionpay/notices',
    })
    await pay(code ?? '')

    expect(await shop.orderOf(orderId)).toMatchObject({ status: 'paid' })
  },
)

test('a merchant’s app hands the network’s number over, and the payer pays', async () => {
  const { payer, pay, shop } = await unionpayShop()
  const { confirm, orderId } = await payer()

  const { nextAction } = await confirm({ product: 'app' })
  expect(nextAction).toMatchObject({ type: 'open_app', url: null })
  await pay(nextAction?.type === 'open_app' ? (nextAction.handoff ?? '') : '')

  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'paid' })
})

test('a notice that is lost is made up for by asking', async () => {
  const { payer, pay, steer, clock, shop } = await unionpayShop()
  await steer({ notices: 'never' })
  const { orderId, scan } = await payer()
  await pay((await scan()).code)
  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'open' })

  await clock.advance('PT15S')

  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'paid' })
})

test('a notice that comes twice, and one that comes after asking, count once', async () => {
  const { payer, pay, steer, clock, shop, told, sendLate } = await unionpayShop()
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
  const { payer, steer, shop, settle, told } = await unionpayShop()
  await steer({ notices: 'before_answer' })
  const { orderId, confirm } = await payer({ amount: 10_00 })

  await confirm()

  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'paid' })
  expect(await shop.owed()).toBe(10_00)
  await settle()
  expect(await told('payment.succeeded')).toHaveLength(1)
})

test('a payer who says no hears that nothing was taken, and may pay again', async () => {
  const { payer, pay, decline, clock, shop } = await unionpayShop()
  const { orderId, scan, read } = await payer()
  await decline((await scan()).code)

  await clock.advance('PT15S')

  expect(await read()).toMatchObject({
    ...{ status: 'open', payment: { status: 'failed', failure: { code: 'channel_declined' } } },
  })
  await pay((await scan()).code)
  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'paid' })
})

test('an order nobody paid expires', async () => {
  const { payer, clock, shop } = await unionpayShop()
  const { orderId, scan } = await payer({ expiresInSeconds: 900 })
  await scan()

  await clock.advance('PT16M')

  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'expired' })
  expect(await shop.paymentsOf(orderId)).toMatchObject([
    { status: 'failed', failure: { code: 'not_completed' } },
  ])
})

test('what was paid before the merchant closed counts, though nobody told', async () => {
  const { payer, pay, steer, shop } = await unionpayShop()
  await steer({ notices: 'never' })
  const { orderId, scan } = await payer({ amount: 10_00 })
  await pay((await scan()).code)

  await shop.close(orderId).catch(() => undefined)

  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'paid' })
  expect(await shop.owed()).toBe(10_00)
})

test('the network takes back nothing unpaid: who pays a closed order has the money given back', async () => {
  const { payer, pay, clock, shop, told, receivable, suspense } = await unionpayShop()
  const { orderId, scan } = await payer({ amount: 10_00 })
  const { code, payment } = await scan()
  await shop.close(orderId)

  await pay(code)
  await clock.advance('P1D')

  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'closed' })
  expect(await shop.paymentsOf(orderId)).toMatchObject([
    { id: payment.id, status: 'reversed', refundedAmount: 10_00 },
  ])
  expect(await told('order.late_paid')).toHaveLength(1)
  expect([await shop.owed(), await receivable(), await suspense()]).toEqual([0, 0, 0])
})

test('while the network does not answer nothing is decided, and afterwards it is', async () => {
  const { payer, pay, steer, clock, shop } = await unionpayShop()
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
  const { payer, pay, shop, receivable, clock } = await unionpayShop()
  const { scan } = await payer({ amount: 88_50 })
  const { payment, code } = await scan()
  await pay(code)

  const first = await shop.refund(payment.id, 30_00)
  const second = await shop.refund(payment.id, 58_50)
  await clock.advance('P1D')

  expect(await shop.refundOf(first.id)).toMatchObject({
    ...{ status: 'succeeded', destination: 'channel' },
  })
  expect(await shop.refundOf(second.id)).toMatchObject({ status: 'succeeded' })
  expect([await shop.owed(), await receivable()]).toEqual([0, 0])
})

test.each(['PT1M', 'P2D'])('all of it goes back %s later', async (later) => {
  const { payer, pay, shop, receivable, clock } = await unionpayShop()
  const { scan } = await payer({ amount: 88_50 })
  const { payment, code } = await scan()
  await pay(code)
  await clock.advance(later)

  const { id } = await shop.refund(payment.id, 88_50)
  await clock.advance('P1D')

  expect(await shop.refundOf(id)).toMatchObject({ status: 'succeeded' })
  expect([await shop.owed(), await receivable()]).toEqual([0, 0])
})

test('a refund that is refused leaves the money with the merchant', async () => {
  const { payer, pay, steer, clock, shop, receivable } = await unionpayShop()
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
  const { payer, bank, shop } = await unionpayShop()
  const { orderId, scan } = await payer()
  const { payment } = await scan()
  const forged = new URLSearchParams({
    ...{ version: '5.1.0', signMethod: '01', txnType: '01', merId: '777290058110048' },
    ...{ orderId: payment.id.replace('_', ''), respCode: '00', signature: 'AAAA' },
  })

  const answer = await bank.fetch(
    new Request(`${bank.origin}/channels/unionpay/notices`, { method: 'POST', body: forged }),
  )

  expect(answer.status).toBe(400)
  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'open' })
})

test('a phone that scans the code, or is handed the number, finds out whose it is', async () => {
  const { payer, simulators, realm } = await unionpayShop()
  const { code } = await (await payer()).scan()
  const { nextAction } = await (await payer()).confirm({ product: 'app' })
  const handoff = nextAction?.type === 'open_app' ? nextAction.handoff : null

  for (const scanned of [code, handoff ?? '']) {
    const answer = await simulators.fetch(
      `http://127.0.0.1:4010/api/scan?code=${encodeURIComponent(scanned)}`,
    )
    expect(await answer.json()).toEqual({
      ...{ app: 'unionpay', realm: realm.id, doors: `/${realm.id}/unionpay/app` },
    })
  }
})
