import { createVerify } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

import { bankKeys } from '../../simulators/members.ts'
import { appId, mchId, newOrder, newRefund, realm, wechatWorld } from './wechat-world.ts'

const handoffOf = (opened: unknown): Record<string, string> => {
  const { action } = opened as { action: { handoff: string } }
  return JSON.parse(action.handoff) as Record<string, string>
}

const isSigned = (lines: (string | undefined)[], signature = '') =>
  createVerify('sha256')
    .update(lines.map((line) => `${line}\n`).join(''))
    .verify(bankKeys.publicKey, signature, 'base64')

test('a code is scanned and paid, and both the notice and a query say so', async () => {
  const { connector, notices, opened, pay } = wechatWorld()
  const order = newOrder()
  const code = await opened(order)
  expect(code).toMatch(/^weixin:\/\/wxpay\/bizpayurl\?pr=/)
  expect(await connector.query(order)).toEqual({ state: 'waiting' })

  await pay(code)

  const paid = {
    state: 'paid',
    amount: 88_50,
    reference: expect.stringMatching(/^42\d{26}$/) as string,
    paidAt: expect.any(Date) as Date,
  }
  expect(await connector.query(order)).toEqual(paid)
  expect(await Promise.all(notices.map((notice) => connector.readNotice(notice)))).toEqual([
    { about: 'payment', number: order.number, state: paid },
  ])
})

test('a code dies with the order, and after two hours at the latest', async () => {
  const { connector } = wechatWorld()
  const createdAt = new Date('2026-06-01T02:00:00Z')

  expect(await connector.open(newOrder({ createdAt }))).toMatchObject({
    action: { type: 'show_qr', expiresAt: '2026-06-01T10:15:00.000+08:00' },
  })
  const expiresAt = new Date('2026-06-02T02:00:00Z')
  expect(await connector.open(newOrder({ createdAt, expiresAt }))).toMatchObject({
    action: { type: 'show_qr', expiresAt: '2026-06-01T12:00:00.000+08:00' },
  })
})

test('opened again, an order stays one and the same', async () => {
  const { opened } = wechatWorld()
  const order = newOrder()

  expect(await opened(order)).toBe(await opened(order))
})

test('on a phone the payer is led into the app, and knows where to go back', async () => {
  const { connector, fetch, billOf, pay } = wechatWorld()
  const order = newOrder({ product: 'h5', payerAddress: '203.0.113.7' })

  const opened = await connector.open(order)
  expect(opened).toMatchObject({ action: { type: 'redirect', fields: null } })
  const { url } = (opened as unknown as { action: { url: string } }).action
  const page = await fetch(url)

  expect(page.status).toBe(302)
  const link = new URLSearchParams(page.headers.get('location')?.replace('/sim#', ''))
  expect(link.get('app')).toBe('wechat')
  expect(await billOf(link.get('code') ?? '')).toMatchObject({
    ...{ state: 'waiting', payee: '钱塘银行', description: order.description, amount: 88_50 },
    returnUrl: order.returnUrl,
  })
  await pay(link.get('code') ?? '')
  expect(await connector.query(order)).toMatchObject({ state: 'paid' })
})

test('inside WeChat the page gets parameters that WeChat can check', async () => {
  const { connector, pay } = wechatWorld()
  const order = newOrder({ product: 'jsapi', choice: { openId: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' } })

  const opened = await connector.open(order)

  const told = handoffOf(opened)
  const { timeStamp, nonceStr, package: prepay, signType, paySign } = told
  expect(told['appId']).toBe(appId)
  expect(signType).toBe('RSA')
  expect(isSigned([appId, timeStamp, nonceStr, prepay], paySign)).toBe(true)
  await pay(JSON.stringify(told))
  expect(await connector.query(order)).toMatchObject({ state: 'paid' })
})

test('a merchant’s app gets parameters that WeChat can check', async () => {
  const { connector, pay } = wechatWorld()
  const order = newOrder({ product: 'app' })

  const told = handoffOf(await connector.open(order))

  const { appid, partnerid, prepayid, timestamp, noncestr, sign } = told
  expect([appid, partnerid, told['package']]).toEqual([appId, mchId, 'Sign=WXPay'])
  expect(isSigned([appid, timestamp, noncestr, prepayid], sign)).toBe(true)
  await pay(JSON.stringify(told))
  expect(await connector.query(order)).toMatchObject({ state: 'paid' })
})

test('WeChat shows no bill for parameters that the merchant did not sign', async () => {
  const { connector, billOf } = wechatWorld()
  const told = handoffOf(await connector.open(newOrder({ product: 'app' })))

  expect(await billOf(JSON.stringify({ ...told, noncestr: 'OTHER' }))).toEqual({
    code: 'no_such_bill',
  })
})

test('the form inside WeChat needs to know who pays', async () => {
  const { connector } = wechatWorld()

  expect(await connector.open(newOrder({ product: 'jsapi' }))).toEqual({
    outcome: 'refused',
    code: 'channel_unavailable',
  })
  const choice = { openId: '?' }
  expect(await connector.open(newOrder({ product: 'jsapi', choice }))).toEqual({
    outcome: 'refused',
    code: 'channel_declined',
  })
})

test('the in-app browser tells a page’s server who the payer is, once', async () => {
  const { fetch } = wechatWorld()
  const base = `http://wechat.test/${realm}/wechat`
  const asked = new URLSearchParams({
    ...{ appid: appId, redirect_uri: 'http://bank.test/pay?x=1', response_type: 'code' },
    ...{ scope: 'snsapi_base', state: 's1' },
  })
  const answer = await fetch(`${base}/connect/oauth2/authorize?${asked}`)
  const back = new URL(answer.headers.get('location') ?? '')
  expect(back.origin + back.pathname).toBe('http://bank.test/pay')
  expect([back.searchParams.get('x'), back.searchParams.get('state')]).toEqual(['1', 's1'])

  const code = back.searchParams.get('code') ?? ''
  const ask = async (secret: string) => {
    const question = { appid: appId, secret, code, grant_type: 'authorization_code' }
    const told = await fetch(`${base}/sns/oauth2/access_token?${new URLSearchParams(question)}`)
    return (await told.json()) as Record<string, unknown>
  }
  expect(await ask('guessed')).toMatchObject({ errcode: 40125 })
  expect(await ask('app-secret-of-the-bank')).toMatchObject({
    openid: expect.stringMatching(/^o[\w-]{27}$/) as string,
  })
  expect(await ask('app-secret-of-the-bank')).toMatchObject({ errcode: 40029 })
})

test('a payer whose app refuses leaves the bill to another', async () => {
  const { connector, opened, pay } = wechatWorld()
  const order = newOrder()
  const code = await opened(order)

  expect(await pay(code, 'insufficient_funds')).toMatchObject({
    ...{ outcome: 'refused', reason: 'insufficient_funds' },
  })
  expect(await connector.query(order)).toEqual({ state: 'waiting' })
  await pay(code)
  expect(await connector.query(order)).toMatchObject({ state: 'paid' })
})

test('a payer who says no ends it', async () => {
  const { connector, opened, pay, decline } = wechatWorld()
  const order = newOrder()
  const code = await opened(order)

  await decline(code)

  expect(await connector.query(order)).toEqual({ state: 'failed', code: 'channel_declined' })
  expect(await pay(code)).toMatchObject({ outcome: 'closed' })
})

test('a slow payer’s money moves later', async () => {
  const { connector, opened, pay, notices } = wechatWorld()
  const order = newOrder()

  expect(await pay(await opened(order), 'slow')).toMatchObject({ outcome: 'processing' })
  expect(await connector.query(order)).toEqual({ state: 'waiting' })

  await expect.poll(() => notices.length).toBe(1)
  expect(await connector.query(order)).toMatchObject({ state: 'paid' })
})

test('what nobody paid is closed, again and again, and can’t be paid any more', async () => {
  const { connector, opened, pay } = wechatWorld()
  const order = newOrder()
  const code = await opened(order)

  expect(await connector.close(order)).toEqual({ state: 'closed' })
  expect(await connector.close(order)).toEqual({ state: 'closed' })
  expect(await pay(code)).toMatchObject({ outcome: 'closed' })
  expect(await connector.query(order)).toEqual({ state: 'closed' })
  expect(await connector.open(order)).toEqual({ outcome: 'refused', code: 'channel_declined' })
})

test('closing what was paid says that it was', async () => {
  const { connector, opened, pay } = wechatWorld()
  const order = newOrder()
  await pay(await opened(order))

  expect(await connector.close(order)).toMatchObject({ state: 'paid', amount: 88_50 })
})

test('an order whose time is up can’t be paid', async () => {
  let now = new Date('2026-06-01T02:00:00Z')
  const { connector, opened, pay } = wechatWorld({ now: () => now })
  const order = newOrder()
  const code = await opened(order)

  now = new Date('2026-06-01T02:15:01Z')

  expect(await connector.query(order)).toEqual({ state: 'closed' })
  expect(await pay(code)).toMatchObject({ outcome: 'closed' })
})

test('of what was never opened it has never heard', async () => {
  const { connector } = wechatWorld()

  expect(await connector.query(newOrder())).toEqual({ state: 'absent' })
  expect(await connector.close(newOrder())).toEqual({ state: 'absent' })
})

test('a long description is cut where WeChat Pay ends it', async () => {
  const { opened, billOf } = wechatWorld()

  const code = await opened(newOrder({ description: '龙井'.repeat(60) }))

  expect(await billOf(code)).toMatchObject({ description: '龙井'.repeat(21) })
})

test('a restarted WeChat Pay still answers for what it did before', async () => {
  const journalDir = mkdtempSync(join(tmpdir(), 'qiantang-wechat-'))
  onTestFinished(() => rmSync(journalDir, { recursive: true }))
  const before = wechatWorld({ journalDir })
  const [order, another] = [newOrder(), newOrder()]
  await before.pay(await before.opened(order))
  const code = await before.opened(another)
  const refund = newRefund(order, { amount: 1 })
  await before.connector.refund(refund)

  const after = wechatWorld({ journalDir })

  expect(await after.connector.query(order)).toEqual(await before.connector.query(order))
  expect(await after.connector.queryRefund(refund)).toMatchObject({ state: 'succeeded' })
  expect(await after.pay(code)).toMatchObject({ outcome: 'paid' })
})
