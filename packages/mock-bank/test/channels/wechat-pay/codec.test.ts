import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto'
import { expect, test } from 'vitest'

import { authorizationOf, linesOf } from '../../../src/channels/wechat-pay/authorization.ts'
import { isBelieved } from '../../../src/channels/wechat-pay/believed.ts'
import { openResource } from '../../../src/channels/wechat-pay/sealed-resource.ts'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const at = new Date(1_748_750_400_000)

test('what is signed of a request is five lines, each with its end', () => {
  const lines = linesOf(
    'POST',
    '/v3/pay/transactions/native?x=1',
    '1748750400',
    '593BEC0C930BF1AFEB40B4A08C8FB242',
    '{"amount":{"total":8850}}',
  )

  expect(Buffer.byteLength(lines)).toBe(107)
  expect(createHash('sha256').update(lines).digest('hex')).toBe(
    'c0590653da3c796aa6fde989343a859825f684b65f97ab3186438f81af869d6a',
  )
})

test('a request names its merchant, and its signature covers path, query and body', async () => {
  const header = await authorizationOf(
    { mchId: '1900000001', serialNo: 'ABCD', privateKey },
    { method: 'GET', url: new URL('http://pay.test/v3/x?mchid=1'), body: '', at },
  )

  const fields = new Map(
    [...header.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  )
  expect(header.startsWith('WECHATPAY2-SHA256-RSA2048 mchid="1900000001",')).toBe(true)
  expect(fields.get('serial_no')).toBe('ABCD')
  expect(fields.get('timestamp')).toBe('1748750400')
  const signed = `GET\n/v3/x?mchid=1\n1748750400\n${fields.get('nonce_str')}\n\n`
  const signature = Buffer.from(fields.get('signature') ?? '', 'base64')
  expect(verify('sha256', Buffer.from(signed), publicKey, signature)).toBe(true)
})

const sealed = {
  algorithm: 'AEAD_AES_256_GCM',
  nonce: 'fdasflkja484',
  associated_data: 'transaction',
  ciphertext:
    'DUcclrHBE5NffFMk6pzEyhUKz1nixN+WDAIaICdx++zvMlVXwNQreM6HVMHY3f1eSLyl2S1Ft3aYkYPeZ8yWQYR8CIUwjnthOFcvEG4EDscS7BzBIEX7vTpUcvkHcgseuJP1kg==',
}
const apiV3Key = '0123456789abcdef0123456789abcdef'

test('what a notice carries sealed is opened with the APIv3 key', () => {
  expect(openResource(apiV3Key, sealed)).toBe(
    '{"out_trade_no":"P2025060112345678","trade_state":"SUCCESS","amount":{"total":8850}}',
  )
})

const flipped = (text: string, place: number): string => {
  const bytes = Buffer.from(text, 'base64')
  bytes[place < 0 ? bytes.length + place : place]! ^= 1
  return bytes.toString('base64')
}

test.each([
  ['with another text', { ...sealed, ciphertext: flipped(sealed.ciphertext, 0) }],
  ['with another tag', { ...sealed, ciphertext: flipped(sealed.ciphertext, -1) }],
  ['without a tag', { ...sealed, ciphertext: sealed.ciphertext.slice(0, 16) }],
  ['with another nonce', { ...sealed, nonce: 'fdasflkja485' }],
  ['as something else', { ...sealed, associated_data: 'refund' }],
  ['by another algorithm', { ...sealed, algorithm: 'AEAD_SM4_GCM' }],
  ['as nonsense', { ...sealed, ciphertext: '!' }],
])('a notice sealed %s is not opened', (_how, resource) => {
  expect(openResource(apiV3Key, resource)).toBeUndefined()
})

test('a notice sealed with another key is not opened', () => {
  expect(openResource(apiV3Key.replace('0', 'x'), sealed)).toBeUndefined()
  expect(openResource('short', sealed)).toBeUndefined()
})

const keys = new Map([['5157F09E', publicKey]])
const body = '{"code_url":"weixin://wxpay/bizpayurl?pr=1"}'
const said = (changed: Record<string, string> = {}) => {
  const text = Buffer.from(`1748750400\nNONCE\n${body}\n`)
  return new Headers({
    'wechatpay-timestamp': '1748750400',
    'wechatpay-nonce': 'NONCE',
    'wechatpay-serial': '5157F09E',
    'wechatpay-signature': sign('sha256', text, privateKey).toString('base64'),
    ...changed,
  })
}

test('what WeChat Pay signed just now is believed', () => {
  expect(isBelieved(keys, { headers: said(), body, at })).toBe(true)
})

test.each<[string, Headers, string, number]>([
  ['with another body', said(), body.replace('1', '2'), 0],
  ['at another time', said({ 'wechatpay-timestamp': '1748750401' }), body, 0],
  ['with another nonce', said({ 'wechatpay-nonce': 'OTHER' }), body, 0],
  ['by a key nobody knows', said({ 'wechatpay-serial': 'FFFF' }), body, 0],
  ['with no signature', said({ 'wechatpay-signature': '' }), body, 0],
  [
    'with a signature for probing',
    said({ 'wechatpay-signature': 'WECHATPAY/SIGNTEST/abcd' }),
    body,
    0,
  ],
  ['five minutes ago', said(), body, 300_000],
  ['five minutes ahead', said(), body, -300_000],
  ['at no time', said({ 'wechatpay-timestamp': 'NaN' }), body, 0],
])('what is said %s is not believed', (_how, headers, text, lateMs) => {
  expect(isBelieved(keys, { headers, body: text, at: new Date(at.getTime() + lateMs) })).toBe(false)
})
