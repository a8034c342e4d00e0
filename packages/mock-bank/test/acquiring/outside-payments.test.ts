import { expect, test } from 'vitest'

import { accountHolder, challengeIn, pin } from '../wallet/account-holder.ts'
import { teaShop } from './tea-shop.ts'

test('a payer without an account pays by an outside channel, and the merchant is owed it', async () => {
  const { payer, house, shop, receivable, settle, told } = await teaShop()
  const { orderId, scan, read, summary } = await payer({ amount: 88_50 })

  const { payment, number } = await scan()
  expect(payment).toMatchObject({
    ...{ status: 'requires_action', channel: 'alipay', product: 'qr', channelReference: null },
    nextAction: { type: 'show_qr', code: `https://tea.example/${number}` },
  })
  house.pay(number)
  expect(await (await house.notify(number)).text()).toBe('tea')

  expect(await read()).toMatchObject({
    status: 'completed',
    payment: { id: payment.id, status: 'succeeded', channelReference: `tea-${number}` },
  })
  expect(await summary()).toMatchObject({ status: 'completed' })
  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'paid', paymentId: payment.id })
  expect([await shop.owed(), await receivable()]).toEqual([88_50, 88_50])
  await settle()
  expect(await told('payment.succeeded')).toHaveLength(1)
  expect(await told('order.paid')).toHaveLength(1)
  expect(await told('checkout_session.completed')).toHaveLength(1)
})

test('a double click opens one payment, and each page gets the same code', async () => {
  const { payer, house, shop } = await teaShop()
  const { orderId, scan } = await payer()

  const clicks = await Promise.all(Array.from({ length: 8 }, scan))

  expect(new Set(clicks.map(({ payment }) => payment.id)).size).toBe(1)
  expect(house.numbers()).toHaveLength(1)
  expect(await shop.paymentsOf(orderId)).toHaveLength(1)
})

test('a notice twice, three at once and one after the query: paid once', async () => {
  const { payer, house, shop, clock, told } = await teaShop()
  const { scan } = await payer({ amount: 10_00 })
  const { number } = await scan()
  house.pay(number)

  const answers = await Promise.all([1, 2, 3].map(() => house.notify(number)))
  await clock.advance('PT1M')
  answers.push(await house.notify(number))

  for (const answer of answers) expect(answer.status).toBe(200)
  expect(await shop.owed()).toBe(10_00)
  expect(await told('payment.succeeded')).toHaveLength(1)
})

test('a notice that never comes is made up for by asking, 15 seconds after the payment was begun', async () => {
  const { payer, house, clock, shop } = await teaShop()
  const { orderId, scan } = await payer()
  const { number } = await scan()
  house.pay(number)

  await clock.advance('PT14S')
  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'open' })
  await clock.advance('PT1S')
  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'paid' })
})

test('a payer who is refused may pay another way', async () => {
  const { payer, house } = await teaShop()
  const { scan, read } = await payer()
  const { number } = await scan()
  house.decline(number)
  await house.notify(number)

  expect(await read()).toMatchObject({
    status: 'open',
    payment: { status: 'failed', failure: { code: 'channel_declined' } },
  })
  const again = await scan()
  expect(again.number).not.toBe(number)
})

test('what somebody paid in time counts at expiry, though nobody was told of it', async () => {
  const { payer, house, clock, shop } = await teaShop()
  const { orderId, scan } = await payer()
  const { number } = await scan()
  house.set({ line: 'down' })
  await clock.advance('PT14M59S')
  house.pay(number)
  house.set({ line: 'up' })

  await clock.advance('PT1S')

  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'paid' })
})

test('an order whose time is up is closed at its channel first, and can then not be paid there', async () => {
  const { payer, house, clock, shop } = await teaShop()
  const { orderId, scan, read } = await payer()
  const { number } = await scan()

  await clock.advance('PT15M')

  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'expired' })
  expect(house.pay(number)).toBe(false)
  expect(await read()).toMatchObject({
    status: 'expired',
    payment: { status: 'failed', failure: { code: 'not_completed' } },
  })
})

test('closing an order somebody has paid meanwhile answers that it is paid', async () => {
  const { payer, house, shop } = await teaShop()
  const { orderId, scan } = await payer()
  const { number } = await scan()
  house.pay(number)

  await expect(shop.close(orderId)).rejects.toMatchObject({ code: 'order_paid' })
})

test('money that comes after the order was closed goes back by itself, and the merchant hears of it', async () => {
  const w = await teaShop()
  const { payer, house, shop, settle, told } = w
  const { orderId, scan, read } = await payer({ amount: 66_00 })
  const { payment, number } = await scan()
  await shop.close(orderId)
  house.payLate(number)

  expect((await house.notify(number)).status).toBe(200)
  expect((await read()).payment).toMatchObject({
    ...{ status: 'reversed', failure: { code: 'paid_too_late' }, refundedAmount: 0 },
  })
  await settle()

  expect((await read()).payment).toMatchObject({ status: 'reversed', refundedAmount: 66_00 })
  expect([await shop.owed(), await w.receivable(), await w.suspense()]).toEqual([0, 0, 0])
  expect(house.kept()).toBe(0)
  expect(await told('order.late_paid')).toMatchObject([{ data: { id: orderId } }])
  expect(await told('payment.reversed')).toMatchObject([
    { data: { id: payment.id, status: 'reversed', refundedAmount: 66_00 } },
  ])
})

test('late money whose way back is slow is kept apart, asked about, and given back once', async () => {
  const w = await teaShop()
  const { payer, house, shop, settle, clock } = w
  const { orderId, scan, read } = await payer({ amount: 66_00 })
  const { number } = await scan()
  await shop.close(orderId)
  house.payLate(number)
  house.set({ refunds: 'later' })
  await house.notify(number)
  await settle()
  expect([await w.receivable(), await w.suspense()]).toEqual([66_00, 66_00])

  house.finishRefund(number, 'succeeded')
  await clock.advance('PT1M')

  expect(await read()).toMatchObject({ payment: { refundedAmount: 66_00 } })
  expect([await w.receivable(), await w.suspense(), house.kept()]).toEqual([0, 0, 0])
})

test('another amount than was asked for never pays an order: it goes back, and the bank’s log says so', async () => {
  const w = await teaShop()
  const { payer, house, shop, settle, logged } = w
  const { orderId, scan, read } = await payer({ amount: 66_00 })
  const { number } = await scan()
  house.pay(number, 1)

  await house.notify(number)
  await settle()

  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'open' })
  expect(await read()).toMatchObject({
    payment: { status: 'reversed', failure: { code: 'paid_amount_differs' } },
  })
  expect([await shop.owed(), await w.receivable(), house.kept()]).toEqual([0, 0, 0])
  expect(logged.some((line) => line.includes('paid_amount_differs'))).toBe(true)
})

test('a channel that says nothing at all was paid has said nothing: the payment waits, and may be paid', async () => {
  const w = await teaShop()
  const { payer, house, shop, settle } = w
  const { orderId, scan } = await payer({ amount: 66_00 })
  const { number } = await scan()
  house.pay(number, 0)
  await house.notify(number)
  await settle()
  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'open' })

  house.payLate(number)
  await house.notify(number)
  await settle()
  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'paid' })
})

test('a notice the channel has not signed, or of a payment nobody knows, is refused and changes nothing', async () => {
  const { payer, house, shop } = await teaShop()
  const { orderId, scan } = await payer()
  const { number } = await scan()
  house.pay(number)

  const forged = await house.notify(number, { signature: 'f'.repeat(64) })
  expect([forged.status, await forged.text()]).toEqual([400, 'no tea'])
  expect((await house.notify('pay0', { amount: 1 })).status).toBe(400)
  expect(await shop.orderOf(orderId)).toMatchObject({ status: 'open' })
})

test('choosing the balance takes back what waits at the channel; what was paid there counts', async () => {
  const w = await teaShop()
  const { payer, house, shop } = w
  await accountHolder(w, { balance: 200_00 })
  const first = await payer({}, 'u_1')
  const { number } = await first.scan()

  const { payment } = await first.confirm()
  expect(payment).toMatchObject({ channel: 'bank_balance', nextAction: { type: 'enter_pin' } })
  expect(house.pay(number)).toBe(false)
  await first.answer(challengeIn(payment ?? missing()), pin)
  expect(await shop.orderOf(first.orderId)).toMatchObject({ status: 'paid' })

  const second = await payer({}, 'u_1')
  const paid = await second.scan()
  house.pay(paid.number)
  expect(await second.confirm()).toMatchObject({
    status: 'completed',
    payment: { id: paid.payment.id, status: 'succeeded' },
  })
})

test('scanning takes back the PIN pad, so that nobody pays twice', async () => {
  const w = await teaShop()
  await accountHolder(w, { balance: 200_00 })
  const { confirm, scan, give } = await w.payer({}, 'u_1')
  const asked = await confirm()
  await scan()

  const late = await give(challengeIn(asked.payment ?? missing()), { pin })
  expect(late.subject?.resource).toMatchObject({ status: 'failed' })
})

const missing = (): never => {
  throw new Error('Nothing was begun.')
}
