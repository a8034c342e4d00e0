import { expect, test } from 'vitest'

import { People } from '../../simulators/index.ts'
import { shopIn } from '../orders/shop.ts'
import { type Cut, restartableBank } from '../power-cut.ts'
import { bookingsOf } from '../wallet/account-holder.ts'
import { cardPayer, cardShop } from './card-payer.ts'

const interrupted = async () => {
  const on = await restartableBank()
  const { w } = await cardShop(on)
  return { on, w, shop: shopIn(w), guest: await cardPayer(w) }
}

test.each<Cut['when']>(['before', 'after'])(
  'a payment by card cut short %s it is booked is paid once, and debited once',
  async (when) => {
    const { on, w, shop, guest } = await interrupted()
    on.cutPower({ when, kind: 'payment' })
    expect(await guest.payTyped()).toMatchObject({ status: 'processing' })

    await on.restart()
    await w.clock.advance('PT15S')

    expect(await guest.read()).toMatchObject({
      ...{ status: 'completed', payment: { status: 'succeeded' } },
    })
    expect(await shop.owed()).toBe(88_50)
    expect(await bookingsOf(w)).toHaveLength(1)
  },
)

test('a debit whose answer was lost with the bank itself is not booked before the card’s bank has said that it paid', async () => {
  const { on, w, shop, guest } = await interrupted()
  expect(await guest.payTyped('processingThenDone', People.zhangSan)).toMatchObject({
    status: 'processing',
  })

  await on.restart()
  await w.settle()
  expect(await shop.owed()).toBe(0)
  expect(await guest.read()).toMatchObject({ status: 'processing' })

  await w.clock.advance('PT2M')
  expect(await guest.read()).toMatchObject({ status: 'completed' })
  expect(await shop.owed()).toBe(88_50)
})
