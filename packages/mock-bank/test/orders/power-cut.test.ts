import { setTimeout as sleep } from 'node:timers/promises'

import { expect, test } from 'vitest'

import { takeUpPayments } from '../../src/orders/index.ts'
import { restartableBank } from '../power-cut.ts'
import { accountHolder, toldOf } from '../wallet/account-holder.ts'
import { world } from '../world.ts'
import { payer } from './one-call.ts'
import { shopIn } from './shop.ts'

const interrupted = async (when: 'before' | 'after') => {
  const on = await restartableBank()
  const w = await world({ on })
  const shop = shopIn(w)
  const holder = await accountHolder(w, { balance: 100_00 })
  const { id } = await shop.order()
  const asked = await holder.requestPayment(id)
  on.cutPower({ when, kind: 'payment' })
  const payment = await holder.approve(asked)
  expect(payment).toMatchObject({ status: 'processing', nextAction: { type: 'wait' } })
  return { on, w, shop, holder, id, payment }
}

test('paid in the books and not in the rows: whoever reads the order reads that it is paid', async () => {
  const { on, w, shop, holder, id, payment } = await interrupted('after')
  await on.restart()

  expect(await shop.orderOf(id)).toMatchObject({ status: 'paid', paymentId: payment.id })
  expect(await holder.paymentOf(payment.id)).toMatchObject({ status: 'succeeded' })
  expect(await shop.owed()).toBe(88_50)
  expect(await toldOf(w)).toEqual(['top_up.succeeded', 'payment.succeeded', 'order.paid'])
})

test('paid in the books and not in the rows: the outbox brings the rows up to date by itself', async () => {
  const { on, w, shop, id, payment } = await interrupted('after')
  await on.restart()
  await w.settle()

  const rows = await w.bank.inside.sql<{ order: string; payment: string }[]>`
    select o.status as order, p.status as payment
    from orders o join payments p on p.id = o.payment_id where o.id = ${id}`
  expect(rows).toEqual([{ order: 'paid', payment: 'succeeded' }])
  expect(await shop.paymentsOf(id)).toMatchObject([{ id: payment.id, status: 'succeeded' }])
})

test('claimed and never posted: the payment is taken up once the lease is over, and paid once', async () => {
  const { on, shop, holder, id, payment } = await interrupted('before')
  await on.restart({ laterByMs: 11_000 })
  expect(await shop.orderOf(id)).toMatchObject({ status: 'paying', paymentId: null })
  await expect(shop.close(id)).rejects.toMatchObject({ code: 'payment_in_progress' })
  await expect(shop.session(id)).rejects.toMatchObject({ code: 'payment_in_progress' })

  on.bank.start()
  await until(async () => (await shop.orderOf(id)).status === 'paid')

  expect(await holder.paymentOf(payment.id)).toMatchObject({ status: 'succeeded' })
  expect(await shop.owed()).toBe(88_50)
  expect(await holder.balance()).toMatchObject({ available: 11_50 })
})

test('claimed, never posted, and the money gone meanwhile: the payment fails, the order is open again', async () => {
  const { on, w, shop, holder, id, payment } = await interrupted('before')
  await on.restart({ laterByMs: 11_000 })
  await holder.withdraw(100_00)

  on.bank.start()
  await until(async () => (await shop.orderOf(id)).status === 'open')

  expect(await holder.paymentOf(payment.id)).toMatchObject({
    status: 'failed',
    failure: { code: 'insufficient_balance' },
  })
  expect(await shop.owed()).toBe(0)
  await w.clock.advance('PT15M')
  expect(await shop.orderOf(id)).toMatchObject({ status: 'expired' })
})

test('claimed in time, refused after its time: the order expires when it is let go', async () => {
  const { on, shop, holder, w, id } = await interrupted('before')
  await on.restart({ laterByMs: 11_000 })
  await holder.withdraw(100_00)
  await w.clock.advance('PT20M')
  expect(await shop.orderOf(id)).toMatchObject({ status: 'paying' })

  on.bank.start()
  await until(async () => (await shop.orderOf(id)).status !== 'paying')

  expect(await shop.orderOf(id)).toMatchObject({ status: 'expired' })
  expect(await toldOf(w)).toContain('order.expired')
})

const interruptedAtOnce = async (when: 'before' | 'after', balance = 100_00) => {
  const on = await restartableBank()
  const w = await world({ on })
  const { shop, holder, pay } = await payer(w, { balance })
  const { id } = await shop.order()
  on.cutPower({ when, kind: 'payment' })
  expect(await pay(id, 'k1')).toMatchObject({ status: 500 })
  on.faults.splice(0)
  return { on, w, shop, holder, pay, id }
}

test('one call, claimed and never posted: it is taken up once the lease is over, and paid once', async () => {
  const { on, w, shop, pay, id } = await interruptedAtOnce('before')
  await on.restart({ laterByMs: 11_000 })
  expect(await shop.orderOf(id)).toMatchObject({ status: 'paying' })
  expect(await pay(id)).toMatchObject({ status: 409, body: { code: 'payment_in_progress' } })

  on.bank.start()
  await until(async () => (await shop.orderOf(id)).status === 'paid')

  const again = await pay(id, 'k1')
  expect(again).toMatchObject({ status: 201, replayed: true, body: { status: 'succeeded' } })
  expect(await shop.orderOf(id)).toMatchObject({ paymentId: again.body.id })
  expect(await shop.owed()).toBe(88_50)
  expect(await toldOf(w)).toContain('order.paid')
  // The next one to come by finds that there is nothing left to do.
  await takeUpPayments({ ...w.bank.inside, wall: () => new Date(Date.now() + 600_000) })
  expect(await w.bank.inside.sql`select from order_claims`).toHaveLength(0)
})

test('one call, claimed and never posted: the same call again carries it out at once', async () => {
  const { on, shop, pay, id } = await interruptedAtOnce('before')
  await on.restart()

  const again = await pay(id, 'k1')

  expect(again).toMatchObject({ status: 201, replayed: false, body: { status: 'succeeded' } })
  expect(await shop.orderOf(id)).toMatchObject({ status: 'paid', paymentId: again.body.id })
  expect(await shop.owed()).toBe(88_50)
})

test('one call, paid and never answered: the order reads as paid, and the same call again is answered', async () => {
  const { on, shop, pay, id } = await interruptedAtOnce('after')
  await on.restart()

  const order = await shop.orderOf(id)
  const again = await pay(id, 'k1')

  expect(order).toMatchObject({ status: 'paid', paymentId: again.body.id })
  expect(again).toMatchObject({ status: 201, replayed: true })
  expect(await shop.owed()).toBe(88_50)
})

test('one call, claimed, never posted, and the money gone meanwhile: the order is open again', async () => {
  const { on, w, shop, holder, pay, id } = await interruptedAtOnce('before')
  await on.restart({ laterByMs: 11_000 })
  await holder.withdraw(100_00)

  on.bank.start()
  await until(async () => (await shop.orderOf(id)).status === 'open')

  expect(await shop.paymentsOf(id)).toEqual([])
  expect(await pay(id, 'k1')).toMatchObject({
    ...{ status: 402, replayed: true, body: { code: 'insufficient_balance' } },
  })
  expect(await shop.owed()).toBe(0)
  await w.clock.advance('PT15M')
  expect(await shop.orderOf(id)).toMatchObject({ status: 'expired' })
})

test('one call, claimed under a key that was used for something else: nobody pays', async () => {
  const { on, w, shop, pay, id } = await interruptedAtOnce('before')
  await on.restart({ laterByMs: 11_000 })
  // As if the books had known the key, and the bank had died before they could say so.
  const { sql } = w.bank.inside
  const other = await shop.order()
  await pay(other.id, 'k2')
  const [claim] = await sql`select claim_key, claim_request from orders where id = ${other.id}`
  await sql`update orders set claim_key = ${claim!['claimKey']} where id = ${id}`

  on.bank.start()
  await until(async () => (await shop.orderOf(id)).status === 'open')

  expect(await shop.owed()).toBe(88_50)
})

const until = async (holds: () => Promise<boolean>): Promise<void> => {
  const deadline = performance.now() + 10_000
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('It never came about.')
    await sleep(50)
  }
}
