import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import type { EventBank } from '../../src/events/bank.ts'
import { emit } from '../../src/events/emit.ts'
import { claimDue, finish } from '../../src/jobs/claim.ts'
import { durationMs } from '../../src/jobs/duration.ts'
import { advanceClock, setClock } from '../../src/jobs/move-clock.ts'
import { startJobs } from '../../src/jobs/start-jobs.ts'
import { addSeconds, toTimestamp } from '../../src/kernel/time.ts'
import { schedule } from '../../src/realms/jobs.ts'
import { now, type Realm } from '../../src/realms/realm.ts'
import { createRealm, findRealm, type RealmInput } from '../../src/realms/realms.ts'
import { openEventBank, openMerchant } from '../events/event-bank.ts'

let opened: Awaited<ReturnType<typeof openEventBank>>
let bank: EventBank

beforeAll(async () => {
  opened = await openEventBank()
  ;({ bank } = opened)
})
afterAll(() => opened.close())

const newRealm = async (input: RealmInput = {}) => (await createRealm(bank, input)).realm

/** A diary: what was run, and what the clock said then, to the outside too. */
const diary = () => {
  const entries: string[] = []
  const write = async (on: EventBank, realm: Realm, { name }: { name: string }) => {
    const outside = await findRealm(on, realm.id)
    const clocks = new Set([clockOf(realm), clockOf(outside!)])
    entries.push([name, ...clocks].join(' '))
  }
  return { entries, workers: { jobs: { write }, readers: [] } }
}

const clockOf = (realm: Realm) => toTimestamp(now(bank, realm)).slice(5, 19)

const at = (realm: Realm, seconds: number, name: string) => ({
  realmId: realm.id,
  kind: 'write',
  dueAt: addSeconds(now(bank, realm), seconds),
  payload: { name },
})

test('jobs run in the order they fall due, each with the clock standing at its time', async () => {
  const realm = await newRealm()
  const { entries, workers } = diary()
  await schedule(bank.sql, at(realm, 86_400, 'a day'))
  await schedule(bank.sql, at(realm, 60, 'a minute'))
  await schedule(bank.sql, at(realm, 0, 'now'))
  await schedule(bank.sql, at(realm, 86_401, 'too late'))

  const { realm: moved } = await advanceClock(bank, realm, durationMs('P1D', 'by'), workers)

  expect(entries).toEqual(['now 06-01T10:00:00', 'a minute 06-01T10:01:00', 'a day 06-02T10:00:00'])
  expect(clockOf(moved)).toBe('06-02T10:00:00')
})

test('what a job schedules within the time that passes runs too', async () => {
  const realm = await newRealm()
  const days: string[] = []
  const daily = async (on: EventBank, here: Realm) => {
    days.push(clockOf(here).slice(0, 5))
    await schedule(on.sql, { ...at(here, 86_400, 'next'), kind: 'daily', key: 'daily' })
  }
  await schedule(bank.sql, { ...at(realm, 0, 'first'), kind: 'daily', key: 'daily' })

  await advanceClock(bank, realm, durationMs('P3D', 'by'), { jobs: { daily }, readers: [] })

  expect(days).toEqual(['06-01', '06-02', '06-03', '06-04'])
})

test('the answer holds the events of that time, in order, of every app of the realm and no other', async () => {
  const tea = await openMerchant(bank)
  const book = await openMerchant(bank, { beside: tea })
  const stranger = await openMerchant(bank)
  const revoke = (merchant: typeof tea, when: Date, id: string) =>
    emit(bank.sql, merchant.realm, merchant.app.id, 'user_session.revoked', { id }, when)
  await revoke(tea, now(bank, tea.realm), 'before')
  const jobs = {
    write: async (_bank: EventBank, realm: Realm, { name }: { name: string }) => {
      await revoke(name.startsWith('tea') ? tea : book, now(bank, realm), name)
      await revoke(stranger, now(bank, realm), name)
    },
  }
  for (const [seconds, name] of [
    [3, 'book 3'],
    [1, 'book 1'],
    [2, 'tea 2'],
  ] as const)
    await schedule(bank.sql, at(tea.realm, seconds, name))

  const { events } = await advanceClock(bank, tea.realm, 10_000, { jobs, readers: [] })

  expect(events.map(({ data }) => data['id'])).toEqual(['book 1', 'tea 2', 'book 3'])
})

test('a running clock keeps running, from the time it was moved to', async () => {
  const realm = await newRealm({ clock: 'wall' })
  const { entries, workers } = diary()
  await schedule(bank.sql, at(realm, 3_600, 'an hour'))

  const { realm: moved } = await advanceClock(bank, realm, durationMs('PT2H', 'by'), workers)

  expect(entries).toHaveLength(1)
  expect(moved.frozenAt).toBeNull()
  const ahead = now(bank, moved).getTime() - bank.wall().getTime()
  expect(ahead).toBeGreaterThanOrEqual(2 * 3_600_000 - 2_000)
  expect(ahead).toBeLessThanOrEqual(2 * 3_600_000)
})

test('two advances at once both count', async () => {
  const realm = await newRealm()
  const { entries, workers } = diary()
  for (const hour of [1, 2, 3, 4]) await schedule(bank.sql, at(realm, hour * 3_600, `${hour}h`))

  await Promise.all([
    advanceClock(bank, realm, durationMs('PT2H', 'by'), workers),
    advanceClock(bank, realm, durationMs('PT2H', 'by'), workers),
  ])

  expect(entries.map((entry) => entry.slice(0, 2))).toEqual(['1h', '2h', '3h', '4h'])
  expect(clockOf((await findRealm(bank, realm.id))!)).toBe('06-01T14:00:00')
})

test('a job that fails does not stop the time', async () => {
  const realm = await newRealm()
  const { entries, workers } = diary()
  const fail = async () => {
    throw new Error('No.')
  }
  await schedule(bank.sql, { ...at(realm, 1, 'bad'), kind: 'fail' })
  await schedule(bank.sql, at(realm, 2, 'good'))

  const jobs = { ...workers.jobs, fail }
  await advanceClock(bank, realm, 5_000, { jobs, readers: [] })

  expect(entries).toEqual(['good 06-01T10:00:02'])
})

test('the background leaves a realm alone while its clock is moved, and looks after it again', async () => {
  const realm = await newRealm()
  const { entries, workers } = diary()
  const background: string[] = []
  const slowly = async (on: EventBank, here: Realm, payload: { name: string }) => {
    await sleep(30)
    await workers.jobs.write(on, here, payload)
  }
  const worker = startJobs(bank, {
    write: async (_bank: EventBank, _realm: Realm, { name }: { name: string }) => {
      background.push(name)
    },
  })
  try {
    for (const n of [1, 2, 3]) await schedule(bank.sql, at(realm, n, `step ${n}`))
    const moving = advanceClock(bank, realm, 3_000, { jobs: { write: slowly }, readers: [] })
    await sleep(40)
    await schedule(bank.sql, at(realm, 0, 'meanwhile'))
    const { realm: moved } = await moving
    expect(entries).toHaveLength(4)
    expect(background).toEqual([])

    await schedule(bank.sql, at(moved, 0, 'after'))
    await vi.waitFor(() => expect(background).toEqual(['after']))
  } finally {
    await worker.stop()
  }
})

test('what a worker is at when the clock begins to move is waited for', async () => {
  const realm = await newRealm()
  const { entries, workers } = diary()
  await schedule(bank.sql, at(realm, 0, 'taken'))
  await schedule(bank.sql, at(realm, 1, 'then'))
  const taken = await claimDue(bank, realm)

  const advancing = advanceClock(bank, realm, 1_000, workers)
  await sleep(100)
  expect(entries).toEqual([])
  await finish(bank, taken!)
  await advancing

  expect(entries).toEqual(['then 06-01T10:00:01'])
})

test('a clock is set, frozen and released, and never goes back', async () => {
  const realm = await newRealm()
  const later = new Date('2026-07-01T00:00:00+08:00')

  expect(clockOf(await setClock(bank, realm, { now: later }))).toBe('07-01T00:00:00')
  await expect(
    setClock(bank, realm, { now: new Date('2026-06-30T00:00:00+08:00') }),
  ).rejects.toMatchObject({ code: 'clock_backwards' })

  const released = await setClock(bank, realm, { frozen: false })
  expect(released.frozenAt).toBeNull()
  await sleep(20)
  const frozen = await setClock(bank, realm, { frozen: true })
  expect(frozen.frozenAt!.getTime()).toBeGreaterThan(later.getTime())
})

test('setting a clock leaves what fell due to the background', async () => {
  const realm = await newRealm()
  const { entries, workers } = diary()
  await schedule(bank.sql, at(realm, 3_600, 'an hour'))
  const worker = startJobs(bank, workers.jobs)
  try {
    await setClock(bank, realm, { now: addSeconds(now(bank, realm), 7_200) })
    await vi.waitFor(() => expect(entries).toEqual(['an hour 06-01T12:00:00']))
  } finally {
    await worker.stop()
  }
})

test.each([
  ['P1D', 86_400_000],
  ['PT16M', 960_000],
  ['P1W2DT3H4M5S', 788_645_000],
  ['PT0S', 0],
  ['P400D', 34_560_000_000],
])('%s is a duration', (text, ms) => {
  expect(durationMs(text, 'by')).toBe(ms)
})

test.each(['P401D', `PT${'9'.repeat(400)}S`, 'P1M', '1D'])('%.20s is refused', (text) => {
  expect(() => durationMs(text, 'by')).toThrow(
    expect.objectContaining({
      code: 'invalid_field',
      fields: [expect.objectContaining({ path: 'by' })],
    }),
  )
})
