import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

import { authorizationOf } from '../../../src/channels/wechat-pay/authorization.ts'
import { bankKeys } from '../../simulators/members.ts'
import { appId, mchId, newOrder, newRefund, realm, serialNo, wechatWorld } from './wechat-world.ts'

/** A day with two payments of 88.50 yuan, of one of which 30 went back; seen from the next day, at ten. */
const dayWithBill = async () => {
  let now = new Date('2026-06-01T10:00:00+08:00')
  const world = wechatWorld({ now: () => now })
  const [first, second] = [newOrder(), newOrder({ description: '`龙井`,\r\n250 克' })]
  await world.pay(await world.opened(first))
  now = new Date('2026-06-01T11:00:00+08:00')
  await world.pay(await world.opened(second))
  now = new Date('2026-06-01T12:00:00+08:00')
  const refund = newRefund(first, { amount: 30_00 })
  await world.connector.refund(refund)

  const get = async (url: string) => {
    const asked = { method: 'GET', url: new URL(url), body: '', at: new Date() }
    const merchant = { mchId, serialNo, privateKey: bankKeys.privateKey }
    const authorization = await authorizationOf(merchant, asked)
    return world.fetch(url, { headers: { authorization, date: now.toUTCString() } })
  }
  const ask = async (query: string, at = '2026-06-02T10:00:00+08:00') => {
    now = new Date(at)
    const answer = await get(`http://wechat.test/${realm}/wechat/v3/bill/tradebill?${query}`)
    return { status: answer.status, told: (await answer.json()) as Record<string, string> }
  }
  const download = async (query: string) => {
    const { told } = await ask(query)
    const file = Buffer.from(await (await get(told['download_url'] ?? '')).arrayBuffer())
    return { file, hash: told['hash_value'] }
  }
  return { ...world, ask, download, first, second, refund }
}

test('the bill of a day has its payments and refunds, each with what it cost, and their sums', async () => {
  const { download, first, second, refund } = await dayWithBill()

  const { file, hash } = await download('bill_date=2026-06-01')

  expect(createHash('sha1').update(file).digest('hex')).toBe(hash)
  const [head = '', ...lines] = file.toString('utf8').split('\r\n')
  expect(head.startsWith('\uFEFF交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号')).toBe(
    true,
  )
  const columns = head.slice(1).split(',')
  expect(columns).toHaveLength(27)
  expect(lines).toHaveLength(6)
  expect(lines.at(-1)).toBe('')
  const rows = lines.slice(0, 3).map((line) => {
    const cells = line.slice(1).split(',`')
    expect(cells).toHaveLength(27)
    return Object.fromEntries(columns.map((column, place) => [column, cells[place]]))
  })

  expect(rows).toMatchObject([
    {
      ...{ 交易时间: '2026-06-01 10:00:00', 公众账号ID: appId, 商户号: mchId },
      ...{ 商户订单号: first.number, 交易类型: 'NATIVE', 交易状态: 'SUCCESS', 货币种类: 'CNY' },
      ...{ 应结订单金额: '88.50', 退款金额: '0.00', 手续费: '0.53000', 费率: '0.60%' },
    },
    { 商户订单号: second.number, 商品名称: ' 龙井 ,  250 克', 订单金额: '88.50' },
    {
      ...{ 交易时间: '2026-06-01 12:00:00', 商户订单号: first.number, 商户退款单号: refund.number },
      ...{ 交易状态: 'REFUND', 退款类型: 'ORIGINAL', 退款状态: 'SUCCESS', 应结订单金额: '0.00' },
      ...{ 退款金额: '30.00', 申请退款金额: '30.00', 手续费: '-0.17000' },
    },
  ])
  expect(lines[3]?.split(',')).toHaveLength(7)
  expect(lines[4]).toBe('`3,`177.00,`30.00,`0.00,`0.89000,`177.00,`30.00')
})

test('a bill comes packed to whoever wants it so, and the hash is of what is inside', async () => {
  const { download } = await dayWithBill()

  const { file, hash } = await download('bill_date=2026-06-01&tar_type=GZIP')

  expect(createHash('sha1').update(gunzipSync(file)).digest('hex')).toBe(hash)
})

test.each([
  ['of no day', 'bill_date=2026-02-30', undefined, 'PARAM_ERROR'],
  ['of a kind it does not have', 'bill_date=2026-06-01&bill_type=X', undefined, 'PARAM_ERROR'],
  ['of today', 'bill_date=2026-06-02', undefined, 'INVALID_REQUEST'],
  ['before ten', 'bill_date=2026-06-01', '2026-06-02T09:59:59+08:00', 'STATEMENT_CREATING'],
  ['of a day with nothing', 'bill_date=2026-05-31', undefined, 'NO_STATEMENT_EXIST'],
  ['after three months', 'bill_date=2026-06-01', '2026-09-10T10:00:00+08:00', 'NO_STATEMENT_EXIST'],
])('there is no bill %s', async (_what, query, at, code) => {
  const { ask } = await dayWithBill()

  expect(await ask(query, at)).toMatchObject({ status: 400, told: { code } })
})

test('the address of a bill is good for half a minute', async () => {
  let late = 0
  const world = wechatWorld({ wall: () => new Date(Date.now() + late) })
  await world.pay(await world.opened(newOrder()))
  const get = async (url: string) => {
    const at = new Date(Date.now() + late)
    const asked = { method: 'GET', url: new URL(url), body: '', at }
    const merchant = { mchId, serialNo, privateKey: bankKeys.privateKey }
    const authorization = await authorizationOf(merchant, asked)
    const date = new Date('2026-06-02T10:00:00+08:00').toUTCString()
    return world.fetch(url, { headers: { authorization, date } })
  }
  const answer = await get(
    `http://wechat.test/${realm}/wechat/v3/bill/tradebill?bill_date=2026-06-01`,
  )
  const { download_url: url } = (await answer.json()) as { download_url: string }
  expect((await get(url)).status).toBe(200)

  late = 30_000

  expect((await get(url)).status).toBe(404)
})
