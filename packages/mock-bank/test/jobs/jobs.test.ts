import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { claimDue, endJobLeases, finish } from '../../src/jobs/claim.ts'
import type { Registry } from '../../src/jobs/runner.ts'
import { startJobs } from '../../src/jobs/start-jobs.ts'
import type { EventBank } from '../../src/events/bank.ts'
import { addSeconds } from '../../src/kernel/time.ts'
import { cancel, schedule } from '../../src/realms/jobs.ts'
import { now } from '../../src/realms/realm.ts'
import { createRealm } from '../../src/realms/realms.ts'
import { openEventBank } from '../events/event-bank.ts'

let opened: Awaited<ReturnType<typeof openEventBank>>
let bank: EventBank

beforeAll(async () => {
  opened = await openEventBank()
  ;({ bank } = opened)
})
afterAll(() => opened.close())

const newRealm = async () => (await createRealm(bank, {})).realm

/** Runs jobs in the background for as long as the test takes. */
const working = async (jobs: Registry<EventBank>, test: () => Promise<void>) => {
  const worker = startJobs(bank, jobs)
  try {
    await test()
  } finally {
    await worker.stop()
  }
}

const jobsOf = (realmId: string) =>
  bank.sql<{ kind: string; attempts: number; retryAt: Date | null; lease: string | null }[]>`
    select kind, attempts, retry_at, lease from jobs where realm_id = ${realmId}`

test('a job that is due runs as soon as its transaction has committed, and once', async () => {
  const realm = await newRealm()
  const runs: unknown[] = []
  const remember = async (_bank: EventBank, ran: { id: string }, payload: { n: number }) => {
    if (ran.id === realm.id) runs.push(payload)
  }

  await working({ remember }, async () => {
    const job = { realmId: realm.id, kind: 'remember', dueAt: now(bank, realm) }
    await bank.sql.begin(async (tx) => {
      await schedule(tx, { ...job, payload: { n: 1 } })
      await schedule(tx, { ...job, payload: { n: 2 } })
      expect(runs).toEqual([])
    })
    await vi.waitFor(() => expect(runs).toHaveLength(2), { timeout: 900 })
    await vi.waitFor(async () => expect(await jobsOf(realm.id)).toEqual([]))
  })

  expect(runs).toEqual([{ n: 1 }, { n: 2 }])
})

test('nothing is scheduled by a transaction that fails', async () => {
  const realm = await newRealm()
  const failing = bank.sql.begin(async (tx) => {
    const dueAt = now(bank, realm)
    await schedule(tx, { realmId: realm.id, kind: 'never', dueAt, payload: {} })
    throw new Error('No.')
  })

  await expect(failing).rejects.toThrow('No.')
  expect(await jobsOf(realm.id)).toEqual([])
})

test('a job on the realm’s clock waits for that clock, one on the wall clock for real time', async () => {
  const realm = await newRealm()
  const job = { realmId: realm.id, payload: {} }
  await schedule(bank.sql, { ...job, kind: 'frozen', dueAt: addSeconds(now(bank, realm), 1) })
  await schedule(bank.sql, {
    ...job,
    kind: 'real',
    clock: 'wall',
    dueAt: addSeconds(bank.wall(), 100),
  })

  expect(await claimDue(bank, realm)).toBeUndefined()
  opened.skip(101)
  expect(await claimDue(bank, realm)).toMatchObject({ kind: 'real' })
  expect(await claimDue(bank, realm)).toBeUndefined()

  const later = { ...realm, frozenAt: addSeconds(now(bank, realm), 1) }
  expect(await claimDue(bank, later)).toMatchObject({ kind: 'frozen' })
})

test('scheduling a key again puts the new job in the place of the old one', async () => {
  const realm = await newRealm()
  const job = { realmId: realm.id, key: 'order-1', dueAt: now(bank, realm) }
  await schedule(bank.sql, { ...job, kind: 'old', payload: { n: 1 } })
  await schedule(bank.sql, { ...job, kind: 'new', payload: { n: 2 } })

  expect(await claimDue(bank, realm)).toMatchObject({ kind: 'new', payload: { n: 2 } })
  expect(await claimDue(bank, realm)).toBeUndefined()
})

test('the same key in two realms is two jobs', async () => {
  const [here, there] = [await newRealm(), await newRealm()]
  for (const realm of [here, there]) {
    const job = { realmId: realm.id, key: 'daily', kind: 'daily', payload: {} }
    await schedule(bank.sql, { ...job, dueAt: now(bank, realm) })
  }

  await cancel(bank.sql, { realmId: here.id, key: 'daily' })

  expect(await claimDue(bank, here)).toBeUndefined()
  expect(await claimDue(bank, there)).toMatchObject({ kind: 'daily' })
})

test('a job scheduled anew while it runs is not forgotten when that run ends', async () => {
  const realm = await newRealm()
  const job = { realmId: realm.id, key: 'k', kind: 'again', dueAt: now(bank, realm) }
  await schedule(bank.sql, { ...job, payload: { n: 1 } })
  const running = await claimDue(bank, realm)

  await schedule(bank.sql, { ...job, payload: { n: 2 } })
  await finish(bank, running!)

  expect(await claimDue(bank, realm)).toMatchObject({ payload: { n: 2 }, attempts: 1 })
})

test('a job that fails is tried again after 1, 2 and 4 seconds of real time', async () => {
  const realm = await newRealm()
  let runs = 0
  const fragile = async () => {
    runs += 1
    if (runs < 4) throw new Error('6222021234567890123')
  }
  const dueAt = now(bank, realm)
  await schedule(bank.sql, { realmId: realm.id, kind: 'fragile', dueAt, payload: {} })

  for (const seconds of [1, 2, 4]) {
    await working({ fragile }, () => vi.waitFor(async () => expect(await waits()).toBe(true)))
    const [job] = await jobsOf(realm.id)
    const wait = (job!.retryAt!.getTime() - bank.wall().getTime()) / 1000
    expect(wait).toBeGreaterThan(seconds - 1)
    expect(wait).toBeLessThanOrEqual(seconds)
    opened.skip(seconds)
  }
  await working({ fragile }, () =>
    vi.waitFor(async () => expect(await jobsOf(realm.id)).toEqual([])),
  )

  expect(runs).toBe(4)
  expect(opened.logged.join()).toContain('"job":"fragile"')
  expect(opened.logged.join()).not.toContain('6222021234567890123')

  async function waits() {
    const [job] = await jobsOf(realm.id)
    return job?.lease === null && job.retryAt !== null && job.retryAt > bank.wall()
  }
})

test('two workers never do the same job', async () => {
  const realm = await newRealm()
  const runs: number[] = []
  const slow = async (_bank: EventBank, _realm: unknown, { n }: { n: number }) => {
    runs.push(n)
    await sleep(5)
  }
  for (let n = 0; n < 40; n++) {
    const dueAt = now(bank, realm)
    await schedule(bank.sql, { realmId: realm.id, kind: 'slow', dueAt, payload: { n } })
  }

  const [one, other] = [startJobs(bank, { slow }), startJobs(bank, { slow })]
  await vi.waitFor(async () => expect(await jobsOf(realm.id)).toEqual([]), { timeout: 15_000 })
  await Promise.all([one.stop(), other.stop()])

  expect(runs.toSorted((a, b) => a - b)).toEqual([...Array(40).keys()])
})

test('the job of a worker that died is taken over when its lease has run out, not before', async () => {
  const realm = await newRealm()
  const dueAt = now(bank, realm)
  await schedule(bank.sql, { realmId: realm.id, kind: 'left', dueAt, payload: {} })
  const dead = await claimDue(bank, realm)

  opened.skip(29)
  expect(await claimDue(bank, realm)).toBeUndefined()
  opened.skip(2)
  const second = await claimDue(bank, realm)

  expect(second).toMatchObject({ id: dead!.id, attempts: 2 })
  // Should the dead one wake up, its word no longer counts.
  await finish(bank, dead!)
  expect(await jobsOf(realm.id)).toHaveLength(1)
  await finish(bank, second!)
  expect(await jobsOf(realm.id)).toEqual([])
})

test('a bank that has its database to itself waits for no lease of the one before', async () => {
  const realm = await newRealm()
  const dueAt = now(bank, realm)
  await schedule(bank.sql, { realmId: realm.id, kind: 'left', dueAt, payload: {} })
  await claimDue(bank, realm)
  const turn = { realmId: realm.id, lease: randomUUID(), leaseUntil: addSeconds(bank.wall(), 30) }
  await bank.sql`insert into clock_turns ${bank.sql(turn)}`

  await endJobLeases(bank)

  expect(await claimDue(bank, realm)).toMatchObject({ kind: 'left' })
})

test('at most four jobs of a queue run at a time, and hold up no others', async () => {
  const realm = await newRealm()
  let together = 0
  let most = 0
  let open = () => {}
  const gate = new Promise<void>((resolve) => (open = resolve))
  let others = 0
  const jobs = {
    wait: async () => {
      most = Math.max(most, ++together)
      await gate
      together -= 1
    },
    other: async () => {
      others += 1
    },
  }
  const job = { realmId: realm.id, dueAt: now(bank, realm), payload: {} }
  for (let n = 0; n < 10; n++)
    await schedule(bank.sql, { ...job, kind: 'wait', queue: `${realm.id}/slow` })
  await schedule(bank.sql, { ...job, kind: 'other' })
  await schedule(bank.sql, { ...job, kind: 'other', queue: `${realm.id}/quick` })

  await working(jobs, async () => {
    await vi.waitFor(() => expect({ together, others }).toEqual({ together: 4, others: 2 }))
    open()
    await vi.waitFor(async () => expect(await jobsOf(realm.id)).toEqual([]), { timeout: 5_000 })
  })

  expect(most).toBe(4)
})

test('a worker that is stopped lets go of what it could not finish', async () => {
  const realm = await newRealm()
  let started = false
  const endless = async () => {
    started = true
    await new Promise(() => {})
  }
  const dueAt = now(bank, realm)
  await schedule(bank.sql, { realmId: realm.id, kind: 'endless', dueAt, payload: {} })

  await working({ endless }, () => vi.waitFor(() => expect(started).toBe(true)))

  expect(await jobsOf(realm.id)).toMatchObject([{ kind: 'endless', lease: null }])
  await cancelAll(realm.id)
})

test('a kind nobody runs is kept and logged, not lost', async () => {
  const realm = await newRealm()
  const dueAt = now(bank, realm)
  await schedule(bank.sql, { realmId: realm.id, kind: 'from_the_future', dueAt, payload: {} })

  await working({}, () =>
    vi.waitFor(() => expect(opened.logged.join()).toContain('from_the_future')),
  )

  expect(await jobsOf(realm.id)).toMatchObject([{ kind: 'from_the_future', attempts: 1 }])
})

const cancelAll = (realmId: string) => bank.sql`delete from jobs where realm_id = ${realmId}`
