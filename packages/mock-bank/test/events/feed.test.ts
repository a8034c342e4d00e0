import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'

import type { Merchant } from '../../src/apps/caller.ts'
import type { EventBank } from '../../src/events/bank.ts'
import { emit } from '../../src/events/emit.ts'
import { findEvent, listEvents, sendAgain } from '../../src/events/feed.ts'
import type { Queryable } from '../../src/kernel/database/index.ts'
import { now } from '../../src/realms/realm.ts'
import { openEventBank, openMerchant } from './event-bank.ts'

let opened: Awaited<ReturnType<typeof openEventBank>>
let bank: EventBank

beforeAll(async () => {
  opened = await openEventBank()
  ;({ bank } = opened)
})
afterAll(() => opened.close())

const tell = ({ realm, app }: Merchant, id: string, on: Queryable = bank.sql) =>
  emit(on, realm, app.id, 'user_session.revoked', { id }, now(bank, realm))

const shown = (events: { data: object }[]) =>
  events.map(({ data }) => ('id' in data ? data.id : null))

test('events are listed oldest first, page by page', async () => {
  const merchant = await openMerchant(bank)
  for (let n = 1; n <= 5; n++) await tell(merchant, `e${n}`)

  const first = await listEvents(bank, merchant, { limit: 2 })
  const second = await listEvents(bank, merchant, { limit: 2, cursor: first.nextCursor! })
  const third = await listEvents(bank, merchant, { limit: 2, cursor: second.nextCursor! })

  expect([first, second, third].map(({ items }) => shown(items))).toEqual([
    ['e1', 'e2'],
    ['e3', 'e4'],
    ['e5'],
  ])
  expect(third.nextCursor).toBeNull()
})

test('after an event come only later ones, of one type if asked', async () => {
  const merchant = await openMerchant(bank)
  for (const id of ['e1', 'e2', 'e3']) await tell(merchant, id)
  const { items } = await listEvents(bank, merchant, {})

  const later = await listEvents(bank, merchant, { after: items[0]!.id })
  const none = await listEvents(bank, merchant, { after: items[2]!.id })
  const typed = await listEvents(bank, merchant, { type: 'user_session.revoked', limit: 1 })
  const other = await listEvents(bank, merchant, { type: 'order.paid' })

  expect(shown(later.items)).toEqual(['e2', 'e3'])
  expect(none.items).toEqual([])
  expect(shown(typed.items)).toEqual(['e1'])
  expect(typed.nextCursor).not.toBeNull()
  expect(other).toEqual({ items: [], nextCursor: null })
})

test('a list of one type reads on over a long stretch of others, a page at a time', async () => {
  const merchant = await openMerchant(bank)
  const { id: appId, realmId } = merchant.app
  await tell(merchant, 'first')
  await bank.sql`
    insert into events (app_id, seq, id, realm_id, type, data, at)
    select ${appId}, n, ${appId} || n, ${realmId}, 'order.paid', '{}', now()
    from generate_series(2, 2500) n`
  await bank.sql`update event_heads set last_seq = 2500 where app_id = ${appId}`
  await tell(merchant, 'last')
  const type = 'user_session.revoked'

  const page = await listEvents(bank, merchant, { type })
  const next = await listEvents(bank, merchant, { type, cursor: page.nextCursor! })

  expect([page, next].map(({ items }) => shown(items))).toEqual([['first'], ['last']])
  expect(next.nextCursor).toBeNull()
})

test('an event of another app is not found, just like none', async () => {
  const merchant = await openMerchant(bank)
  const neighbour = await openMerchant(bank, { beside: merchant })
  await tell(merchant, 'secret')
  const { items } = await listEvents(bank, merchant, {})

  expect((await listEvents(bank, neighbour, {})).items).toEqual([])
  for (const id of [items[0]!.id, 'evt_00000000000000000000000000', 'nonsense']) {
    const refusal = { code: 'not_found', details: {} }
    await expect(findEvent(bank.sql, neighbour, id)).rejects.toMatchObject(refusal)
    await expect(sendAgain(bank, neighbour, id)).rejects.toMatchObject(refusal)
    await expect(listEvents(bank, neighbour, { after: id })).rejects.toMatchObject(refusal)
  }
})

test.each(['nonsense', '', '💥', Buffer.from('-1').toString('base64url')])(
  'the cursor %j is refused by its path',
  async (cursor) => {
    const merchant = await openMerchant(bank)

    await expect(listEvents(bank, merchant, { cursor })).rejects.toMatchObject({
      code: 'invalid_field',
      fields: [{ path: 'query.cursor' }],
    })
  },
)

test('what a transaction that failed would have told is not told', async () => {
  const merchant = await openMerchant(bank)
  const failing = bank.sql.begin(async (tx) => {
    await tell(merchant, 'never', tx)
    throw new Error('No.')
  })

  await expect(failing).rejects.toThrow('No.')
  expect((await listEvents(bank, merchant, {})).items).toEqual([])
})

test('who reads on from the last event seen misses none, however the writers commit', async () => {
  const merchant = await openMerchant(bank)
  const writers = 8
  const each = 10
  const read: unknown[] = []
  let after: string | undefined
  const readOn = async () => {
    const { items } = await listEvents(bank, merchant, { after, limit: 100 })
    read.push(...shown(items))
    after = items.at(-1)?.id ?? after
  }
  const write = async (writer: number) => {
    for (let n = 0; n < each; n++)
      await bank.sql.begin(async (tx) => {
        await tell(merchant, `${writer}-${n}`, tx)
        // Slow to commit, now and then: what an order by an unlocked sequence would skip.
        if ((writer + n) % 3 === 0) await sleep(5)
      })
  }

  let writing = true
  const reader = (async () => {
    while (writing) await readOn()
    await readOn()
  })()
  await Promise.all([...Array(writers).keys()].map(write))
  writing = false
  await reader

  expect(read).toHaveLength(writers * each)
  expect(new Set(read).size).toBe(writers * each)
})
