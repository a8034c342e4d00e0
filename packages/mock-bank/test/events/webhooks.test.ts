import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'

import type { Merchant } from '../../src/apps/caller.ts'
import type { EventBank } from '../../src/events/bank.ts'
import { EgressFailed } from '../../src/events/egress/refusal.ts'
import { guardedEgress } from '../../src/events/egress/egress.ts'
import { emit } from '../../src/events/emit.ts'
import { deleteEndpoint, listEndpoints, rotateSecret } from '../../src/events/endpoints.ts'
import { listEvents, sendAgain } from '../../src/events/feed.ts'
import { webhookHeaders } from '../../src/events/signature.ts'
import { startJobs } from '../../src/jobs/start-jobs.ts'
import { now } from '../../src/realms/realm.ts'
import { addEndpoint, advance, openEventBank, openMerchant, workers } from './event-bank.ts'

let opened: Awaited<ReturnType<typeof openEventBank>>
let bank: EventBank
let inbox: Awaited<ReturnType<typeof openEventBank>>['inbox']

beforeAll(async () => {
  opened = await openEventBank()
  ;({ bank, inbox } = opened)
})
afterEach(() => inbox.received.splice(0))
afterAll(() => opened.close())

let count = 0
/** Something the merchant is told: an event of no further meaning here. */
const tell = ({ realm, app }: Merchant, id = `uss_${++count}`) =>
  emit(bank.sql, realm, app.id, 'user_session.revoked', { id }, now(bank, realm))

const url = 'https://shop.example/hooks'

const attempts = (merchant: Merchant) =>
  bank.sql<{ at: Date; statusCode: number | null; failure: string | null }[]>`
    select a.at, a.status_code, a.failure
    from webhook_attempts a join webhook_deliveries d using (event_id, endpoint_id)
    where d.app_id = ${merchant.app.id} order by a.round, a.step`

const statuses = async (merchant: Merchant) => {
  const rows = await bank.sql<{ status: string }[]>`
    select status from webhook_deliveries where app_id = ${merchant.app.id} order by event_id, endpoint_id`
  return rows.map(({ status }) => status)
}

test('an event arrives as it stands in the list, signed so that Standard Webhooks verifies it', async () => {
  const merchant = await openMerchant(bank)
  const { secret } = await addEndpoint(bank, merchant, url)
  await tell(merchant, '退款')
  await advance(bank, merchant)

  const { items } = await listEvents(bank, merchant, {})
  const [webhook] = inbox.received
  expect(inbox.received).toHaveLength(1)
  expect(new Webhook(secret).verify(webhook!.body, webhook!.headers)).toEqual(items[0])
  expect(items[0]).toMatchObject({
    type: 'user_session.revoked',
    createdAt: '2026-06-01T10:00:00.000+08:00',
    data: { id: '退款' },
  })
  expect(webhook!.headers['webhook-id']).toBe(items[0]!.id)
  expect(webhook!.headers['content-type']).toBe('application/json; charset=utf-8')
})

test('the signature is the one of the Standard Webhooks specification', () => {
  const headers = webhookHeaders(
    'msg_p5jXN8AQM9LWM0D4loKWxJek',
    new Date(1_614_265_330_000),
    '{"test": 2432232314}',
    ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
  )

  expect(headers).toMatchObject({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  })
})

test('in a frozen realm the first try is made at once, in the background', async () => {
  const merchant = await openMerchant(bank)
  await addEndpoint(bank, merchant, url)
  const worker = startJobs(bank, workers.jobs)
  try {
    await tell(merchant)
    await vi.waitFor(() => expect(inbox.received).toHaveLength(1), { timeout: 900 })
  } finally {
    await worker.stop()
  }
})

test('what is not taken is tried ten times within three days of the realm’s clock, signed at real time', async () => {
  const merchant = await openMerchant(bank)
  const { secret } = await addEndpoint(bank, merchant, url)
  inbox.answer(url, 500)
  await tell(merchant)
  await advance(bank, merchant, 'P30D')

  const tries = await attempts(merchant)
  const start = tries[0]!.at.getTime()
  expect(tries.map(({ at }) => (at.getTime() - start) / 1000)).toEqual([
    0, 5, 305, 2_105, 9_305, 27_305, 63_305, 113_705, 185_705, 272_105,
  ])
  expect(tries.every(({ statusCode }) => statusCode === 500)).toBe(true)
  expect(await statuses(merchant)).toEqual(['exhausted'])
  expect(new Set(inbox.received.map(({ body }) => body)).size).toBe(1)
  for (const { body, headers } of inbox.received)
    expect(() => new Webhook(secret).verify(body, headers)).not.toThrow()
  inbox.answer(url, 204)
})

test.each([200, 201, 204, 299])('%i is success', async (status) => {
  const merchant = await openMerchant(bank)
  await addEndpoint(bank, merchant, url)
  inbox.answer(url, () => new Response(status === 204 ? null : 'ok', { status }))
  await tell(merchant)
  await advance(bank, merchant, 'P1D')

  expect(inbox.received).toHaveLength(1)
  expect(await statuses(merchant)).toEqual(['delivered'])
})

test.each([
  ['a redirect', () => new Response(null, { status: 302, headers: { location: '/' } }), 302, null],
  ['a refusal', () => new Response('no', { status: 400 }), 400, null],
  [
    'a broken connection',
    () => {
      throw new Error('socket hang up')
    },
    null,
    'unreachable',
  ],
  [
    'no answer in time',
    () => {
      throw new EgressFailed('timeout')
    },
    null,
    'timeout',
  ],
])('%s is tried again', async (_what, answer, statusCode, failure) => {
  const merchant = await openMerchant(bank)
  await addEndpoint(bank, merchant, url)
  inbox.answer(url, answer)
  await tell(merchant)
  await advance(bank, merchant)
  expect(await attempts(merchant)).toMatchObject([{ statusCode, failure }])
  expect(await statuses(merchant)).toEqual(['pending'])

  inbox.answer(url, 204)
  await advance(bank, merchant, 'PT5S')
  expect(await statuses(merchant)).toEqual(['delivered'])
})

test('an address that leads inside by the time of delivery is not sent to', async () => {
  const answers = [['93.184.215.14'], ['10.0.0.1'], ['93.184.215.14']]
  const sent: string[][] = []
  const egress = guardedEgress({
    mode: 'production',
    origin: 'https://bank.example',
    resolve: async () => answers.shift() ?? [],
    post: async (_message, addresses) => {
      sent.push(addresses)
      return 204
    },
  })
  const careful = { ...bank, egress }
  const merchant = await openMerchant(careful)
  await addEndpoint(careful, merchant, url)
  await tell(merchant)

  await advance(careful, merchant)
  expect(sent).toEqual([])
  expect(await attempts(merchant)).toMatchObject([{ statusCode: null, failure: 'refused' }])

  await advance(careful, merchant, 'PT5S')
  expect(sent).toEqual([['93.184.215.14']])
})

test('410 disables the endpoint, and the others hear of it', async () => {
  const merchant = await openMerchant(bank)
  const { endpoint } = await addEndpoint(bank, merchant, 'https://old.example/')
  await addEndpoint(bank, merchant, 'https://new.example/')
  inbox.answer('https://old.example/', 410)
  await tell(merchant)
  const events = await advance(bank, merchant, 'P30D')
  await tell(merchant)
  await advance(bank, merchant)

  expect(events).toMatchObject([
    { type: 'webhook_endpoint.disabled', data: { id: endpoint.id, status: 'disabled' } },
  ])
  expect(inbox.at('https://old.example/')).toHaveLength(1)
  expect(
    inbox.at('https://new.example/').map(({ body }) => JSON.parse(body) as unknown),
  ).toMatchObject([
    { type: 'user_session.revoked' },
    { type: 'webhook_endpoint.disabled' },
    { type: 'user_session.revoked' },
  ])
})

test('an endpoint gets the types it asked for', async () => {
  const merchant = await openMerchant(bank)
  await addEndpoint(bank, merchant, 'https://all.example/')
  await addEndpoint(bank, merchant, 'https://paid.example/', ['order.paid', 'order.closed'])
  await addEndpoint(bank, merchant, 'https://both.example/', ['user_session.revoked', 'order.paid'])
  await tell(merchant)
  await advance(bank, merchant)

  expect(inbox.received.map((one) => one.url).sort()).toEqual([
    'https://all.example/',
    'https://both.example/',
  ])
})

test('after a rotation both secrets sign for a day of real time, then the new one alone', async () => {
  const merchant = await openMerchant(bank)
  const { endpoint, secret: old } = await addEndpoint(bank, merchant, url)
  const { secret: young } = await rotateSecret(bank, merchant, endpoint.id)
  const verifies = (secret: string) => {
    const { body, headers } = inbox.received.at(-1)!
    // The package judges the signature's age by the real clock; that is not what is asked here.
    const { 'webhook-id': id, 'webhook-timestamp': sentAt, 'webhook-signature': given } = headers
    const own = new Webhook(secret).sign(id!, new Date(Number(sentAt) * 1000), body)
    return given!.split(' ').includes(own)
  }
  expect(young).not.toBe(old)

  await tell(merchant)
  await advance(bank, merchant)
  expect([verifies(old), verifies(young)]).toEqual([true, true])
  expect(() =>
    new Webhook(old).verify(inbox.received.at(-1)!.body, inbox.received.at(-1)!.headers),
  ).not.toThrow()

  await advance(bank, merchant, 'P2D')
  await tell(merchant)
  await advance(bank, merchant)
  expect([verifies(old), verifies(young)]).toEqual([true, true])

  opened.skip(24 * 3600 + 1)
  await tell(merchant)
  await advance(bank, merchant)
  expect([verifies(old), verifies(young)]).toEqual([false, true])
})

test('a secret is a Standard Webhooks secret, shown once and kept sealed', async () => {
  const merchant = await openMerchant(bank)
  const { endpoint, secret } = await addEndpoint(bank, merchant, url)

  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  expect(await bank.sql`select * from webhook_secrets`).not.toEqual([])
  const kept = JSON.stringify(
    await bank.sql`select s.*, e.* from webhook_secrets s join webhook_endpoints e on e.id = s.endpoint_id`,
  )
  expect(kept).not.toContain(secret.slice('whsec_'.length))
  const { items } = await listEndpoints(bank, merchant, {})
  expect(items).toEqual([
    { id: endpoint.id, url, events: ['*'], status: 'enabled', createdAt: expect.any(String) },
  ])
})

test('an event is sent again on request, to whoever takes it now', async () => {
  const merchant = await openMerchant(bank)
  await addEndpoint(bank, merchant, 'https://one.example/')
  inbox.answer('https://one.example/', 500)
  await tell(merchant)
  await advance(bank, merchant, 'P30D')
  const given = inbox.received.length
  const { items } = await listEvents(bank, merchant, {})
  await addEndpoint(bank, merchant, 'https://two.example/')
  inbox.answer('https://one.example/', 204)

  await sendAgain(bank, merchant, items[0]!.id)
  await advance(bank, merchant, 'P30D')

  const again = inbox.received.slice(given)
  expect(again.map((one) => one.url).sort()).toEqual([
    'https://one.example/',
    'https://two.example/',
  ])
  expect(again.map((one) => one.headers['webhook-id'])).toEqual([items[0]!.id, items[0]!.id])
  expect(await statuses(merchant)).toEqual(['delivered', 'delivered'])
})

test('sending again takes the place of tries that were still to come', async () => {
  const merchant = await openMerchant(bank)
  await addEndpoint(bank, merchant, url)
  inbox.answer(url, 500)
  await tell(merchant)
  await advance(bank, merchant, 'PT10M')
  inbox.answer(url, 204)
  const before = inbox.received.length

  const { items } = await listEvents(bank, merchant, {})
  await sendAgain(bank, merchant, items[0]!.id)
  await advance(bank, merchant, 'P30D')

  expect(inbox.received.slice(before)).toHaveLength(1)
})

test('a delivery that was under way when it was asked for again does not end the new round', async () => {
  const merchant = await openMerchant(bank)
  await addEndpoint(bank, merchant, url)
  inbox.answer(url, async () => {
    inbox.answer(url, 204)
    const { items } = await listEvents(bank, merchant, {})
    await sendAgain(bank, merchant, items[0]!.id)
    return new Response(null, { status: 500 })
  })
  await tell(merchant)
  await advance(bank, merchant, 'P1D')

  const [before, again] = await attempts(merchant)
  expect([before, again]).toMatchObject([{ statusCode: 500 }, { statusCode: 204 }])
  expect(again!.at).toEqual(before!.at)
  expect(await statuses(merchant)).toEqual(['delivered'])
})

test('a deleted endpoint gets nothing more, not even what was to be tried again', async () => {
  const merchant = await openMerchant(bank)
  const { endpoint } = await addEndpoint(bank, merchant, url)
  inbox.answer(url, 500)
  await tell(merchant)
  await advance(bank, merchant)
  await deleteEndpoint(bank, merchant, endpoint.id)
  await tell(merchant)
  await advance(bank, merchant, 'P30D')
  inbox.answer(url, 204)

  expect(inbox.received).toHaveLength(1)
  expect(await statuses(merchant)).toEqual(['dropped'])
  expect((await listEndpoints(bank, merchant, {})).items).toEqual([])
  await expect(deleteEndpoint(bank, merchant, endpoint.id)).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('another app’s endpoint is not found, just like none', async () => {
  const merchant = await openMerchant(bank)
  const neighbour = await openMerchant(bank, { beside: merchant })
  const { endpoint } = await addEndpoint(bank, merchant, url)

  for (const id of [endpoint.id, 'whe_00000000000000000000000000', 'nonsense'])
    for (const attempt of [deleteEndpoint, rotateSecret])
      await expect(attempt(bank, neighbour, id)).rejects.toMatchObject({
        code: 'not_found',
        details: {},
      })
  expect((await listEndpoints(bank, neighbour, {})).items).toEqual([])
  await tell(neighbour)
  await advance(bank, neighbour)
  expect(inbox.received).toEqual([])
})

test('an address the bank does not send to is refused with its reason, and nothing is kept', async () => {
  const merchant = await openMerchant(bank)

  await expect(addEndpoint(bank, merchant, 'https://10.0.0.1/')).rejects.toMatchObject({
    code: 'webhook_url_refused',
    details: { reason: 'address_not_public' },
  })
  expect((await listEndpoints(bank, merchant, {})).items).toEqual([])
})

test('a type that is never told is refused by its place', async () => {
  const merchant = await openMerchant(bank)

  await expect(
    addEndpoint(bank, merchant, url, ['order.paid', 'order.payed']),
  ).rejects.toMatchObject({ code: 'invalid_field', fields: [{ path: 'events.1' }] })
})

test('an app has at most twenty endpoints, listed page by page', async () => {
  const merchant = await openMerchant(bank)
  for (let n = 0; n < 20; n++) await addEndpoint(bank, merchant, `https://shop.example/${n}`)

  await expect(addEndpoint(bank, merchant, url)).rejects.toMatchObject({
    code: 'webhook_endpoints_exhausted',
    details: { most: 20 },
  })
  const first = await listEndpoints(bank, merchant, { limit: 15 })
  const second = await listEndpoints(bank, merchant, { limit: 15, cursor: first.nextCursor! })
  const paths = [...first.items, ...second.items].map((endpoint) => new URL(endpoint.url).pathname)
  expect(paths).toEqual([...Array(20).keys()].map((n) => `/${n}`))
  expect(second.nextCursor).toBeNull()
})
