import { setTimeout as sleep } from 'node:timers/promises'

import { expect, test } from 'vitest'

import { shopIn } from '../orders/shop.ts'
import { restartableBank } from '../power-cut.ts'
import { world } from '../world.ts'
import { tillAndPayer } from './till.ts'

const interrupted = async (when: 'before' | 'after') => {
  const on = await restartableBank()
  const w = await world({ on })
  const { holder, till } = await tillAndPayer(w)
  const { code } = await holder.showCode()
  on.cutPower({ when, kind: 'payment' })
  const taken = await till.take(code, 8_00, { reference: 'A-1', key: 'k1' })
  expect(taken).toMatchObject({ status: 'processing' })
  return { on, shop: shopIn(w), holder, till, code, taken }
}

test('the code used up and the books not asked: the payment is taken up, and paid once', async () => {
  const { on, shop, holder, till, code, taken } = await interrupted('before')
  await on.restart({ laterByMs: 11_000 })
  await expect(till.take(code, 8_00)).rejects.toMatchObject({ code: 'payment_code_invalid' })
  expect(await holder.balance()).toMatchObject({ total: 100_00 })

  on.bank.start()
  await until(async () => (await till.paymentOf(taken.id)).status === 'succeeded')

  expect(await shop.owed()).toBe(8_00)
  expect(await holder.balance()).toMatchObject({ total: 92_00 })
})

test('the code used up and the books not asked, the money gone meanwhile: it ends as failed', async () => {
  const { on, shop, holder, till, taken } = await interrupted('before')
  await on.restart({ laterByMs: 11_000 })
  await holder.withdraw(100_00)

  on.bank.start()
  await until(async () => (await till.paymentOf(taken.id)).status === 'failed')

  expect(await shop.owed()).toBe(0)
  expect(await shop.orderOf(taken.orderId)).toMatchObject({ status: 'open' })
})

test('paid in the books and never answered: till and payer read that it is paid', async () => {
  const { on, shop, holder, till, taken } = await interrupted('after')
  await on.restart()

  expect(await till.paymentOf(taken.id)).toMatchObject({ status: 'succeeded' })
  expect(await shop.owed()).toBe(8_00)
  expect(await holder.balance()).toMatchObject({ total: 92_00 })
})

test('the bank dies before it answers the till: the same call again goes on with the same payment', async () => {
  const on = await restartableBank()
  const w = await world({ on })
  const { holder, till } = await tillAndPayer(w)
  const { code } = await holder.showCode()
  const { inside } = on.bank
  const { sql } = inside
  let isOff = false
  // All that the transaction wrote is there, and nothing that would follow it.
  inside.sql = new Proxy(sql, {
    apply: (target, self, args: [TemplateStringsArray, ...unknown[]]) => {
      if (isOff) throw new Error('The power is off.')
      return Reflect.apply(target, self, args)
    },
    get: (target, name) =>
      name === 'begin'
        ? async (...args: Parameters<typeof sql.begin>) => {
            const done = await target.begin(...args)
            isOff = true
            return done
          }
        : Reflect.get(target, name),
  })
  await expect(till.take(code, 8_00, { reference: 'A-1', key: 'k1' })).rejects.toMatchObject({
    status: 500,
  })
  inside.sql = sql
  on.faults.splice(0)
  // Where others may be at work too, a call that was cut short is waited for before it is taken up.
  await on.restart({ laterByMs: 61_000 })

  const again = await till.take(code, 8_00, { reference: 'A-1', key: 'k1' })
  expect(again).toMatchObject({ status: 'succeeded' })
  expect(await shopIn(w).owed()).toBe(8_00)
  await expect(till.take(code, 8_00)).rejects.toMatchObject({ code: 'payment_code_invalid' })
})

const until = async (holds: () => Promise<boolean>): Promise<void> => {
  const deadline = performance.now() + 10_000
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('It never came about.')
    await sleep(50)
  }
}
