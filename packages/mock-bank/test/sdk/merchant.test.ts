import { contract } from '@qiantang/sdk/contract'
import { createWallet, isQiantangError } from '@qiantang/sdk'
import { createMerchant, type MerchantOptions } from '@qiantang/sdk/server'
import { verifyWebhook } from '@qiantang/sdk/webhooks'
import { expect, test } from 'vitest'

import { People } from '../../simulators/index.ts'
import { accountHolder, challengeIn, pin } from '../wallet/account-holder.ts'
import { bearer } from '../credentials.ts'
import { checkoutPage } from '../orders/shop.ts'
import { world, type World } from '../world.ts'

/** A merchant who uses the SDK and nothing else: the bank made its RSA key. */
const merchantOf = async (w: World, options: Partial<MerchantOptions> = {}) => {
  const app = await w.call(contract.sandboxApps.create, { body: { name: '青芽茶铺' } }, w.tester)
  const merchant = createMerchant({
    appId: app.id,
    keyId: app.keyId,
    privateKey: app.privateKey ?? '',
    baseUrl: w.origin,
    fetch: (input, init) => w.bank.fetch(new Request(input, init)),
    ...options,
  })
  return { app, merchant }
}

const tea = { reference: 'P1', amount: 88_50, description: '明前龙井 50 克' }

test('an order is made, found by its reference, and closed', async () => {
  const { merchant } = await merchantOf(await world())

  const order = await merchant.orders.create(tea)
  const again = await merchant.orders.create(tea)
  const { items } = await merchant.orders.list({ reference: 'P1' })
  const closed = await merchant.orders.close(order.id)

  expect(again.id).toBe(order.id)
  expect(items).toEqual([order])
  expect(closed.status).toBe('closed')
})

test('a refusal says what, where and in which language', async () => {
  const { merchant } = await merchantOf(await world(), { locale: 'en' })

  const error: unknown = await merchant.orders
    .create({ ...tea, items: [{ name: '茶', quantity: 1, amount: 1 }] })
    .catch((caught: unknown) => caught)

  expect(isQiantangError(error)).toBe(true)
  expect(error).toMatchObject({ code: 'invalid_field', fields: [{ path: 'items' }] })
  expect(error).toHaveProperty('userMessage', expect.stringMatching(/^[A-Z].*\.$/))
})

test('an answer that was changed on the way, or belongs to another request, is not believed', async () => {
  const w = await world()
  let stored: Response | undefined
  const { app } = await merchantOf(w)
  const options = {
    appId: app.id,
    keyId: app.keyId,
    privateKey: app.privateKey ?? '',
    baseUrl: w.origin,
    maxRetries: 0,
  }
  const ask = (input: RequestInfo | URL, init?: RequestInit) =>
    w.bank.fetch(new Request(input, init))
  const tampering = createMerchant({
    ...options,
    fetch: async (input, init) => {
      const answer = await ask(input, init)
      if (new Request(input).url.endsWith('/keys')) return answer
      return new Response((await answer.text()).replace('8850', '1'), answer)
    },
  })
  const replaying = createMerchant({
    ...options,
    fetch: async (input, init) => {
      const answer = await ask(input, init)
      if (new Request(input).url.endsWith('/keys')) return answer
      stored ??= answer.clone()
      return stored.clone()
    },
  })

  await expect(tampering.orders.create(tea)).rejects.toHaveProperty('code', 'invalid_answer')
  await replaying.orders.list()
  await expect(replaying.orders.list()).rejects.toHaveProperty('code', 'invalid_answer')
})

test('from a user’s wallet to a paid order and a webhook the merchant believes', async () => {
  const w = await world()
  const { app, merchant } = await merchantOf(w)
  const { secret } = await merchant.webhookEndpoints.create({
    url: 'http://127.0.0.1:4020/webhooks',
  })
  const holder = await accountHolder(w, {
    balance: 200_00,
    app: { merchant: bearer(app.secretKey) },
  })
  const wallet = createWallet({
    appId: app.id,
    baseUrl: w.origin,
    session: async () => (await merchant.userSessions.create({ userId: 'u_1' })).token,
    fetch: (input, init) => w.bank.fetch(new Request(input, init)),
  })

  const order = await merchant.orders.create(tea)
  const session = await merchant.checkoutSessions.create({
    orderId: order.id,
    userId: 'u_1',
    returnUrl: 'http://127.0.0.1:4020/done',
  })
  const page = await checkoutPage(w, session)
  const { payment } = await page.confirm()
  await page.answer(challengeIn(payment ?? expect.unreachable()), pin)
  await w.settle()

  expect(await merchant.orders.retrieve(order.id)).toMatchObject({ status: 'paid' })
  expect(await wallet.accounts.balance(holder.accountId)).toMatchObject({ available: 111_50 })
  expect((await wallet.accounts.statementLines(holder.accountId)).items[0]).toMatchObject({
    kind: 'payment',
    direction: 'out',
    amount: 88_50,
    balanceAfter: 111_50,
  })
  const sent = w.webhooks.map(({ body, request }) =>
    verifyWebhook(body, request.headers, { secret }),
  )
  const types = (await Promise.all(sent)).map(({ type }) => type)
  expect(types).toContain('order.paid')
  const missed = await merchant.events.list({ type: 'order.paid' })
  expect(missed.items[0]).toHaveProperty('data.reference', 'P1')
})

test('what is paid without a PIN is set up in the wallet, used by both, and ended by either', async () => {
  const w = await world()
  const { app, merchant } = await merchantOf(w)
  const holder = await accountHolder(w, {
    balance: 10_00,
    app: { merchant: bearer(app.secretKey) },
  })
  const wallet = createWallet({
    appId: app.id,
    baseUrl: w.origin,
    session: async () => (await merchant.userSessions.create({ userId: 'u_1' })).token,
    fetch: (input, init) => w.bank.fetch(new Request(input, init)),
  })
  const user = merchant.user('u_1')

  const account = await wallet.accounts.update(holder.accountId, { noPinLimit: 50_00 })
  await holder.approve(account)
  const asked = await wallet.mandates.create({ maxAmount: 20_00, description: '骑行' })
  await holder.approve(asked)
  const another = await wallet.mandates.create({ maxAmount: 20_00, description: '停车' })

  expect((await user.accounts()).items).toMatchObject([{ noPinLimit: 50_00 }])
  const mandate = await user.mandate(asked.id)
  expect(mandate).toMatchObject({ status: 'active' })
  expect((await wallet.mandates.list()).items).toEqual([another, mandate])
  expect((await user.mandates({ limit: 1 })).items).toEqual([another])
  expect(await wallet.mandates.cancel(another.id)).toMatchObject({ status: 'cancelled' })
  const ride = { mandateId: asked.id, amount: 3_50, reference: 'R1', description: '骑行' }
  const payment = await user.charge(ride)
  expect(payment).toMatchObject({ status: 'succeeded', ...ride })
  expect(await user.charge(ride)).toEqual(payment)
  expect(await wallet.payments.retrieve(payment.id)).toEqual(payment)
  const order = await merchant.orders.create({ ...tea, amount: 5_00 })
  expect(await wallet.payments.create({ orderId: order.id })).toMatchObject({ status: 'succeeded' })
  const ended = await user.cancelMandate(asked.id)
  expect(ended).toMatchObject({ status: 'cancelled' })
  expect(await wallet.mandates.retrieve(asked.id)).toEqual(ended)
  await expect(user.charge({ ...ride, reference: 'R2' })).rejects.toMatchObject({
    ...{ code: 'mandate_inactive', details: { status: 'cancelled' } },
  })
})

test('a wallet that is handed a token of another app notices at once', async () => {
  const w = await world()
  const { merchant } = await merchantOf(w)
  const { token } = await merchant.userSessions.create({ userId: 'u_1' })
  const wallet = createWallet({
    appId: w.app.id,
    baseUrl: w.origin,
    session: token,
    fetch: (input, init) => w.bank.fetch(new Request(input, init)),
  })

  await expect(wallet.accounts.list()).rejects.toMatchObject({ code: 'credentials_invalid' })
})

test('a browser is allowed every header the wallet sends', async () => {
  const w = await world()
  const { merchant, app } = await merchantOf(w)
  const { token } = await merchant.userSessions.create({ userId: 'u_1' })
  let sent = new Headers()
  const wallet = createWallet({
    appId: app.id,
    baseUrl: w.origin,
    session: token,
    fetch: (input, init) => {
      const request = new Request(input, init)
      sent = request.headers
      return w.bank.fetch(request)
    },
  })
  await wallet.topUps.create({ accountId: 'acc_none', amount: 1 }).catch(() => {})

  const preflight = await w.sendRaw({
    method: 'OPTIONS',
    path: '/v1/users/me/top-ups',
    headers: { origin: 'https://shop.example' },
  })

  const allowed = (preflight.headers.get('access-control-allow-headers') ?? '')
    .toLowerCase()
    .split(', ')
  const simple = ['accept', 'accept-language', 'content-length']
  expect([...sent.keys()].length).toBeGreaterThan(3)
  for (const name of sent.keys()) if (!simple.includes(name)) expect(allowed).toContain(name)
})

test('a merchant reads by the SDK what it is owed, paid out and charged', async () => {
  const w = await world()
  const { app, merchant } = await merchantOf(w)
  await merchant.payoutAccount.set({
    ...{ accountNumber: People.zhangSan.cards.everyday.number, holderName: '张三' },
  })
  await w.call(
    contract.sandboxFeeRules.create,
    {
      params: { appId: app.id },
      body: { channel: 'bank_balance', feeRate: 3_800, onRefund: 'returned' },
    },
    w.tester,
  )
  const payer = { userId: 'u_1', app: { merchant: bearer(app.secretKey) } }
  const holder = await accountHolder(w, { ...payer, balance: 100_00 })
  await holder.pay((await merchant.orders.create(tea)).id)
  expect(await merchant.balance.retrieve()).toMatchObject({ pending: 88_50 })

  await w.clock.advance('P1D')

  const { items } = await merchant.settlements.list({ limit: 1 })
  const [settlement] = items
  expect(settlement).toMatchObject({ status: 'paid', payout: 88_16 })
  expect(await merchant.settlements.retrieve(settlement!.id)).toEqual(settlement)
  const lines = await merchant.settlements.lines(settlement!.id)
  expect(lines.items).toMatchObject([{ reference: 'P1', fee: 34, net: 88_16 }])
  const [bill] = (await merchant.bills.list({ day: '2026-06-01' })).items
  expect(await merchant.bills.retrieve(bill!.id)).toMatchObject({ rows: 1, net: 88_16 })
  expect(await merchant.bills.lines(bill!.id)).toEqual(lines)
  expect(await merchant.feeRules.list()).toMatchObject({ items: [{ feeRate: 3_800 }] })
  // Alipay, WeChat Pay and UnionPay would have cost at least 0.55 %.
  expect(await merchant.feeReport.retrieve()).toMatchObject({ fees: 34, saved: 49 - 34 })
  expect(await merchant.settlementTerms.retrieve()).toMatchObject({ cycle: 't_plus_1' })
  expect(await merchant.payoutAccount.retrieve()).toMatchObject({
    last4: '5679',
    holderName: '*三',
  })
})
