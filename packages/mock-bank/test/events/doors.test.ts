import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { verifyWebhook } from '../../../sdk/src/webhooks/index.ts'
import { type World, world } from '../world.ts'

let count = 0
const order = ({ call }: World, expiresInSeconds = 900) =>
  call(contract.orders.create, {
    body: { reference: `P${++count}`, amount: 25_00, description: '龙井', expiresInSeconds },
  })

const listen = ({ call }: World, url = 'https://shop.example/hooks', events?: string[]) =>
  call(contract.webhookEndpoints.create, { body: { url, ...(events && { events }) } })

test('an order that expires is told by webhook, which the SDK verifies, and stays in the list', async () => {
  const shop = await world()
  const { secret } = await listen(shop)
  const { id } = await order(shop)
  const before = shop.webhooks.length

  const events = await shop.clock.advance('PT16M')

  expect(events).toMatchObject([
    {
      type: 'order.expired',
      createdAt: '2026-06-01T10:15:00.000+08:00',
      data: { id, status: 'expired' },
    },
  ])
  const [webhook, ...more] = shop.webhooks.slice(before)
  expect(more).toEqual([])
  const event = await verifyWebhook(webhook!.body, webhook!.request.headers, { secret })
  expect(event).toEqual(events[0])
  const { items } = await shop.call(contract.events.list, {})
  expect(items).toEqual(events)
  expect(await shop.call(contract.events.retrieve, { params: { eventId: event.id } })).toEqual(
    event,
  )
})

test('an endpoint is made, listed, given a new secret and deleted', async () => {
  const shop = await world()
  const made = await listen(shop, 'https://shop.example/hooks', ['order.paid'])
  const { secret, ...endpoint } = made
  const params = { webhookEndpointId: made.id }

  expect(secret).toMatch(/^whsec_/)
  expect(endpoint).toEqual({
    id: expect.stringMatching(/^whe_/),
    url: 'https://shop.example/hooks',
    events: ['order.paid'],
    status: 'enabled',
    createdAt: '2026-06-01T10:00:00.000+08:00',
  })
  const { items } = await shop.call(contract.webhookEndpoints.list, {})
  expect(items).toEqual([endpoint])

  const rotated = await shop.call(contract.webhookEndpoints.rotateSecret, { params })
  expect(rotated).toEqual({ ...endpoint, secret: expect.stringMatching(/^whsec_/) })
  expect(rotated.secret).not.toBe(secret)

  await shop.call(contract.webhookEndpoints.delete, { params })
  expect((await shop.call(contract.webhookEndpoints.list, {})).items).toEqual([])
  await expect(shop.call(contract.webhookEndpoints.delete, { params })).rejects.toMatchObject({
    status: 404,
    code: 'not_found',
  })
})

test.each([
  ['http://shop.example/', 'scheme'],
  ['https://shop.example:2375/', 'port'],
  ['https://169.254.169.254/', 'address_not_public'],
  ['https://[::ffff:10.0.0.1]/', 'address_not_public'],
  ['http://localhost:4000/v1/sandbox/realms', 'own_address'],
])('a webhook to %s is refused: %s', async (url, reason) => {
  const shop = await world()

  await expect(listen(shop, url)).rejects.toMatchObject({
    status: 400,
    code: 'webhook_url_refused',
    problem: { details: { reason } },
  })
  expect((await shop.call(contract.webhookEndpoints.list, {})).items).toEqual([])
})

test('the sandbox sends to the developer’s own machine', async () => {
  const shop = await world()

  expect(await listen(shop, 'http://127.0.0.1:4020/webhooks')).toMatchObject({
    url: 'http://127.0.0.1:4020/webhooks',
  })
})

test('an event type nobody tells is refused by its place', async () => {
  const shop = await world()

  await expect(listen(shop, undefined, ['order.paid', 'order.payed'])).rejects.toMatchObject({
    code: 'invalid_field',
    problem: { errors: [{ path: 'events.1' }] },
  })
})

test('the same request twice is one endpoint', async () => {
  const shop = await world()
  const body = { url: 'https://shop.example/hooks' }

  const first = await shop.call(contract.webhookEndpoints.create, { body, key: 'k1' })
  const again = await shop.call(contract.webhookEndpoints.create, { body, key: 'k1' })

  expect(again).toEqual(first)
  expect((await shop.call(contract.webhookEndpoints.list, {})).items).toHaveLength(1)
})

test('a missed event is sent again on request', async () => {
  const shop = await world()
  await order(shop, 60)
  const [event] = await shop.clock.advance('PT1M')
  await listen(shop)
  const before = shop.webhooks.length

  const params = { eventId: event!.id }
  expect(await shop.call(contract.events.redeliver, { params })).toEqual(event)
  await shop.settle()

  expect(shop.webhooks.slice(before).map(({ body }) => JSON.parse(body) as unknown)).toEqual([
    event,
  ])
})

test('another app’s endpoints and events are missing ones', async () => {
  const shop = await world()
  const { merchant: stranger } = await shop.newApp()
  const { id } = await listen(shop)
  await order(shop, 60)
  const [event] = await shop.clock.advance('PT1M')
  const missing = { status: 404, code: 'not_found' }
  const { webhookEndpoints, events } = contract

  for (const webhookEndpointId of [id, 'whe_00000000000000000000000000', 'x']) {
    const sent = { params: { webhookEndpointId } }
    await expect(shop.call(webhookEndpoints.delete, sent, stranger)).rejects.toMatchObject(missing)
    await expect(shop.call(webhookEndpoints.rotateSecret, sent, stranger)).rejects.toMatchObject(
      missing,
    )
  }
  for (const eventId of [event!.id, 'evt_00000000000000000000000000', 'x']) {
    const sent = { params: { eventId } }
    await expect(shop.call(events.retrieve, sent, stranger)).rejects.toMatchObject(missing)
    await expect(shop.call(events.redeliver, sent, stranger)).rejects.toMatchObject(missing)
  }
  const query = { after: event!.id }
  await expect(shop.call(events.list, { query }, stranger)).rejects.toMatchObject(missing)
  expect((await shop.call(events.list, {}, stranger)).items).toEqual([])
  expect((await shop.call(webhookEndpoints.list, {}, stranger)).items).toEqual([])
})
