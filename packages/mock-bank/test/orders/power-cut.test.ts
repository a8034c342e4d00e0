import { setTimeout as sleep } from 'node:timers/promises'

import { expect, test } from 'vitest'

import { restartableBank } from '../power-cut.ts'
import { accountHolder, toldOf } from '../wallet/account-holder.ts'
import { world } from '../world.ts'
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

const until = async (holds: () => Promise<boolean>): Promise<void> => {
  const deadline = performance.now() + 10_000
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('It never came about.')
    await sleep(50)
  }
}
