import { currentTransaction, type Json, type Queryable } from '../kernel/database/index.ts'

/** Something to be done later, at least once: its runner (src/jobs) must stand being run again. */
export interface NewJob {
  readonly realmId: string
  /** Which runner does it: a name in the registry of src/jobs. */
  readonly kind: string
  readonly dueAt: Date
  /** Whose time `dueAt` is. @default 'realm' */
  readonly clock?: 'realm' | 'wall'
  readonly payload: { readonly [name: string]: Json }
  /** One job a key in a realm: scheduling it again puts the new one in the place of the old one. */
  readonly key?: string
  /** Names the outsider it waits for. Only a few jobs of one queue run at a time. */
  readonly queue?: string
}

/** Schedules a job; it can run once the transaction has committed. */
export const schedule = (tx: Queryable, job: NewJob): Promise<void> => scheduleAll(tx, [job])

/** Schedules several jobs, no key twice. */
export const scheduleAll = async (tx: Queryable, jobs: readonly NewJob[]): Promise<void> => {
  if (jobs.length === 0) return
  const rows = jobs.map(({ realmId, kind, dueAt, clock = 'realm', payload, key, queue }) => ({
    realmId,
    kind,
    dueAt,
    clock,
    payload: tx.json(payload),
    key: key ?? null,
    queue: queue ?? null,
  }))
  // A run of the old job may be under way: without its lease it can no longer finish the new one.
  await tx`
    insert into jobs ${tx(rows)}
    on conflict (realm_id, key) where key is not null do update set
      kind = excluded.kind, payload = excluded.payload, clock = excluded.clock,
      due_at = excluded.due_at, queue = excluded.queue,
      attempts = 0, retry_at = null, lease = null, lease_until = null`
  const tellAll = () => new Set(jobs.map((job) => job.realmId)).forEach(tell)
  const transaction = currentTransaction()
  if (transaction) transaction.afterCommit.push(tellAll)
  else tellAll()
}

/** Forgets a job that is no longer wanted. One that is being run at this moment runs to its end. */
export const cancel = async (
  tx: Queryable,
  { realmId, key }: { realmId: string; key: string },
): Promise<void> => {
  await tx`delete from jobs where realm_id = ${realmId} and key = ${key}`
}

type Listener = (realmId: string) => void

const listeners = new Set<Listener>()

/** Hears of jobs scheduled, or come due by a clock that was moved, in this process. */
export const onJobs = (listener: Listener): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Says that a realm may have something to do. */
export const tell = (realmId: string): void => {
  for (const listener of listeners) listener(realmId)
}
