import { randomUUID } from 'node:crypto'

import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { toldOf } from '../wallet/account-holder.ts'
import { world } from '../world.ts'
import { type Heard, payer, secondProcess } from './one-call.ts'

const succeeded = { status: 201, replayed: false, body: { status: 'succeeded' } }

test('a payment in one call is there at once for whoever reads it, before anything has followed the books', async () => {
  const w = await world()
  const { shop, holder, pay } = await payer(w)
  const { id } = await shop.order()

  const paid = await pay(id)

  expect(paid).toMatchObject(succeeded)
  const params = { paymentId: paid.body.id }
  expect(await w.call(contract.payments.retrieve, { params })).toEqual(paid.body)
  expect(await holder.paymentOf(paid.body.id)).toEqual(paid.body)
  expect(await shop.orderOf(id)).toMatchObject({ status: 'paid', paymentId: paid.body.id })
  expect(await shop.owed()).toBe(88_50)
  expect(await holder.balance()).toMatchObject({ available: 111_50 })
})

test('lists show it at once too: the user’s, the order’s and the app’s', async () => {
  const w = await world()
  const { shop, pay, take } = await payer(w)
  const { id: orderId } = await shop.order()
  const [byOrder, byMandate] = [await pay(orderId), await take()]

  const { items: own } = await w.call(contract.userPayments.list, { params: { userId: 'u_1' } })
  const { items: ofOrder } = await w.call(contract.payments.list, { query: { orderId } })
  const { items: orders } = await w.call(contract.orders.list, {})

  expect(own).toEqual([byMandate.body, byOrder.body])
  expect(ofOrder).toEqual([byOrder.body])
  expect(orders).toMatchObject([{ id: orderId, status: 'paid', paymentId: byOrder.body.id }])
})

test('who opened the checkout for the order hears that it is completed', async () => {
  const w = await world()
  const { shop, pay } = await payer(w)
  const { id } = await shop.order()
  const session = await shop.session(id)

  await pay(id)

  expect(await shop.sessionOf(session.id)).toMatchObject({ status: 'completed' })
  expect((await toldOf(w)).slice(-3)).toEqual([
    ...['payment.succeeded', 'order.paid', 'checkout_session.completed'],
  ])
})

test('the same call again is answered alike and moves nothing', async () => {
  const w = await world()
  const { shop, pay, take } = await payer(w)
  const { id } = await shop.order()

  for (const call of [() => pay(id, 'k1'), () => take({}, 'k2')]) {
    const first = await call()
    const again = await call()
    await w.settle()
    const later = await call()

    expect(first).toMatchObject(succeeded)
    expect(again).toEqual({ ...first, replayed: true })
    expect(later).toEqual(again)
  }
  expect(await shop.owed()).toBe(88_50 + 3_50)
})

test('the same key for something else is refused, and nothing is left of it', async () => {
  const w = await world()
  const { shop, holder, pay, payFrom, take } = await payer(w)
  const [first, other] = [await shop.order(), await shop.order()]
  await pay(first.id, 'k1')
  await take({}, 'k2')
  const reused = { status: 422, body: { code: 'idempotency_key_reused' } }

  expect(await pay(other.id, 'k1')).toMatchObject(reused)
  expect(await payFrom(first.id, holder.accountId, 'k1')).toMatchObject(reused)
  expect(await take({ amount: 4_00, reference: 'R2' }, 'k2')).toMatchObject(reused)

  expect(await shop.orderOf(other.id)).toMatchObject({ status: 'open', paymentId: null })
  expect(await shop.owed()).toBe(88_50 + 3_50)
  expect(await pay(other.id)).toMatchObject(succeeded)
})

test('twenty copies at once pay once, and all hear of it', async () => {
  const w = await world()
  const { shop, pay, take } = await payer(w)
  const { id } = await shop.order()

  for (const call of [() => pay(id, 'k1'), () => take({}, 'k2')]) {
    const all = await Promise.all(Array.from({ length: 20 }, call))
    expect(new Set(all.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    expect(all.every(({ status }) => status === 201)).toBe(true)
  }
  expect(await shop.owed()).toBe(88_50 + 3_50)
})

test('twenty calls with keys of their own for one order pay it once', async () => {
  const w = await world()
  const { shop, pay } = await payer(w)
  const { id } = await shop.order()

  const all = await Promise.all(Array.from({ length: 20 }, () => pay(id)))

  const others = all.filter(({ status }) => status !== 201)
  expect(others).toHaveLength(19)
  for (const { status, body } of others) {
    expect(status).toBe(409)
    expect(['order_paid', 'payment_in_progress']).toContain(body.code)
  }
  expect(await shop.owed()).toBe(88_50)
})

test('many calls together pay each its own order, and the books take each one', async () => {
  const w = await world()
  const { shop, pay, take } = await payer(w)
  const orders = await Promise.all(Array.from({ length: 20 }, () => shop.order({ amount: 1_00 })))

  const all = await Promise.all([
    ...orders.map(({ id }) => pay(id)),
    ...orders.map((_, n) => take({ amount: 1_00, reference: `M${n}` })),
  ])

  expect(all.every(({ status }) => status === 201)).toBe(true)
  expect(new Set(all.map(({ body }) => body.id)).size).toBe(40)
  expect(await shop.owed()).toBe(40_00)
})

test('two processes with one key: one payment, and both answer with it', async () => {
  const w = await world()
  const there = await world({ on: await secondProcess(w) })
  const { shop, pay, take } = await payer(w)

  for (let round = 0; round < 5; round += 1) {
    const { id } = await shop.order({ amount: 1_00 })
    const reference = `both-${round}`
    const calls = [
      (key: string, on = w) => pay(id, key, on),
      (key: string, on = w) => take({ amount: 1_00, reference }, key, on),
    ]
    for (const call of calls) {
      const key = randomUUID()
      const [here, other] = await Promise.all([call(key), call(key, there)])
      expect(here.status).toBe(201)
      expect(other).toMatchObject({ status: 201, body: here.body })
    }
  }
  expect(await shop.owed()).toBe(10_00)
})

test('two processes with one order: one pays it, the other is told', async () => {
  const w = await world()
  const there = await world({ on: await secondProcess(w) })
  const { shop, pay } = await payer(w)

  for (let round = 0; round < 5; round += 1) {
    const { id } = await shop.order({ amount: 1_00 })
    const both = await Promise.all([pay(id), pay(id, randomUUID(), there)])

    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409])
    const lost = both.find(({ status }) => status === 409)
    expect(['order_paid', 'payment_in_progress']).toContain(lost?.body.code)
  }
  expect(await shop.owed()).toBe(5_00)
})

const lasting = async (call: () => Promise<Heard>, code: string): Promise<Heard> => {
  const refused = await call()
  expect(refused).toMatchObject({ replayed: false, body: { code } })
  expect(await call()).toEqual({
    ...refused,
    replayed: true,
    body: { ...refused.body, requestId: expect.stringMatching(/^req_/) },
  })
  return refused
}

test('what the books refuse stays refused under its key, whatever has changed since', async () => {
  const w = await world()
  const { shop, holder, pay, take } = await payer(w, { balance: 50_00 })
  const { id } = await shop.order({ amount: 88_50 })

  const refused = await lasting(() => pay(id, 'k1'), 'insufficient_balance')
  expect(refused).toMatchObject({
    status: 402,
    body: { details: { available: 50_00, required: 88_50 } },
  })
  expect(await shop.orderOf(id)).toMatchObject({ status: 'open', paymentId: null })
  await holder.withdraw(49_00)
  await lasting(() => take({}, 'k2'), 'insufficient_balance')

  await holder.topUp(150_00)
  expect(await pay(id, 'k1')).toMatchObject({ status: 402, replayed: true })
  expect(await take({}, 'k2')).toMatchObject({ status: 402, replayed: true })
  expect(await shop.owed()).toBe(0)

  expect(await pay(id)).toMatchObject(succeeded)
  expect(await take()).toMatchObject(succeeded)
})

test('what is refused before the books stays refused under its key too', async () => {
  const w = await world()
  const { shop, holder, mandate, pay, take } = await payer(w)
  const [paid, closed, late] = [
    await shop.order({ amount: 1_00 }),
    await shop.order(),
    await shop.order({ expiresInSeconds: 60 }),
  ]
  await pay(paid.id)
  await shop.close(closed.id)
  await w.clock.set({ now: '2026-06-01T10:01:00+08:00' })

  await lasting(() => pay(paid.id, 'k1'), 'order_paid')
  await lasting(() => pay(closed.id, 'k2'), 'order_closed')
  await lasting(() => pay(late.id, 'k3'), 'order_expired')
  await lasting(() => take({ amount: 50_01 }, 'k4'), 'limit_exceeded')
  await holder.cancelMandate(mandate.id)
  await lasting(() => take({ reference: 'R5' }, 'k5'), 'mandate_inactive')
  const { sql } = w.bank.inside
  await sql`update accounts set status = 'frozen_debit' where id = ${holder.accountId}`
  const { id } = await shop.order({ reference: 'frozen' })
  const frozen = await lasting(() => pay(id, 'k6'), 'account_frozen')
  await sql`update accounts set status = 'active' where id = ${holder.accountId}`
  expect(await pay(id, 'k6')).toMatchObject({ status: frozen.status, replayed: true })
  expect(await shop.owed()).toBe(1_00)
})

test('what was not found may be asked for again under the same key, corrected', async () => {
  const w = await world()
  const { shop, pay } = await payer(w)
  const { id } = await shop.order()

  expect(await pay(`ord_${'0'.repeat(26)}`, 'k1')).toMatchObject({ status: 404 })
  expect(await pay(id, 'k1')).toMatchObject(succeeded)
})

test('a key is known for a day of the realm’s clock, a reference for ever', async () => {
  const w = await world()
  const { shop, pay, take, holder } = await payer(w)
  const first = await shop.order({ amount: 1_00 })
  const before = [await pay(first.id, 'k1'), await take({}, 'k2')]
  await w.clock.advance('PT23H59M')
  const mine = await w.asUser('u_1')
  const payNow = async (orderId: string, key: string) => {
    const params = { userId: 'me' }
    const sent = { params, body: { orderId }, key }
    const answer = await w.send(contract.userPayments.create, sent, mine)
    return { status: answer.status, replayed: answer.headers.has('idempotent-replayed') }
  }

  expect(await payNow(first.id, 'k1')).toEqual({ status: 201, replayed: true })
  expect(await take({}, 'k2')).toEqual({ ...before[1], replayed: true })
  await w.clock.advance('PT2M')

  const second = await shop.order({ amount: 1_00, reference: 'a-day-later' })
  expect(await payNow(second.id, 'k1')).toEqual({ status: 201, replayed: false })
  expect(await take({}, 'k2')).toMatchObject({ status: 200, body: before[1]!.body })
  expect(await take({ amount: 4_00 }, 'k3')).toMatchObject({
    ...{ status: 409, body: { code: 'reference_conflict' } },
  })
  expect(await shop.owed()).toBe(2_00 + 3_50)
  expect(holder.userId).toBe('u_1')
})

test('above the limit the PIN is asked for, and under that key it stays so when the limit is raised', async () => {
  const w = await world()
  const { shop, holder, pay } = await payer(w, { noPin: 50_00 })
  const { id } = await shop.order({ amount: 88_50 })

  const asked = await pay(id, 'k1')
  expect(asked).toMatchObject({ status: 201, replayed: false, body: { status: 'requires_action' } })
  await holder.approve(await holder.requestNoPinLimit(100_00))
  const again = await pay(id, 'k1')

  expect(again).toEqual({ ...asked, replayed: true })
  expect(await shop.owed()).toBe(0)
  expect(await pay(id)).toMatchObject(succeeded)
  expect(await pay(id, 'k1')).toEqual(again)
})

test('paid without a PIN, the call stays paid when the limit is lowered to nothing', async () => {
  const w = await world()
  const { shop, holder, pay } = await payer(w)
  const { id } = await shop.order()
  const paid = await pay(id, 'k1')
  await holder.requestNoPinLimit(0)

  expect(await pay(id, 'k1')).toEqual({ ...paid, replayed: true })
})

test('a composed call pays in one of its steps, and repeats it alike', async () => {
  const w = await world()
  const { shop } = await payer(w)
  const user = await w.asUser('u_1')
  const { id } = await shop.order()
  const body = {
    steps: [
      {
        name: 'paid',
        method: 'POST' as const,
        path: '/v1/users/me/payments',
        body: { orderId: id },
      },
      { name: 'read', method: 'GET' as const, path: '/v1/users/me/payments/{{paid.id}}' },
    ],
  }
  const run = () => w.call(contract.composite.run, { body, key: 'k1' }, user)

  const first = await run()

  expect(first).toMatchObject({ steps: [{ status: 201 }, { status: 200 }] })
  expect(await run()).toEqual(first)
  expect(await shop.owed()).toBe(88_50)
})
