import { randomUUID } from 'node:crypto'

import type { Json, Queryable } from '../kernel/database/index.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { addSeconds } from '../kernel/time.ts'
import { now, type Realm } from '../realms/realm.ts'

type Clocked = Pick<Kernel, 'sql' | 'wall'>

/** A job that one worker holds, until it is finished or the lease runs out. */
export interface ClaimedJob {
  id: number
  realmId: string
  kind: string
  payload: Json
  clock: 'realm' | 'wall'
  dueAt: Date
  queue: string | null
  /** This one included. */
  attempts: number
  lease: string
}

/** How long the jobs of a worker that died wait before another takes them over. */
const leaseSeconds = 30
/** Often enough that a living worker never loses one. */
export const renewEveryMs = 10_000

/** Which jobs a worker has room for. */
export interface Room {
  unqueued: boolean
  queued: boolean
  /** Queues that have enough running. */
  fullQueues: readonly string[]
}

const anyRoom: Room = { unqueued: true, queued: true, fullQueues: [] }

/** Takes the realm's job that has been due longest, unless somebody is moving the clock: then that one runs them. */
export const claimDue = async (
  bank: Clocked,
  realm: Realm,
  room: Room = anyRoom,
): Promise<ClaimedJob | undefined> => {
  const wall = bank.wall()
  const present = now(bank, realm)
  const later = present > wall ? present : wall
  return claim(
    bank,
    wall,
    // The first bound is the one the index knows.
    (sql) => sql`
      realm_id = ${realm.id} and due_at <= ${later}
      and due_at <= case clock when 'realm' then ${present}::timestamptz else ${wall} end
      and ((queue is null and ${room.unqueued})
        or (queue is not null and ${room.queued} and queue <> all(${[...room.fullQueues]})))
      and not exists (
        select from clock_turns where realm_id = ${realm.id} and lease_until > ${wall})`,
  )
}

/** The realm's next job on its own clock, up to a moment; and whether a worker is at it already. */
export const nextOf = async (
  bank: Clocked,
  realmId: string,
  until: Date,
): Promise<{ id: number; dueAt: Date; taken: boolean } | undefined> => {
  const wall = bank.wall()
  const [next] = await bank.sql<{ id: number; dueAt: Date; taken: boolean }[]>`
    select id, due_at, coalesce(lease_until > ${wall}, false) as taken from jobs
    where realm_id = ${realmId} and due_at <= ${until} and clock = 'realm'
      and (retry_at is null or retry_at <= ${wall})
    order by due_at, id
    limit 1`
  return next
}

/** Takes one job by its number, if it is still to be had and still due. */
export const claimOne = (
  bank: Clocked,
  { id, dueAt }: { id: number; dueAt: Date },
): Promise<ClaimedJob | undefined> =>
  claim(bank, bank.wall(), (sql) => sql`id = ${id} and due_at <= ${dueAt}`)

const claim = async (
  bank: Clocked,
  wall: Date,
  wanted: (sql: Queryable) => ReturnType<Queryable>,
): Promise<ClaimedJob | undefined> => {
  const { sql } = bank
  const [job] = await sql<ClaimedJob[]>`
    update jobs set
      lease = ${randomUUID()}, lease_until = ${addSeconds(wall, leaseSeconds)},
      attempts = attempts + 1
    where id = (
      select id from jobs
      where ${wanted(sql)}
        and (retry_at is null or retry_at <= ${wall})
        and (lease_until is null or lease_until <= ${wall})
      order by due_at, id
      limit 1
      for update skip locked)
    returning id, realm_id, kind, payload, clock, due_at, queue, attempts, lease`
  return job
}

/** Holds on to jobs that are still being run. */
export const renew = async (bank: Clocked, leases: readonly string[]): Promise<void> => {
  if (leases.length === 0) return
  await bank.sql`
    update jobs set lease_until = ${addSeconds(bank.wall(), leaseSeconds)}
    where lease = any(${[...leases]}::uuid[])`
}

/** Lets go of jobs without an outcome, so that the next worker takes them at once. */
export const release = async (bank: Clocked, leases: readonly string[]): Promise<void> => {
  if (leases.length === 0) return
  await bank.sql`
    update jobs set lease = null, lease_until = null where lease = any(${[...leases]}::uuid[])`
}

/** Lets go of what a process that is gone held. Only for a database nobody else is using. */
export const endJobLeases = async (bank: Pick<Kernel, 'sql'>): Promise<void> => {
  await bank.sql`update jobs set lease = null, lease_until = null where lease is not null`
  await bank.sql`delete from clock_turns`
}

/** The job is done. One that was scheduled anew meanwhile has lost this lease and stays. */
export const finish = async (bank: Clocked, { id, lease }: ClaimedJob): Promise<void> => {
  await bank.sql`delete from jobs where id = ${id} and lease = ${lease}`
}

const longestBackOffSeconds = 3_600

/** The job failed: it is tried again in 1, 2, 4 … seconds of real time, at most an hour. */
export const backOff = async (
  bank: Clocked,
  { id, lease, attempts }: ClaimedJob,
): Promise<void> => {
  const seconds = Math.min(2 ** (attempts - 1), longestBackOffSeconds)
  await bank.sql`
    update jobs set
      lease = null, lease_until = null, retry_at = ${addSeconds(bank.wall(), seconds)}
    where id = ${id} and lease = ${lease}`
}
