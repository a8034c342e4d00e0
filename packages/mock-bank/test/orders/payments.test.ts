import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { People } from '../../simulators/index.ts'
import { openAccount, walletPage } from '../accounts/wallet-page.ts'
import { accountHolder, challengeIn, pin, toldOf } from '../wallet/account-holder.ts'
import { world } from '../world.ts'
import { shopIn } from './shop.ts'

test('a user pays an order from the balance, and everybody hears of it', async () => {
  const w = await world()
  const shop = shopIn(w)
  const holder = await accountHolder(w, { balance: 200_00 })
  const order = await shop.order({ amount: 88_50 })

  const asked = await holder.requestPayment(order.id)
  expect(asked).toMatchObject({
    ...{ orderId: order.id, userId: 'u_1', channel: 'bank_balance', amount: 88_50, payerFee: 0 },
    ...{ status: 'requires_action', failure: null, finishedAt: null },
  })
  expect(await holder.page.challenge(challengeIn(asked))).toMatchObject({
    ...{ type: 'pin', scene: 'payment', amount: 88_50, payee: w.app.name },
  })
  expect(await shop.orderOf(order.id)).toEqual(order)

  const payment = await holder.approve(asked)
  const at = '2026-06-01T10:00:00.000+08:00'
  expect(payment).toEqual({ ...asked, status: 'succeeded', nextAction: null, finishedAt: at })
  const paid = { ...order, status: 'paid', paymentId: payment.id, paidAt: at }
  expect(await shop.orderOf(order.id)).toEqual(paid)
  expect(await shop.paymentsOf(order.id)).toEqual([payment])
  expect(await holder.balance()).toMatchObject({ available: 111_50, held: 0 })
  expect(await shop.owed()).toBe(88_50)
  const [line] = await holder.statement()
  expect(line).toMatchObject({
    ...{ kind: 'payment', direction: 'out', amount: 88_50, balanceAfter: 111_50 },
    ...{ counterparty: w.app.name, resourceId: payment.id },
  })

  await w.settle()
  const { items: events } = await w.call(contract.events.list, { query: { limit: 100 } })
  expect(events.slice(-2)).toMatchObject([
    { type: 'payment.succeeded', data: payment },
    { type: 'order.paid', data: paid },
  ])
})

test('a paid order is paid once: it can be neither paid again nor closed, nor does it expire', async () => {
  const w = await world()
  const shop = shopIn(w)
  const holder = await accountHolder(w, { balance: 200_00 })
  const { id } = await shop.order()
  await holder.pay(id)

  await expect(holder.requestPayment(id)).rejects.toMatchObject({ status: 409, code: 'order_paid' })
  await expect(shop.close(id)).rejects.toMatchObject({ status: 409, code: 'order_paid' })
  await w.clock.advance('PT1H')

  expect(await shop.orderOf(id)).toMatchObject({ status: 'paid' })
  expect(await toldOf(w)).toEqual(['top_up.succeeded', 'payment.succeeded', 'order.paid'])
})

test('a double click is one payment with one PIN', async () => {
  const w = await world()
  const shop = shopIn(w)
  const holder = await accountHolder(w, { balance: 200_00 })
  const { id } = await shop.order()

  const asked = await Promise.all(Array.from({ length: 20 }, () => holder.requestPayment(id)))

  expect(new Set(asked.map((payment) => payment.id)).size).toBe(1)
  expect(new Set(asked.map(challengeIn)).size).toBe(1)
  expect(await shop.paymentsOf(id)).toHaveLength(1)
})

test('twenty answers at once pay once', async () => {
  const w = await world()
  const shop = shopIn(w)
  const holder = await accountHolder(w, { balance: 200_00 })
  const { id } = await shop.order()
  const challengeId = challengeIn(await holder.requestPayment(id))

  const answers = await Promise.allSettled(
    Array.from({ length: 20 }, () => holder.page.answer(challengeId, { pin })),
  )

  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await holder.balance()).toMatchObject({ total: 111_50 })
  expect(await shop.owed()).toBe(88_50)
})

test('too little money is refused before the PIN, with what is missing', async () => {
  const w = await world()
  const shop = shopIn(w)
  const holder = await accountHolder(w, { balance: 50_00 })
  const { id } = await shop.order({ amount: 88_50 })

  await expect(holder.requestPayment(id)).rejects.toMatchObject({
    status: 402,
    code: 'insufficient_balance',
    problem: { details: { available: 50_00, required: 88_50 } },
  })
  expect(await shop.paymentsOf(id)).toEqual([])
  expect(await shop.orderOf(id)).toMatchObject({ status: 'open' })
})

test('money that is gone by the time the PIN is typed fails the payment and not the order', async () => {
  const w = await world()
  const shop = shopIn(w)
  const holder = await accountHolder(w, { balance: 100_00 })
  const { id } = await shop.order({ amount: 88_50 })
  const asked = await holder.requestPayment(id)
  await holder.withdraw(50_00)

  const failed = await holder.approve(asked)

  expect(failed).toMatchObject({ status: 'failed', failure: { code: 'insufficient_balance' } })
  expect(await holder.balance()).toMatchObject({ available: 50_00, held: 0 })
  expect(await shop.owed()).toBe(0)
  expect(await shop.orderOf(id)).toMatchObject({ status: 'open', paymentId: null })

  await holder.topUp(50_00)
  expect(await holder.pay(id)).toMatchObject({ status: 'succeeded' })
  expect(await shop.orderOf(id)).toMatchObject({ status: 'paid' })
  expect(await shop.paymentsOf(id)).toMatchObject([{ status: 'succeeded' }, { status: 'failed' }])
})

test('two users with the PIN pad open for one order: the first pays, the other is told', async () => {
  const w = await world()
  const shop = shopIn(w)
  const { id } = await shop.order()
  const zhang = await accountHolder(w, { balance: 100_00 })
  const wang = await accountHolder(w, {
    ...{ userId: 'u_2', person: People.wangFang, balance: 100_00 },
  })
  const [first, second] = [await zhang.requestPayment(id), await wang.requestPayment(id)]

  const ended = await Promise.all([zhang.approve(first), wang.approve(second)])

  expect(ended.map(({ status }) => status).sort()).toEqual(['failed', 'succeeded'])
  const lost = ended.find(({ status }) => status === 'failed')
  expect(['order_paid', 'payment_in_progress']).toContain(lost?.failure?.code)
  expect(await shop.owed()).toBe(88_50)
  const paid = ended.find(({ status }) => status === 'succeeded')
  expect(await shop.orderOf(id)).toMatchObject({ status: 'paid', paymentId: paid?.id })
})

test('an order that expires while the PIN is typed is not paid', async () => {
  const w = await world()
  const shop = shopIn(w)
  const holder = await accountHolder(w, { balance: 100_00 })
  const { id } = await shop.order({ expiresInSeconds: 60 })
  const asked = await holder.requestPayment(id)
  await w.clock.set({ now: '2026-06-01T10:01:00+08:00' })

  const failed = await holder.approve(asked)

  expect(failed).toMatchObject({ status: 'failed', failure: { code: 'order_expired' } })
  expect(await holder.balance()).toMatchObject({ available: 100_00 })
  expect(await shop.orderOf(id)).toMatchObject({ status: 'expired' })
})

test('an order that is closed while the PIN is typed is not paid', async () => {
  const w = await world()
  const shop = shopIn(w)
  const holder = await accountHolder(w, { balance: 100_00 })
  const { id } = await shop.order()
  const asked = await holder.requestPayment(id)
  await shop.close(id)

  expect(await holder.approve(asked)).toMatchObject({
    status: 'failed',
    failure: { code: 'order_closed' },
  })
  expect(await holder.balance()).toMatchObject({ available: 100_00 })
})

test('closing and paying at the same moment: one of them wins, and both sides agree which', async () => {
  const w = await world()
  const shop = shopIn(w)
  const holder = await accountHolder(w, { balance: 100_00 })

  for (let round = 0; round < 6; round += 1) {
    const { id } = await shop.order({ amount: 1_00, reference: `race-${round}` })
    const asked = await holder.requestPayment(id)
    const [closed, paid] = await Promise.allSettled([shop.close(id), holder.approve(asked)])

    const order = await shop.orderOf(id)
    const payment = await holder.paymentOf(asked.id)
    expect(paid.status).toBe('fulfilled')
    if (closed.status === 'fulfilled') {
      expect([order.status, payment.status]).toEqual(['closed', 'failed'])
    } else {
      expect([order.status, payment.status]).toEqual(['paid', 'succeeded'])
      expect(['order_paid', 'payment_in_progress']).toContain(
        (closed.reason as { code: string }).code,
      )
    }
  }
  const paidOnes = (await w.call(contract.orders.list, { query: { limit: 10 } })).items.filter(
    ({ status }) => status === 'paid',
  )
  expect(await shop.owed()).toBe(paidOnes.length * 1_00)
})

test('a PIN that is never given ends the attempt, and another one may follow', async () => {
  const w = await world()
  const shop = shopIn(w)
  const holder = await accountHolder(w, { balance: 100_00 })
  const { id } = await shop.order()
  const left = await holder.requestPayment(id)

  const events = await w.clock.advance('PT10M')

  expect(events).toMatchObject([{ type: 'payment.failed', data: { id: left.id } }])
  expect(await holder.paymentOf(left.id)).toMatchObject({ failure: { code: 'not_completed' } })
  expect(await holder.pay(id)).toMatchObject({ status: 'succeeded' })
})

test('an attempt whose PIN expired unnoticed makes room for the next one', async () => {
  const w = await world()
  const shop = shopIn(w)
  const holder = await accountHolder(w, { balance: 100_00 })
  const { id } = await shop.order()
  const left = await holder.requestPayment(id)
  await w.clock.set({ now: '2026-06-01T10:10:00+08:00' })

  const next = await holder.requestPayment(id)

  expect(next.id).not.toBe(left.id)
  expect(await holder.paymentOf(left.id)).toMatchObject({ failure: { code: 'not_completed' } })
})

test('an account frozen before the PIN is typed does not pay', async () => {
  const w = await world()
  const shop = shopIn(w)
  const holder = await accountHolder(w, { balance: 100_00 })
  const { id } = await shop.order()
  const asked = await holder.requestPayment(id)
  await w.bank.inside
    .sql`update accounts set status = 'frozen_debit' where id = ${holder.accountId}`

  expect(await holder.approve(asked)).toMatchObject({
    status: 'failed',
    failure: { code: 'account_frozen' },
  })
  await expect(holder.requestPayment(id)).rejects.toMatchObject({ code: 'account_frozen' })
  expect(await holder.balance()).toMatchObject({ available: 100_00 })
})

test('who has no account, or no PIN, is told so', async () => {
  const w = await world()
  const { id: orderId } = await shopIn(w).order()
  const pay = async () =>
    w.call(
      contract.userPayments.create,
      { params: { userId: 'me' }, body: { orderId } },
      (await walletPage(w)).as,
    )

  await expect(pay()).rejects.toMatchObject({ status: 409, code: 'account_missing' })
  await openAccount(w)
  await expect(pay()).rejects.toMatchObject({ status: 409, code: 'pin_not_set' })
})

test('nobody pays with another’s account, nor for another app', async () => {
  const w = await world()
  const shop = shopIn(w)
  const zhang = await accountHolder(w, { balance: 100_00 })
  const wang = await accountHolder(w, { userId: 'u_2', person: People.wangFang })
  const { id: orderId } = await shop.order()
  const missing = { status: 404, code: 'not_found' }

  await expect(
    w.call(
      contract.userPayments.create,
      { params: { userId: 'me' }, body: { orderId, accountId: zhang.accountId } },
      wang.as,
    ),
  ).rejects.toMatchObject(missing)

  const elsewhere = await w.newApp()
  const theirs = await shopIn(w, elsewhere).order()
  await expect(zhang.requestPayment(theirs.id)).rejects.toMatchObject(missing)

  const { id: paymentId } = await zhang.pay(orderId)
  const params = { paymentId }
  await expect(
    w.call(contract.payments.retrieve, { params }, elsewhere.merchant),
  ).rejects.toMatchObject(missing)
  await expect(
    w.call(contract.userPayments.retrieve, { params: { userId: 'me', paymentId } }, wang.as),
  ).rejects.toMatchObject(missing)
  expect(await w.call(contract.payments.retrieve, { params })).toMatchObject({ id: paymentId })
})
