import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import type { Merchant } from '../../src/apps/caller.ts'
import type { EventBank } from '../../src/events/bank.ts'
import { eventMessage } from '../../src/events/emit.ts'
import { eventConsumer } from '../../src/events/event-consumer.ts'
import { listEvents } from '../../src/events/feed.ts'
import { type Consumer, drainOutbox, type Follower, startOutbox } from '../../src/events/outbox.ts'
import type { Json } from '../../src/kernel/database/index.ts'
import { chart, credit, debit, transferIdOf } from '../../src/ledger/index.ts'
import { now } from '../../src/realms/realm.ts'
import { advance, openEventBank, openMerchant } from './event-bank.ts'

let opened: Awaited<ReturnType<typeof openEventBank>>
let bank: EventBank

beforeAll(async () => {
  opened = await openEventBank()
  ;({ bank } = opened)
})
afterAll(() => opened.close())

let count = 0

/** Moves a fen into the merchant's account and tells these messages with it. */
const post = async ({ realm, app }: Merchant, messages: readonly Json[], slot = 7) => {
  const outcome = await bank.ledger.submit({
    id: transferIdOf('test', `${app.id}/${++count}`),
    realmId: realm.id,
    slot,
    kind: 'test',
    at: now(bank, realm),
    legs: [debit(chart.cardNetworkClearing(realm.id), 1), credit(chart.merchantPayable(app.id), 1)],
    outbox: messages,
  })
  expect(outcome.status).toBe('posted')
}

const told = ({ app }: Merchant, id: string) =>
  eventMessage(app.id, 'user_session.revoked', { id }) as { id: string }

const shown = async (merchant: Merchant) =>
  (await listEvents(bank, merchant, { limit: 100 })).items.map(({ data }) => data['id'])

test('what a posting tells becomes events, in order, at the posting’s time', async () => {
  const merchant = await openMerchant(bank)
  await post(merchant, [told(merchant, 'a'), told(merchant, 'b')])
  await post(merchant, [told(merchant, 'c')])
  await drainOutbox(bank, [eventConsumer])

  expect(await shown(merchant)).toEqual(['a', 'b', 'c'])
  const { items } = await listEvents(bank, merchant, {})
  expect(items[0]!.createdAt).toBe('2026-06-01T10:00:00.000+08:00')
})

test('a message read twice is one event', async () => {
  const merchant = await openMerchant(bank)
  await post(merchant, [told(merchant, 'a'), told(merchant, 'b')])
  await drainOutbox(bank, [eventConsumer])

  // As after a backup of the cursors that is older than the events.
  await bank.sql`update outbox_cursors set seq = 0 where consumer = 'events'`
  await post(merchant, [told(merchant, 'c')])
  await drainOutbox(bank, [eventConsumer])

  expect(await shown(merchant)).toEqual(['a', 'b', 'c'])
})

test('messages for others are passed over', async () => {
  const merchant = await openMerchant(bank)
  await post(merchant, [{ type: 'order.settle', orderId: 'x' }, told(merchant, 'a'), 'text', null])
  await drainOutbox(bank, [eventConsumer])

  expect(await shown(merchant)).toEqual(['a'])
})

test('a consumer that fails is tried again and holds up no other', async () => {
  const merchant = await openMerchant(bank)
  const seen: unknown[] = []
  let broken = true
  const fragile: Consumer = {
    name: `fragile-${merchant.app.id}`,
    consume: async (_bank, _tx, messages) => {
      if (broken) throw new Error('6222021234567890123')
      seen.push(...messages.map(({ message }) => message))
    },
  }
  const message = told(merchant, 'a')
  await post(merchant, [message])
  await drainOutbox(bank, [fragile, eventConsumer])
  expect(await shown(merchant)).toEqual(['a'])
  expect(opened.logged.join()).toContain('A reader of the outbox failed')
  expect(opened.logged.join()).not.toContain('6222021234567890123')

  broken = false
  await drainOutbox(bank, [fragile, eventConsumer])
  expect(seen).toContainEqual(message)
  expect(await shown(merchant)).toEqual(['a'])
})

test('a consumer’s effect and its place in the outbox are kept together or not at all', async () => {
  const merchant = await openMerchant(bank)
  let attempts = 0
  const halfway: Follower = {
    name: 'events',
    follow: (on, lane, most) =>
      on.sql.begin(async (tx) => {
        const [row] = await tx<{ read: number }[]>`
          select (follow_events(${lane}, ${most})->>'read')::int as read`
        if (row!.read > 0 && ++attempts === 1) throw new Error('After the effect, before the end.')
        return row!.read
      }),
  }
  await post(merchant, [told(merchant, 'a')])
  await drainOutbox(bank, [halfway])
  expect(await shown(merchant)).toEqual([])

  await drainOutbox(bank, [halfway])
  expect(await shown(merchant)).toEqual(['a'])
})

test('in the background an event follows its posting at once', async () => {
  const merchant = await openMerchant(bank)
  const outbox = startOutbox(bank, [eventConsumer])
  try {
    await post(merchant, [told(merchant, 'a')])
    await vi.waitFor(async () => expect(await shown(merchant)).toEqual(['a']), { timeout: 400 })
  } finally {
    await outbox.stop()
  }
})

test('an advance tells what was still in the outbox', async () => {
  const merchant = await openMerchant(bank)
  await post(merchant, [told(merchant, 'a')])

  const events = await advance(bank, merchant, 'PT1S')

  expect(events.map(({ data }) => data['id'])).toEqual(['a'])
})
