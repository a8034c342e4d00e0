import { contract } from '@qiantang/sdk/contract'
import { createWallet, isQiantangError } from '@qiantang/sdk'
import { createMerchant, type MerchantOptions } from '@qiantang/sdk/server'
import { verifyWebhook } from '@qiantang/sdk/webhooks'
import { expect, test } from 'vitest'

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
