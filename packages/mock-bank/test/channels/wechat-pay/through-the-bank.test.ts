import { expect, test } from 'vitest'

import type { ChannelOrder } from '../../../src/channels/outside.ts'
import { testBank } from '../../test-bank.ts'
import { wechatShop } from './wechat-shop.ts'

test('a guest scans a code, WeChat Pay tells, and the merchant is owed it', async () => {
  const { payer, pay, shop, receivable } = await wechatShop()
  const { orderId, scan, read } = await payer({ amount: 88_50 })

  const { payment, code } = await scan()
  expect(payment).toMatchObject({ channel: 'wechat_pay', product: 'qr', status: 'requires_action' })
  expect(await pay(code)).toMatchObject({ outcome: 'paid' })

  expect(await read()).toMatchObject({
    status: 'completed',
    payment: {
      ...{ id: payment.id, status: 'succeeded' },
      channelReference: expect.stringMatching(/^42/) as string,
    },
  })
  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'paid', paymentId: payment.id })
  expect([await shop.owed(), await receivable()]).toEqual([88_50, 88_50])
})

test.each([
  ['h5', {}, 'redirect'],
  ['jsapi', { openId: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' }, 'open_app'],
  ['app', {}, 'open_app'],
] as const)('by %s the payer gets to WeChat and pays', async (product, more, type) => {
  const { payer, pay, shop } = await wechatShop()
  const { confirm, orderId } = await payer()

  const { nextAction } = await confirm({ product, ...more })
  expect(nextAction?.type).toBe(type)
  if (nextAction?.type === 'redirect') await pay(nextAction.url)
  if (nextAction?.type === 'open_app') await pay(nextAction.handoff ?? '')

  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'paid' })
})

test('WeChat Pay is told where the payer calls from, and nobody keeps it', async () => {
  const test = await testBank()
  const { sql, connectors } = test.bank.inside
  const line = connectors.wechat_pay!
  const asked: ChannelOrder[] = []
  connectors.wechat_pay = {
    ...line,
    open: (order) => {
      asked.push(order)
      return line.open(order)
    },
  }
  let remoteAddress: string | undefined
  const bank: typeof test.bank = {
    ...test.bank,
    fetch: (request, connection) =>
      test.bank.fetch(request, remoteAddress === undefined ? connection : { remoteAddress }),
  }
  const { payer } = await wechatShop({ ...test, bank })
  const { confirm } = await payer()

  remoteAddress = '::ffff:203.0.113.7'
  expect(await confirm({ product: 'h5' })).toMatchObject({ nextAction: { type: 'redirect' } })
  remoteAddress = undefined
  connectors.wechat_pay = line

  expect(asked).toMatchObject([{ product: 'h5', payerAddress: '203.0.113.7' }])
  const kept = await sql`select * from channel_payments where number = ${asked[0]!.number}`
  expect(kept).toHaveLength(1)
  expect(JSON.stringify(kept)).not.toContain('203.0.113')
  expect(test.logged.join()).not.toContain('203.0.113.7')
})

test('inside WeChat nothing is opened for nobody', async () => {
  const { payer } = await wechatShop()
  const { confirm } = await payer()

  expect(await confirm({ product: 'jsapi' })).toMatchObject({
    ...{ status: 'failed', failure: { code: 'channel_unavailable' } },
  })
})

test('a notice that is lost is made up for by asking', async () => {
  const { payer, pay, steer, clock, shop } = await wechatShop()
  await steer({ notices: 'never' })
  const { orderId, scan } = await payer()
  await pay((await scan()).code)
  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'open' })

  await clock.advance('PT15S')

  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'paid' })
})

test('a notice that comes twice, and once more after asking, counts once', async () => {
  const { payer, pay, steer, clock, shop, told, sendLate } = await wechatShop()
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
  const { payer, steer, shop, settle, told } = await wechatShop()
  await steer({ notices: 'before_answer' })
  const { orderId, confirm } = await payer({ amount: 10_00 })

  await confirm()

  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'paid' })
  expect(await shop.owed()).toBe(10_00)
  await settle()
  expect(await told('payment.succeeded')).toHaveLength(1)
})

test('a payer who says no hears that nothing was taken, and may pay again', async () => {
  const { payer, pay, decline, clock, shop } = await wechatShop()
  const { orderId, scan, read } = await payer()
  await decline((await scan()).code)

  await clock.advance('PT15S')

  expect(await read()).toMatchObject({
    ...{ status: 'open', payment: { status: 'failed', failure: { code: 'channel_declined' } } },
  })
  await pay((await scan()).code)
  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'paid' })
})

test('once the merchant closes the order, nobody can pay the code', async () => {
  const { payer, pay, shop } = await wechatShop()
  const { orderId, scan } = await payer()
  const { code } = await scan()

  await shop.close(orderId)

  expect(await pay(code)).toMatchObject({ outcome: 'closed' })
  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'closed' })
})

test('once the order’s time is up, nobody can pay the code', async () => {
  const { payer, pay, clock, shop } = await wechatShop()
  const { orderId, scan } = await payer({ expiresInSeconds: 900 })
  const { code } = await scan()

  await clock.advance('PT16M')

  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'expired' })
  expect(await pay(code)).toMatchObject({ outcome: 'closed' })
})

test('what was paid before the merchant closed counts, though WeChat Pay never told', async () => {
  const { payer, pay, steer, shop } = await wechatShop()
  await steer({ notices: 'never' })
  const { orderId, scan } = await payer({ amount: 10_00 })
  await pay((await scan()).code)

  await shop.close(orderId).catch(() => undefined)

  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'paid' })
  expect(await shop.owed()).toBe(10_00)
})

test('what is paid when the order can no longer be is given back by itself', async () => {
  const { payer, pay, steer, clock, shop, told, receivable, suspense, sendLate } =
    await wechatShop()
  const { orderId, scan } = await payer({ amount: 10_00, expiresInSeconds: 900 })
  const { code, payment } = await scan()
  // The bank gives up on an order it can't ask about; the payer pays in the same minute.
  await steer({ answers: 'down', notices: 'late' })
  await clock.advance('PT16M')
  await pay(code)
  const closed = await shop.orderOf(orderId)

  await steer({ notices: 'late' })
  await sendLate()
  await clock.advance('P1D')

  expect(closed.status).toBe('expired')
  expect(await shop.paymentsOf(orderId)).toMatchObject([{ id: payment.id, status: 'reversed' }])
  expect(await told('order.late_paid')).toHaveLength(1)
  expect([await shop.owed(), await receivable(), await suspense()]).toEqual([0, 0, 0])
})

test('while WeChat Pay does not answer nothing is decided, and afterwards it is', async () => {
  const { payer, pay, steer, clock, shop } = await wechatShop()
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
  const { payer, pay, shop, receivable } = await wechatShop()
  const { scan } = await payer({ amount: 88_50 })
  const { payment, code } = await scan()
  await pay(code)

  const first = await shop.refund(payment.id, 30_00)
  const second = await shop.refund(payment.id, 58_50)

  expect(await shop.refundOf(first.id)).toMatchObject({
    status: 'succeeded',
    destination: 'channel',
  })
  expect(await shop.refundOf(second.id)).toMatchObject({ status: 'succeeded' })
  expect([await shop.owed(), await receivable()]).toEqual([0, 0])
})

test('a refund under way is done later, told or asked about', async () => {
  const { payer, pay, steer, clock, shop } = await wechatShop()
  const { scan } = await payer({ amount: 88_50 })
  const { payment, code } = await scan()
  await pay(code)
  await steer({ refunds: 'processing', notices: 'never' })

  const { id } = await shop.refund(payment.id, 88_50)
  expect(await shop.refundOf(id)).toMatchObject({ status: 'processing' })
  await clock.advance('P1D')

  expect(await shop.refundOf(id)).toMatchObject({ status: 'succeeded' })
})

test.each(['refused', 'sent_back'] as const)(
  'a refund that is %s leaves the money with the merchant',
  async (refunds) => {
    const { payer, pay, steer, clock, shop, receivable } = await wechatShop()
    const { scan } = await payer({ amount: 88_50 })
    const { payment, code } = await scan()
    await pay(code)
    await steer({ refunds })

    const { id } = await shop.refund(payment.id, 88_50)
    await clock.advance('P1D')

    expect(await shop.refundOf(id)).toMatchObject({
      ...{ status: 'failed', failure: { code: 'refund_declined' } },
    })
    expect([await shop.owed(), await receivable()]).toEqual([88_50, 88_50])
  },
)

test('a forged notice changes nothing', async () => {
  const { payer, bank, shop } = await wechatShop()
  const { orderId, scan } = await payer()
  await scan()

  const answer = await bank.fetch(
    new Request(`${bank.origin}/channels/wechat_pay/notices`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'wechatpay-serial': 'x' },
      body: '{"event_type":"TRANSACTION.SUCCESS"}',
    }),
  )

  expect(answer.status).toBe(500)
  expect(await answer.json()).toMatchObject({ code: 'FAIL' })
  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'open' })
})

test('a phone that scans the code finds out whose it is', async () => {
  const { payer, simulators, realm } = await wechatShop()
  const { code } = await (await payer()).scan()

  const scanned = await simulators.fetch(
    `http://127.0.0.1:4010/api/scan?code=${encodeURIComponent(code)}`,
  )

  expect(await scanned.json()).toEqual({
    ...{ app: 'wechat', realm: realm.id, doors: `/${realm.id}/wechat/app` },
  })
})
