import { createHash } from 'node:crypto'

import { expect, test } from 'vitest'

import {
  fromAlipayTime,
  toAlipaySpan,
  toAlipayTime,
} from '../../../src/channels/alipay/alipay-time.ts'
import { membersOf } from '../../../src/channels/alipay/answer-text.ts'
import { requestText } from '../../../src/channels/alipay/signature.ts'
import { fromYuan, toYuan } from '../../../src/kernel/yuan.ts'

test('what is signed of a request is its parameters in order, without the empty ones and without encoding', () => {
  const text = requestText({
    method: 'alipay.trade.precreate',
    app_id: '2021000000000001',
    sign: 'of no account',
    sign_type: 'RSA2',
    notify_url: '',
    charset: 'utf-8',
    timestamp: '2025-06-01 12:00:00',
    version: '1.0',
    biz_content: '{"out_trade_no":"P2025060112345678","total_amount":"88.50","subject":"茶"}',
  })

  expect(createHash('sha256').update(text).digest('hex')).toBe(
    'aee73665be029ba8d1c2145bb82825553fdd3dc7265719c28db56c9bce197596',
  )
})

test.each([
  [1, '0.01'],
  [100, '1.00'],
  [8_850, '88.50'],
  [10_000_000_000, '100000000.00'],
])('%i fen are %s yuan and back', (fen, yuan) => {
  expect(toYuan(fen)).toBe(yuan)
  expect(fromYuan(yuan)).toBe(fen)
})

test('yuan are read with fewer decimals and refused with more', () => {
  expect(['88.5', '88', '0.1'].map(fromYuan)).toEqual([8_850, 8_800, 10])
  for (const wrong of ['88.501', '-1.00', '1e3', '', ' 1.00', '1,000.00', undefined, null])
    expect(fromYuan(wrong)).toBeUndefined()
})

test('moments are told in China time, whatever the time of the machine', () => {
  expect(toAlipayTime(new Date('2026-06-01T16:30:05Z'))).toBe('2026-06-02 00:30:05')
  expect(fromAlipayTime('2026-06-02 00:30:05')).toEqual(new Date('2026-06-01T16:30:05Z'))
  expect(fromAlipayTime('2026-06-02')).toBeUndefined()
})

test('the time to pay is a span of whole minutes between one minute and fifteen days', () => {
  const from = new Date('2026-06-01T10:00:00Z')
  const span = (seconds: number) => toAlipaySpan(from, new Date(from.getTime() + seconds * 1_000))
  expect([-5, 1, 61, 1_800, 86_400 * 30].map(span)).toEqual(['1m', '1m', '2m', '30m', '21600m'])
})

test('the members of an answer are read as they stand, whatever is in their strings', () => {
  const node = '{"subject":"茶\\" ,\\"sign\\":\\"x\\"}","list":[1,{"a":"]"}], "n": {} }'
  const text = ` {"alipay_trade_query_response": ${node} ,"sign":"c2ln","further":[true,null,-1.5e3]} `
  expect([...(membersOf(text) ?? [])]).toEqual([
    ['alipay_trade_query_response', node],
    ['sign', '"c2ln"'],
    ['further', '[true,null,-1.5e3]'],
  ])
})

test('an answer that names something twice, or is no object, has no members', () => {
  for (const text of ['{"a":1,"a":2}', '{"a":1,"\\u0061":2}', '[1]', '"a"', 'null', '', '{"a":'])
    expect(membersOf(text)).toBeUndefined()
  expect(membersOf('{}')).toEqual(new Map())
})
