import { expect, test } from 'vitest'

import { networkKeys, strangersKeys } from '../../simulators/members.ts'
import { newOrder, newRefund, platformSerial, wechatWorld } from './wechat-world.ts'

test.each<[string, (answer: Response) => Promise<Response> | Response]>([
  ['changed', async (answer) => withBody(answer, (text) => text.replace('NOTPAY', 'SUCCESS'))],
  ['without a signature', (answer) => new Response(answer.body, { status: answer.status })],
  ['of nothing', () => new Response('', { status: 200 })],
  ['by a proxy', () => new Response('<h1>Bad gateway</h1>', { status: 502 })],
])('an answer %s leaves it open', async (_how, between) => {
  const { connector } = wechatWorld({ between })

  expect(await connector.open(newOrder())).toEqual({ outcome: 'unknown' })
  expect(await connector.query(newOrder())).toEqual({ state: 'unknown' })
  expect(await connector.close(newOrder())).toEqual({ state: 'unknown' })
  expect(await connector.refund(newRefund(newOrder()))).toEqual({ state: 'unknown' })
  expect(await connector.queryRefund(newRefund(newOrder()))).toEqual({ state: 'unknown' })
})

const withBody = async (answer: Response, change: (text: string) => string) => {
  const text = change(`${await answer.text()} `)
  const status = answer.status === 204 ? 200 : answer.status
  return new Response(text, { status, headers: answer.headers })
}

test('an answer signed by somebody else leaves it open', async () => {
  const { connector } = wechatWorld({
    connection: { platformKeys: new Map([[platformSerial, strangersKeys.publicKey]]) },
  })

  expect(await connector.open(newOrder())).toEqual({ outcome: 'unknown' })
})

test('both keys of WeChat Pay count while one replaces the other', async () => {
  const platformKeys = new Map([
    ['OTHER', strangersKeys.publicKey],
    [platformSerial, networkKeys.publicKey],
  ])
  const { opened } = wechatWorld({ connection: { platformKeys } })

  expect(await opened(newOrder())).toMatch(/^weixin:/)
})

test('an answer to a question of ten minutes ago leaves it open', async () => {
  let late = 0
  const { connector, opened } = wechatWorld({
    connection: { wall: () => new Date(Date.now() + late) },
  })
  const order = newOrder()
  await opened(order)

  late = 600_000

  expect(await connector.query(order)).toEqual({ state: 'unknown' })
})

test('a request signed by somebody else is refused, and opens nothing', async () => {
  const { connector } = wechatWorld({ connection: { privateKey: strangersKeys.privateKey } })

  expect(await connector.open(newOrder())).toEqual({ outcome: 'refused', code: 'channel_declined' })
})

test('no answer, an answer too late and a lost one are all the same', async () => {
  const order = newOrder()
  const silent = wechatWorld({
    between: () => new Promise<Response>(() => {}),
    connection: { timeoutMs: 20 },
  })
  expect(await silent.connector.query(order)).toEqual({ state: 'unknown' })

  const world = wechatWorld()
  await world.steer({ answers: 'lost' })
  expect(await world.connector.open(order)).toEqual({ outcome: 'unknown' })
  await world.steer({})
  expect(await world.connector.query(order)).toEqual({ state: 'waiting' })
})

test.each<[string, object, object]>([
  ['nobody is there', { answers: 'down' }, { state: 'unknown' }],
  ['answers come changed', { answers: 'tampered' }, { state: 'unknown' }],
])('where %s nothing is known', async (_how, steering, state) => {
  const world = wechatWorld()
  const order = newOrder()
  await world.opened(order)

  await world.steer(steering)

  expect(await world.connector.query(order)).toEqual(state)
  expect(await world.connector.close(order)).toEqual(state)
})

test('notices come as a realm is steered: twice, late, or never', async () => {
  const world = wechatWorld()
  await world.steer({ notices: 'twice' })
  await world.pay(await world.opened(newOrder()))
  expect(world.notices).toHaveLength(2)
  expect(world.notices[0]?.body).toBe(world.notices[1]?.body)

  await world.steer({ notices: 'never' })
  await world.pay(await world.opened(newOrder()))
  expect(world.notices).toHaveLength(2)

  await world.steer({ notices: 'late' })
  await world.pay(await world.opened(newOrder()))
  expect(world.notices).toHaveLength(2)
  expect(await world.sendLate()).toEqual({ sent: 1 })
  expect(world.notices).toHaveLength(3)
})

test('a notice may come before the answer to what opened the payment', async () => {
  const world = wechatWorld()
  await world.steer({ notices: 'before_answer' })
  const order = newOrder()

  await world.opened(order)

  expect(world.notices).toHaveLength(1)
  expect(await world.connector.readNotice(world.notices[0]!)).toMatchObject({
    number: order.number,
    state: { state: 'paid' },
  })
})

test('a notice is believed only as it was sent, and while it is fresh', async () => {
  const world = wechatWorld()
  await world.pay(await world.opened(newOrder()))
  const [notice] = world.notices
  const unbelievable = { about: 'unbelievable' }
  const { connector } = world

  expect(await connector.readNotice({ ...notice!, body: `${notice!.body} ` })).toEqual(unbelievable)
  expect(
    await connector.readNotice({ ...notice!, at: new Date(notice!.at.getTime() + 301_000) }),
  ).toEqual(unbelievable)
  expect(await connector.readNotice({ ...notice!, headers: new Headers() })).toEqual(unbelievable)
  expect(await connector.readNotice({ ...notice!, body: '' })).toEqual(unbelievable)
})

test('a notice sealed for another merchant, or told to one, is none of ours', async () => {
  const world = wechatWorld()
  await world.pay(await world.opened(newOrder()))
  const [notice] = world.notices

  const another = wechatWorld({ connection: { mchId: '1900000002' } })
  expect(await another.connector.readNotice(notice!)).toEqual({ about: 'nothing' })
  const otherwise = wechatWorld({ connection: { apiV3Key: 'x'.repeat(32) } })
  expect(await otherwise.connector.readNotice(notice!)).toEqual({ about: 'unbelievable' })
})
