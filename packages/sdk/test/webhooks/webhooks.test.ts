import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'

import { signWebhook, verifyWebhook } from '../../src/webhooks/index.ts'

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
const otherSecret = `whsec_${Buffer.alloc(32, 8).toString('base64')}`
const now = new Date('2026-06-01T02:00:00Z')
const body = JSON.stringify({
  id: 'evt_1',
  type: 'order.paid',
  createdAt: '2026-06-01T10:00:00.000+08:00',
  data: { reference: '茶 🍵' },
})
const signed = () => signWebhook(body, { secret, id: 'evt_1', now })

test('a webhook signed by the Standard Webhooks library is verified', async () => {
  const signature = new Webhook(secret).sign('evt_1', now, body)
  const headers = {
    'webhook-id': 'evt_1',
    'webhook-timestamp': String(now.getTime() / 1000),
    'webhook-signature': signature,
  }

  await expect(verifyWebhook(body, headers, { secret, now })).resolves.toEqual(JSON.parse(body))
})

test('the Standard Webhooks library verifies what is signed here', async () => {
  const headers = await signWebhook(body, { secret, id: 'evt_1' })

  expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body))
})

test('headers may be a Headers object, a plain object in any case, and the body bytes', async () => {
  const headers = await signed()
  const upper = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]),
  )

  await expect(verifyWebhook(body, new Headers(headers), { secret, now })).resolves.toHaveProperty(
    'id',
    'evt_1',
  )
  await expect(verifyWebhook(body, upper, { secret, now })).resolves.toHaveProperty('id', 'evt_1')
  await expect(
    verifyWebhook(new TextEncoder().encode(body), headers, { secret, now }),
  ).resolves.toHaveProperty('id', 'evt_1')
})

test('while a secret is rotated, either one is enough', async () => {
  const headers = await signed()
  const fresh = await signWebhook(body, { secret: otherSecret, id: 'evt_1', now })
  const both = {
    ...headers,
    'webhook-signature': `${fresh['webhook-signature']} ${headers['webhook-signature']}`,
  }

  await expect(verifyWebhook(body, both, { secret, now })).resolves.toHaveProperty('id', 'evt_1')
  await expect(
    verifyWebhook(body, headers, { secret: [otherSecret, secret], now }),
  ).resolves.toHaveProperty('id', 'evt_1')
})

const verifiedAfter = async (seconds: number) =>
  verifyWebhook(body, await signed(), { secret, now: new Date(now.getTime() + seconds * 1000) })

test.each([-300, 300])('a timestamp %i seconds from now is accepted', async (seconds) => {
  await expect(verifiedAfter(seconds)).resolves.toBeDefined()
})

test.each([-301, 301])('a timestamp %i seconds from now is refused', async (seconds) => {
  await expect(verifiedAfter(seconds)).rejects.toHaveProperty('code', 'timestamp_out_of_range')
})

test('a tolerance of zero can be asked for', async () => {
  const headers = await signed()

  await expect(
    verifyWebhook(body, headers, { secret, now, toleranceSeconds: 0 }),
  ).resolves.toBeDefined()
  await expect(
    verifyWebhook(body, headers, {
      secret,
      now: new Date(now.getTime() + 1000),
      toleranceSeconds: 0,
    }),
  ).rejects.toHaveProperty('code', 'timestamp_out_of_range')
})

test.each([
  ['another body', { body: `${body} ` }, 'signature_invalid'],
  ['another id', { headers: { 'webhook-id': 'evt_2' } }, 'signature_invalid'],
  ['another secret', { secret: otherSecret }, 'signature_invalid'],
  [
    'a signature of another version',
    { headers: { 'webhook-signature': 'v2,AAAA' } },
    'signature_invalid',
  ],
  ['a broken signature', { headers: { 'webhook-signature': 'v1,%%%' } }, 'signature_invalid'],
  ['no signature', { headers: { 'webhook-signature': '' } }, 'headers_missing'],
  [
    'a timestamp that is no number',
    { headers: { 'webhook-timestamp': 'soon' } },
    'timestamp_out_of_range',
  ],
  ['a secret with white space', { secret: ` ${secret}` }, 'secret_invalid'],
])(
  '%s is refused',
  async (_, change: Partial<{ body: string; headers: object; secret: string }>, code) => {
    const headers = { ...(await signed()), ...change.headers }
    const verified = verifyWebhook(change.body ?? body, headers, {
      secret: change.secret ?? secret,
      now,
    })

    await expect(verified).rejects.toMatchObject({ name: 'WebhookError', code })
  },
)

test('a parsed object is named for what it is', async () => {
  // A caller without types may pass what a JSON parser left.
  const parsed = JSON.parse(body) as string

  await expect(verifyWebhook(parsed, await signed(), { secret, now })).rejects.toHaveProperty(
    'code',
    'body_not_raw',
  )
})
