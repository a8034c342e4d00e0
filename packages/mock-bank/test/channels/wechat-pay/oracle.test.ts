import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Aes, Formatter, Rsa, Wechatpay } from 'wechatpay-axios-plugin'

import { bankKeys, networkKeys, strangersKeys } from '../../simulators/members.ts'
import {
  apiV3Key,
  appId,
  mchId,
  newOrder,
  newRefund,
  noticeUrl,
  platformSerial,
  realm,
  serialNo,
  wechatWorld,
} from './wechat-world.ts'

/** The simulator on a port, as another's client for WeChat Pay meets it. */
const world = wechatWorld()
const listener = getRequestListener((request) => world.fetch(request))
const server = createServer((incoming, outgoing) => void listener(incoming, outgoing))
let baseURL: string

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  baseURL = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${realm}/wechat/`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

interface Answer {
  status: number
  data: Record<string, unknown>
}

/** Somebody else's client for WeChat Pay. Where it finds fault with an answer, it throws. */
const ask = async (
  method: 'GET' | 'POST',
  path: string,
  data?: object,
  privateKey = bankKeys.privatePem,
) => {
  const certs = { [platformSerial]: networkKeys.publicPem }
  const client = new Wechatpay({ mchid: mchId, serial: serialNo, privateKey, certs, baseURL })
  const call: unknown = Reflect.get(client, path)
  // A chain of names of any kind: its types say no more.
  const verbs = call as Record<string, (...sent: unknown[]) => Promise<Answer>>
  return method === 'GET' ? verbs['get']!({ params: data }) : verbs['post']!(data)
}

const orderOf = (number: string, more: object = {}) => ({
  ...{ appid: appId, mchid: mchId, out_trade_no: number, description: '西湖龙井 "特级"' },
  ...{ notify_url: noticeUrl, amount: { total: 88_50, currency: 'CNY' } },
  ...more,
})

test('another’s client opens, asks about, closes, and believes every answer', async () => {
  const number = newOrder().number
  const opened = await ask('POST', 'v3/pay/transactions/native', orderOf(number))
  expect(opened.data).toEqual({ code_url: expect.stringMatching(/^weixin:/) as string })

  const asked = await ask('GET', `v3/pay/transactions/out-trade-no/${number}`, { mchid: mchId })
  expect(asked.data).toMatchObject({ out_trade_no: number, trade_state: 'NOTPAY' })

  const closed = await ask('POST', `v3/pay/transactions/out-trade-no/${number}/close`, {
    mchid: mchId,
  })
  expect(closed.status).toBe(204)
})

test.each([
  ['h5', { scene_info: { payer_client_ip: '203.0.113.7', h5_info: { type: 'Wap' } } }, 'h5_url'],
  ['jsapi', { payer: { openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' } }, 'prepay_id'],
  ['app', {}, 'prepay_id'],
])('another’s client opens by %s', async (product, more, told) => {
  const order = orderOf(newOrder().number, more)

  const { data } = await ask('POST', `v3/pay/transactions/${product}`, order)

  expect(Object.keys(data)).toEqual([told])
})

test('a payment that our line opened is paid, refunded and asked about by another’s client', async () => {
  const order = newOrder()
  await world.pay(await world.opened(order))
  const asked = await ask('GET', `v3/pay/transactions/out-trade-no/${order.number}`, {
    mchid: mchId,
  })
  expect(asked.data).toMatchObject({ trade_state: 'SUCCESS', amount: { total: 88_50 } })

  const refund = newRefund(order, { amount: 50_00 })
  const given = await ask('POST', 'v3/refund/domestic/refunds', {
    ...{ out_trade_no: order.number, out_refund_no: refund.number, notify_url: noticeUrl },
    amount: { refund: 50_00, total: 88_50, currency: 'CNY' },
  })
  expect(given.data).toMatchObject({ status: 'SUCCESS', out_refund_no: refund.number })

  const found = await ask('GET', `v3/refund/domestic/refunds/${refund.number}`)
  expect(found.data).toMatchObject({ status: 'SUCCESS', amount: { refund: 50_00, total: 88_50 } })
  expect(await world.connector.queryRefund(refund)).toMatchObject({ state: 'succeeded' })
})

test.each([
  ['POST', 'v3/pay/transactions/native', orderOf('x'), 400, 'PARAM_ERROR'],
  [
    'POST',
    'v3/pay/transactions/native',
    orderOf('P1000001', { appid: 'wx0' }),
    400,
    'APPID_MCHID_NOT_MATCH',
  ],
  ['POST', 'v3/pay/transactions/native', orderOf('P1000001', { mchid: '19' }), 403, 'NO_AUTH'],
  [
    'POST',
    'v3/pay/transactions/native',
    orderOf('P1000001', { amount: { total: 0.5 } }),
    400,
    'PARAM_ERROR',
  ],
  [
    'POST',
    'v3/pay/transactions/native',
    orderOf('P1000001', { time_expire: '2020-01-01T00:00:00+08:00' }),
    400,
    'INVALID_REQUEST',
  ],
  ['POST', 'v3/pay/transactions/jsapi', orderOf('P1000001'), 400, 'PARAM_ERROR'],
  ['GET', 'v3/pay/transactions/out-trade-no/P9999999', { mchid: mchId }, 404, 'ORDER_NOT_EXIST'],
  ['GET', 'v3/refund/domestic/refunds/R9999999', undefined, 404, 'RESOURCE_NOT_EXISTS'],
] as const)('%s %s %o is refused with %i %s', async (method, path, data, status, code) => {
  await expect(ask(method, path, data)).rejects.toMatchObject({
    response: { status, data: { code, message: expect.any(String) as string } },
  })
})

test('what another signed is refused', async () => {
  const asking = ask('GET', 'v3/refund/domestic/refunds/R1', undefined, strangersKeys.privatePem)

  await expect(asking).rejects.toMatchObject({
    response: { status: 401, data: { code: 'SIGN_ERROR' } },
  })
})

test('another’s client refuses an answer that was changed, as ours does', async () => {
  const order = newOrder()
  await world.opened(order)
  await world.steer({ answers: 'tampered' })

  const asking = ask('GET', `v3/pay/transactions/out-trade-no/${order.number}`, { mchid: mchId })

  await expect(asking).rejects.toMatchObject({ code: 'EV3_RES_HEADER_SIGNATURE_DIGEST' })
  expect(await world.connector.query(order)).toEqual({ state: 'unknown' })
  await world.steer({})
})

test('a notice verifies and opens with another’s tools', async () => {
  const order = newOrder()
  await world.pay(await world.opened(order))
  const { headers, body } = world.notices.at(-1)!
  const [timestamp, nonce, signature, serial] = ['Timestamp', 'Nonce', 'Signature', 'Serial'].map(
    (name) => headers.get(`Wechatpay-${name}`) ?? '',
  )

  expect(serial).toBe(platformSerial)
  const signed = Formatter.response(timestamp!, nonce!, body)
  expect(Rsa.verify(signed, signature!, networkKeys.publicPem)).toBe(true)
  const { resource } = JSON.parse(body) as { resource: Record<string, string> }
  const opened = Aes.AesGcm.decrypt(
    resource['ciphertext']!,
    apiV3Key,
    resource['nonce']!,
    resource['associated_data'],
  )
  expect(JSON.parse(opened)).toMatchObject({
    ...{ out_trade_no: order.number, trade_state: 'SUCCESS', amount: { total: 88_50 } },
  })
})

test('a notice made by another’s tools is read by our line', async () => {
  const content = JSON.stringify({
    ...{ appid: appId, mchid: mchId, out_trade_no: 'P2025060112345678' },
    ...{ trade_state: 'SUCCESS', transaction_id: '4200000000202606010000000001' },
    ...{ success_time: '2026-06-01T10:00:00+08:00', amount: { total: 88_50, currency: 'CNY' } },
  })
  const ciphertext = Aes.AesGcm.encrypt(content, apiV3Key, 'fdasflkja484', 'transaction')
  const body = JSON.stringify({
    ...{ id: 'EV-1', event_type: 'TRANSACTION.SUCCESS', resource_type: 'encrypt-resource' },
    resource: {
      ...{ algorithm: 'AEAD_AES_256_GCM', ciphertext, nonce: 'fdasflkja484' },
      ...{ associated_data: 'transaction', original_type: 'transaction' },
    },
  })
  const [timestamp, nonce] = [String(Formatter.timestamp()), Formatter.nonce()]
  const signature = Rsa.sign(Formatter.response(timestamp, nonce, body), networkKeys.privatePem)
  const headers = new Headers({
    ...{ 'Wechatpay-Timestamp': timestamp, 'Wechatpay-Nonce': nonce },
    ...{ 'Wechatpay-Serial': platformSerial, 'Wechatpay-Signature': signature },
  })

  expect(await world.connector.readNotice({ headers, body, at: new Date() })).toEqual({
    about: 'payment',
    number: 'P2025060112345678',
    state: {
      ...{ state: 'paid', amount: 88_50, reference: '4200000000202606010000000001' },
      paidAt: new Date('2026-06-01T02:00:00Z'),
    },
  })
})
