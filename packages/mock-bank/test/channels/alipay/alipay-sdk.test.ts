import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { connectAlipay } from '../../../src/channels/alipay/index.ts'
import type { ChannelOrder } from '../../../src/channels/outside.ts'
import type { Bill, PayResult } from '../../../simulators/bill.ts'
import { serveSimulators, type SimulatorServer } from '../../../simulators/index.ts'
import { bankChannels, outsideChannels } from '../../simulators/channel-members.ts'
import { type AskedClient, startClients } from './alipay-client.ts'
import { bankKeys, merId, networkKeys, strangersKeys } from '../../simulators/members.ts'

// Alipay's own client against the simulated Alipay over HTTP, and what that client makes against our side of the line.

const realm = 'rlm_ALIPAY'
const { appId } = bankChannels.alipay
const told: string[] = []
let door: Server
let noticeUrl: string
let simulators: SimulatorServer
let sdk: AskedClient
const clients = startClients()

beforeAll(async () => {
  door = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString()))
    request.on('end', () => {
      told.push(body)
      response.end('success')
    })
  })
  await new Promise<void>((listening) => door.listen(0, '127.0.0.1', listening))
  noticeUrl = `http://127.0.0.1:${(door.address() as AddressInfo).port}/notices`
  simulators = await serveSimulators({
    port: 0,
    networkPrivateKey: networkKeys.privatePem,
    members: { [merId]: bankKeys.publicPem },
    bankUrl: 'http://127.0.0.1:9',
    channels: outsideChannels,
  })
  sdk = clientWith(bankKeys.privatePem)
})

afterAll(async () => {
  clients.stop()
  await simulators.close()
  door.close()
})

const clientWith = (privateKey: string): AskedClient =>
  clients.with({
    ...{ appId, privateKey, keyType: 'PKCS8', timeout: 5_000 },
    alipayPublicKey: networkKeys.publicPem,
    gateway: `${simulators.url}/${realm}/alipay/gateway.do`,
  })

const exec = (method: string, bizContent: object, notifyUrl = noticeUrl) =>
  sdk.exec(method, { notifyUrl, bizContent }, { validateSign: true })

let orders = 0
const newOrder = () => ({
  outTradeNo: `P20250601${(orders += 1)}`,
  totalAmount: '88.50',
  subject: '明前龙井 "sign"} 礼盒',
})

const ask = async <Reply>(path: string, body?: object): Promise<Reply> => {
  const answer = await fetch(`${simulators.url}/${realm}/alipay/app/bills${path}`, {
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  })
  return (await answer.json()) as Reply
}

const payCode = async (code: string): Promise<PayResult> => {
  const { id } = await ask<Bill>(`?${new URLSearchParams({ code })}`)
  return ask<PayResult>(`/${id}/pay`, { payer: 'ordinary' })
}

const paid = async () => {
  const order = newOrder()
  const { qrCode } = await exec('alipay.trade.precreate', order)
  await payCode(qrCode as string)
  return order
}

test('the client opens a payment by code, sees it paid and closes no paid one', async () => {
  const order = newOrder()
  const opened = await exec('alipay.trade.precreate', order)
  expect(opened).toMatchObject({ code: '10000', outTradeNo: order.outTradeNo })
  expect(await exec('alipay.trade.query', order)).toMatchObject({
    ...{ code: '40004', subCode: 'ACQ.TRADE_NOT_EXIST' },
  })

  expect(await payCode(opened['qrCode'] as string)).toMatchObject({ outcome: 'paid' })
  expect(await exec('alipay.trade.query', order)).toMatchObject({
    ...{ code: '10000', tradeStatus: 'TRADE_SUCCESS', totalAmount: '88.50' },
    buyerLogonId: '138******00',
  })
  expect(await exec('alipay.trade.close', order)).toMatchObject({ code: '40004' })
})

test('the client gives money back, in parts and once for each number', async () => {
  const { outTradeNo } = await paid()
  const refund = { outTradeNo, refundAmount: '30.00', outRequestNo: 'R1', refundReason: '破损' }
  expect(await exec('alipay.trade.refund', refund)).toMatchObject({
    ...{ code: '10000', fundChange: 'Y', refundFee: '30.00' },
  })
  expect(await exec('alipay.trade.refund', refund)).toMatchObject({
    ...{ code: '10000', fundChange: 'N', refundFee: '30.00' },
  })
  expect(await exec('alipay.trade.fastpay.refund.query', refund)).toMatchObject({
    ...{ refundStatus: 'REFUND_SUCCESS', refundAmount: '30.00' },
  })
  const tooMuch = { ...refund, refundAmount: '58.51', outRequestNo: 'R2' }
  expect(await exec('alipay.trade.refund', tooMuch)).toMatchObject({
    subCode: 'ACQ.REFUND_AMT_NOT_EQUAL_TOTAL',
  })
})

test('notices verify with the client, and changed ones do not', async () => {
  told.length = 0
  const { outTradeNo } = await paid()
  expect(told).toHaveLength(1)
  const notice = Object.fromEntries(new URLSearchParams(told[0]))
  expect(notice).toMatchObject({ out_trade_no: outTradeNo, trade_status: 'TRADE_SUCCESS' })
  expect(await sdk.checkNotifySignV2(notice)).toBe(true)
  expect(await sdk.checkNotifySignV2({ ...notice, total_amount: '0.01' })).toBe(false)
})

test.each([
  ['alipay.trade.page.pay', 'FAST_INSTANT_TRADE_PAY'],
  ['alipay.trade.wap.pay', 'QUICK_WAP_WAY'],
])('the address the client makes for %s leads to the cashier', async (method, productCode) => {
  const order = newOrder()
  const bizContent = { ...order, productCode }
  const returnUrl = 'https://shop.example/paid'
  const address = await sdk.pageExec(method, 'GET', { bizContent, returnUrl, notifyUrl: noticeUrl })
  const cashier = await fetch(address, { redirect: 'manual' })
  expect(cashier.status).toBe(302)
  const { hash } = new URL(cashier.headers.get('location') ?? '', simulators.url)
  const code = new URLSearchParams(hash.slice(1)).get('code') ?? ''

  const { bill } = await payCode(code)
  const back = new URL(bill.returnUrl ?? '')
  expect(await sdk.checkNotifySignV2(Object.fromEntries(back.searchParams))).toBe(true)
})

test('the order string the client makes for an app is one the app opens', async () => {
  const order = newOrder()
  const text = await sdk.sdkExecute('alipay.trade.app.pay', {
    bizContent: order,
    notifyUrl: noticeUrl,
  })
  expect(await payCode(text)).toMatchObject({ outcome: 'paid' })
  expect(await exec('alipay.trade.query', order)).toMatchObject({ tradeStatus: 'TRADE_SUCCESS' })
})

test('a client with another key is refused, in an answer that it can verify', async () => {
  const stranger = clientWith(strangersKeys.privatePem)
  const bizContent = newOrder()
  expect(
    await stranger.exec('alipay.trade.precreate', { bizContent }, { validateSign: true }),
  ).toMatchObject({ code: '40002', subCode: 'isv.invalid-signature' })
})

test('the client finds out when an answer was changed', async () => {
  const steer = (answers: string) =>
    fetch(`${simulators.url}/${realm}/alipay/steering`, {
      method: 'PUT',
      body: JSON.stringify({ answers }),
    })
  const order = await paid()
  await steer('tampered')
  await expect(exec('alipay.trade.query', order)).rejects.toThrow('验签失败')
  await steer('arrive')
  expect(await exec('alipay.trade.query', order)).toMatchObject({ code: '10000' })
})

test('client and connector see the same trade over the same line', async () => {
  const alipay = connectAlipay({
    ...bankChannels.alipay,
    baseUrl: (realmId) => `${simulators.url}/${realmId}/alipay`,
    fetch,
    now: async () => new Date(),
  })
  const now = new Date()
  const order: ChannelOrder = {
    ...{ realmId: realm, number: 'payOURS', reference: null, product: 'qr', amount: 1_00 },
    ...{ description: '茶', createdAt: now, expiresAt: new Date(now.getTime() + 600_000) },
    ...{ returnUrl: 'https://shop.example/', noticeUrl, choice: {} },
  }
  const opened = await alipay.open(order)
  if (opened.outcome !== 'opened' || opened.action.type !== 'show_qr')
    throw new Error(`No code: ${JSON.stringify(opened)}`)
  await payCode(opened.action.code)

  const state = await alipay.query(order)
  expect(await exec('alipay.trade.query', { outTradeNo: order.number })).toMatchObject({
    ...{ tradeStatus: 'TRADE_SUCCESS', totalAmount: '1.00' },
    tradeNo: state.state === 'paid' ? state.reference : null,
  })
})
