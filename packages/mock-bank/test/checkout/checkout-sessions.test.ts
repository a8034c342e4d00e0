import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { openAccount } from '../accounts/wallet-page.ts'
import { bearer } from '../credentials.ts'
import { checkoutPage, shopIn } from '../orders/shop.ts'
import { accountHolder, challengeIn, pin, toldOf } from '../wallet/account-holder.ts'
import { world } from '../world.ts'

const usable = { channel: 'bank_balance', available: true, reason: null, products: [], payerFee: 0 }

test('from the order to the paid session, and what each side sees on the way', async () => {
  const w = await world()
  const shop = shopIn(w)
  const holder = await accountHolder(w, { balance: 200_00 })
  const order = await shop.order({ amount: 88_50 })

  const made = await shop.session(order.id, 'u_1')
  expect(made.url).toBe(`http://localhost:4000/pay/${made.id}#${made.secret}`)
  expect(made.secret).toMatch(/^csk_/)

  const page = await checkoutPage(w, made)
  const bill = {
    ...{ id: made.id, status: 'open', version: 1, merchantName: w.app.name },
    ...{ appearance: null, logoUrl: null },
    ...{ orderReference: order.reference, description: '西湖龙井', items: [], total: 88_50 },
    ...{ currency: 'CNY', methods: [usable], locale: null, mode: 'sandbox' },
    ...{ returnUrl: 'http://127.0.0.1:4020/thanks', cancelUrl: 'http://127.0.0.1:4020/thanks' },
    ...{ expiresAt: '2026-06-01T10:15:00.000+08:00', now: '2026-06-01T10:00:00.000+08:00' },
  }
  expect(await page.summary()).toEqual(bill)
  const { accountId } = holder
  expect(await page.read()).toEqual({
    ...bill,
    savedCards: [],
    ...{ orderId: order.id, userId: 'u_1', payment: null },
    payer: { accountId, accountClass: 'III', available: 200_00, pinIsSet: true },
    createdAt: '2026-06-01T10:00:00.000+08:00',
  })

  const confirmed = await page.confirm()
  const asked = confirmed.payment
  expect(asked).toMatchObject({ status: 'requires_action', amount: 88_50, orderId: order.id })
  const { subject } = await page.answer(challengeIn(asked ?? nothing()), pin)
  expect(subject).toMatchObject({
    type: 'payment',
    resource: { id: asked?.id, status: 'succeeded' },
  })

  expect(await page.summary()).toMatchObject({ status: 'completed' })
  expect(await page.read()).toMatchObject({
    status: 'completed',
    payer: { available: 111_50 },
    payment: { id: asked?.id, status: 'succeeded', nextAction: null },
  })
  expect(await shop.sessionOf(made.id)).toMatchObject({ status: 'completed', payer: null })
  expect(await shop.orderOf(order.id)).toMatchObject({ status: 'paid', paymentId: asked?.id })
  expect(await toldOf(w)).toEqual([
    ...['top_up.succeeded', 'payment.succeeded', 'order.paid', 'checkout_session.completed'],
  ])
})

test('what is told of a completed session is the bill, with its order', async () => {
  const w = await world()
  const shop = shopIn(w)
  const holder = await accountHolder(w, { balance: 200_00 })
  const order = await shop.order()
  const session = await shop.session(order.id, 'u_1')
  await holder.pay(order.id)
  await w.settle()

  const { items } = await w.call(contract.events.list, {
    query: { type: 'checkout_session.completed' },
  })
  expect(items).toMatchObject([
    { data: { id: session.id, orderId: order.id, status: 'completed', total: 88_50 } },
  ])
  expect(Object.keys(items[0]?.data ?? {})).not.toContain('payer')
})

test('a double click confirms once, and a second tab finds the same PIN pad', async () => {
  const w = await world()
  const shop = shopIn(w)
  await accountHolder(w, { balance: 200_00 })
  const { id } = await shop.order()
  const session = await shop.session(id, 'u_1')
  const tabs = await Promise.all([checkoutPage(w, session), checkoutPage(w, session)])
  const clicks = Array.from({ length: 10 }, () => tabs).flat()

  const confirmed = await Promise.all(clicks.map((tab) => tab.confirm()))

  expect(new Set(confirmed.map((seen) => seen.payment?.id)).size).toBe(1)
  const challengeId = challengeIn(confirmed[0]?.payment ?? nothing())
  const answers = await Promise.allSettled(tabs.map((tab) => tab.answer(challengeId, pin)))
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await shop.owed()).toBe(88_50)
  for (const tab of tabs) expect(await tab.read()).toMatchObject({ status: 'completed' })
  await expect(tabs[1].confirm()).rejects.toMatchObject({ code: 'order_paid' })
})

test('two sessions of one order: what one pays the other shows as done', async () => {
  const w = await world()
  const shop = shopIn(w)
  await accountHolder(w, { balance: 200_00 })
  const { id } = await shop.order()
  const first = await checkoutPage(w, await shop.session(id, 'u_1'))
  const second = await checkoutPage(w, await shop.session(id, 'u_1'))
  const one = await first.confirm()
  const other = await second.confirm()
  expect(other.payment?.id).not.toBe(one.payment?.id)

  await first.answer(challengeIn(one.payment ?? nothing()), pin)
  const late = await second.answer(challengeIn(other.payment ?? nothing()), pin)

  expect(late.subject?.resource).toMatchObject({
    status: 'failed',
    failure: { code: 'order_paid', message: '订单已支付，无需再付' },
  })
  expect(await second.read()).toMatchObject({ status: 'completed' })
  expect(await shop.owed()).toBe(88_50)
  const told = await toldOf(w)
  expect(told.filter((type) => type === 'checkout_session.completed')).toHaveLength(2)
  expect(told.filter((type) => type === 'order.paid')).toHaveLength(1)
})

test.each([{ version: 2 }, { total: 88_49 }])(
  'confirming what the bill does not say (%o) is refused with what it says now',
  async (seen) => {
    const w = await world()
    const shop = shopIn(w)
    await accountHolder(w, { balance: 200_00 })
    const { id } = await shop.order()
    const page = await checkoutPage(w, await shop.session(id, 'u_1'))

    await expect(page.confirm(seen)).rejects.toMatchObject({
      status: 409,
      code: 'session_stale',
      problem: { details: { version: 1, total: 88_50 } },
    })
    expect(await shop.paymentsOf(id)).toEqual([])
  },
)

test('why the balance cannot be used is shown, and confirming says the same', async () => {
  const w = await world()
  const shop = shopIn(w)
  const { id } = await shop.order()
  const unusable = async (userId: string | undefined, reason: string) => {
    const page = await checkoutPage(w, await shop.session(id, userId))
    expect((await page.summary()).methods).toEqual([{ ...usable, available: false, reason }])
    await expect(page.confirm()).rejects.toMatchObject({
      status: 409,
      code: 'channel_unavailable',
      problem: { details: { reason } },
    })
  }

  await unusable(undefined, 'no_user')
  await unusable('u_1', 'no_account')
  await openAccount(w)
  await unusable('u_1', 'pin_not_set')
})

test('a way to pay that the bank has not, or the order does not offer, is refused', async () => {
  const w = await world()
  const shop = shopIn(w)
  await accountHolder(w, { balance: 200_00 })
  const { id } = await shop.order()
  const { id: checkoutSessionId, secret } = await shop.session(id, 'u_1')

  await expect(
    w.call(
      contract.checkoutSessions.confirm,
      { params: { checkoutSessionId }, body: { version: 1, total: 88_50, channel: 'alipay' } },
      bearer(secret),
    ),
  ).rejects.toMatchObject({ code: 'channel_unavailable' })
})

test('too little money is refused at confirm; after a top-up the same page pays', async () => {
  const w = await world()
  const shop = shopIn(w)
  const holder = await accountHolder(w, { balance: 50_00 })
  const { id } = await shop.order()
  const page = await checkoutPage(w, await shop.session(id, 'u_1'))

  await expect(page.confirm()).rejects.toMatchObject({
    status: 402,
    code: 'insufficient_balance',
    problem: { details: { available: 50_00, required: 88_50 } },
  })
  await holder.topUp(50_00)
  const { payment } = await page.confirm()
  await page.answer(challengeIn(payment ?? nothing()), pin)

  expect(await page.read()).toMatchObject({ status: 'completed', payer: { available: 11_50 } })
})

test('money spent elsewhere while the PIN is typed leaves the session open for another try', async () => {
  const w = await world()
  const shop = shopIn(w)
  const holder = await accountHolder(w, { balance: 100_00 })
  const { id } = await shop.order()
  const page = await checkoutPage(w, await shop.session(id, 'u_1'))
  const { payment } = await page.confirm()
  await holder.withdraw(100_00)

  await page.answer(challengeIn(payment ?? nothing()), pin)

  expect(await page.read()).toMatchObject({
    status: 'open',
    payer: { available: 0 },
    payment: { status: 'failed', failure: { code: 'insufficient_balance' } },
  })
  await holder.topUp(100_00)
  const again = await page.confirm()
  await page.answer(challengeIn(again.payment ?? nothing()), pin)
  expect(await page.read()).toMatchObject({ status: 'completed' })
})

test('a session ends with its order: expired, and closed', async () => {
  const w = await world()
  const shop = shopIn(w)
  const expiring = await shop.order({ expiresInSeconds: 60 })
  const closing = await shop.order()
  const first = await checkoutPage(w, await shop.session(expiring.id))
  const second = await checkoutPage(w, await shop.session(closing.id))

  await shop.close(closing.id)
  const events = await w.clock.advance('PT1M')

  expect(events.map(({ type }) => type)).toEqual(['order.expired', 'checkout_session.expired'])
  expect(await first.summary()).toMatchObject({ status: 'expired' })
  expect(await second.read()).toMatchObject({ status: 'closed' })
  await expect(first.confirm()).rejects.toMatchObject({ status: 409, code: 'order_expired' })
  await expect(second.confirm()).rejects.toMatchObject({ status: 409, code: 'order_closed' })
})

test('whoever comes back later still learns how it ended, for a day', async () => {
  const w = await world()
  const shop = shopIn(w)
  const { id } = await shop.order()
  const { id: checkoutSessionId, secret } = await shop.session(id)
  const read = () =>
    w.call(contract.checkoutSessions.retrieve, { params: { checkoutSessionId } }, bearer(secret))

  await w.clock.advance('P1D')
  expect(await read()).toMatchObject({ status: 'expired' })
  await w.clock.advance('PT15M')
  await expect(read()).rejects.toMatchObject({ status: 401, code: 'session_expired' })
})

test('a secret opens its own session and nothing else', async () => {
  const w = await world()
  const shop = shopIn(w)
  const { id } = await shop.order()
  const [mine, theirs] = [await shop.session(id), await shop.session(id)]
  const params = { checkoutSessionId: theirs.id }

  await expect(
    w.call(contract.checkoutSessions.retrieve, { params }, bearer(mine.secret)),
  ).rejects.toMatchObject({ status: 404, code: 'not_found' })
  await expect(
    w.call(contract.checkoutSessions.retrieve, { params }, bearer(`${mine.secret}x`)),
  ).rejects.toMatchObject({ status: 401, code: 'credentials_invalid' })
  await expect(
    w.call(contract.orders.retrieve, { params: { orderId: id } }, bearer(mine.secret)),
  ).rejects.toMatchObject({ status: 403 })
  const elsewhere = await w.newApp()
  await expect(
    w.call(contract.checkoutSessions.retrieve, { params }, elsewhere.merchant),
  ).rejects.toMatchObject({ status: 404, code: 'not_found' })
  await expect(
    w.call(
      contract.checkoutSessions.summary,
      { params: { checkoutSessionId: 'cos_00000000000000000000000000' } },
      w.nobody,
    ),
  ).rejects.toMatchObject({ status: 404, code: 'not_found' })
})

test('the database keeps no secret, only its hash', async () => {
  const w = await world()
  const shop = shopIn(w)
  const { id } = await shop.order()
  const session = await shop.session(id)
  const [row] = await w.bank.inside.sql<{ whole: string }[]>`
    select to_jsonb(s)::text as whole from checkout_sessions s where id = ${session.id}`
  expect(row?.whole).toContain(session.id)
  expect(row?.whole).not.toContain(session.secret.slice(4))
})

const nothing = (): never => {
  throw new Error('There is no payment.')
}
