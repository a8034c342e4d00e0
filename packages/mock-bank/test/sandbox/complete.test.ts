import { contract, type CompleteSession } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { checkoutPage, shopIn } from '../orders/shop.ts'
import { accountHolder, pin } from '../wallet/account-holder.ts'
import { world } from '../world.ts'

/** An order in the checkout of a shop, and the tester who finishes it. */
const scene = async (
  channels: ('bank_balance' | 'quick_pay' | 'alipay')[],
  { balance }: { balance?: number } = {},
) => {
  const w = await world({ app: { channels } })
  const shop = shopIn(w)
  const holder = balance === undefined ? undefined : await accountHolder(w, { balance })
  const order = await shop.order({ amount: 88_50 })
  const session = await shop.session(order.id, holder?.userId)
  const complete = async (body: CompleteSession) => {
    const params = { checkoutSessionId: session.id }
    const done = await w.call(contract.sandboxCheckoutSessions.complete, { params, body }, w.tester)
    await w.settle()
    return done
  }
  return { w, shop, holder, order, session, complete, page: await checkoutPage(w, session) }
}

test('a session is paid from the balance by the payer’s PIN', async () => {
  const s = await scene(['bank_balance'], { balance: 200_00 })

  const done = await s.complete({ outcome: 'paid', pin })

  expect(done).toMatchObject({ status: 'completed', payment: { channel: 'bank_balance' } })
  expect((await s.holder?.balance())?.available).toBe(111_50)
  expect(await s.shop.owed()).toBe(88_50)
})

test('nobody pays from a balance without the PIN, or with a wrong one', async () => {
  const s = await scene(['bank_balance'], { balance: 200_00 })

  await expect(s.complete({ outcome: 'paid' })).rejects.toMatchObject({
    ...{ code: 'invalid_field', problem: { errors: [{ path: 'pin' }] } },
  })
  await expect(s.complete({ outcome: 'paid', pin: '135790' })).rejects.toMatchObject({
    ...{ code: 'pin_wrong', problem: { details: { attemptsLeft: 4 } } },
  })

  expect((await s.shop.orderOf(s.order.id)).status).toBe('open')
  // The attempt still waits, and the right one pays it.
  expect(await s.complete({ outcome: 'paid', pin })).toMatchObject({ status: 'completed' })
  expect(await s.shop.paymentsOf(s.order.id)).toHaveLength(1)
})

test('a session is paid by a test person’s card, with the code that was sent', async () => {
  const s = await scene(['quick_pay'])

  const done = await s.complete({ outcome: 'paid' })

  expect(done).toMatchObject({
    status: 'completed',
    payment: { channel: 'quick_pay', status: 'succeeded' },
  })
  expect(await s.shop.owed()).toBe(88_50)
})

test('a card that is refused leaves the order to be paid by another, which the tester names', async () => {
  const s = await scene(['quick_pay'])

  const refused = await s.complete({ outcome: 'declined' })
  expect(refused).toMatchObject({ status: 'open', payment: { status: 'failed' } })
  expect(refused.payment?.failure?.code).toBe('card_insufficient_funds')

  const paid = await s.complete({ outcome: 'paid', card: 'wangFang.everyday' })
  expect(paid).toMatchObject({ status: 'completed' })
  await expect(
    (await scene(['quick_pay'])).complete({ outcome: 'paid', card: 'nobody.everyday' }),
  ).rejects.toMatchObject({
    ...{ code: 'invalid_field', problem: { errors: [{ path: 'card' }] } },
  })
})

test('who is asked for the PIN on the page and says no turns away, and nothing is counted against them', async () => {
  const s = await scene(['bank_balance'], { balance: 200_00 })
  await s.page.confirm()

  const left = await s.complete({ outcome: 'declined' })

  expect(left).toMatchObject({
    ...{ status: 'open', payment: { status: 'failed', failure: { code: 'not_completed' } } },
  })
  expect((await s.holder?.balance())?.available).toBe(200_00)
  expect(await s.complete({ outcome: 'paid', pin })).toMatchObject({ status: 'completed' })
})

test('another way than the one that waits in the bank may be named', async () => {
  const s = await scene(['bank_balance', 'alipay'], { balance: 200_00 })
  await s.page.confirm()

  expect(await s.complete({ outcome: 'paid', channel: 'alipay' })).toMatchObject({
    ...{ status: 'completed', payment: { channel: 'alipay' } },
  })
  expect((await s.holder?.balance())?.available).toBe(200_00)
})
