import { setTimeout as sleep } from 'node:timers/promises'

import { eventsSince, headsOf } from '../events/feed.ts'
import type { StoredEvent } from '../events/event.ts'
import { drainOutbox, type Reader } from '../events/outbox.ts'
import type { Tx } from '../kernel/database/index.ts'
import { BankError, fault, invalidField } from '../kernel/errors.ts'
import type { Bank } from '../ledger/bank.ts'
import { moveClock, writeClock } from '../realms/clock.ts'
import { now, type Realm } from '../realms/realm.ts'
import { forgetRealm, selectRealm } from '../realms/realms.ts'
import { claimOne, nextOf } from './claim.ts'
import { inClockTurn } from './clock-turn.ts'
import { planHoldExpiry } from './hold-expiry.ts'
import { runJob } from './run-job.ts'
import type { Registry } from './runner.ts'

/** Who does what falls due. */
export interface Workers<B extends Bank> {
  jobs: Registry<B>
  readers: readonly Reader<B>[]
}

export interface Advanced {
  realm: Realm
  /** What was told in the realm while its time passed, in order. */
  events: StoredEvent[]
}

/**
 * Lets time pass in a realm. Its jobs are run one after another in the order they fall due, each
 * with the clock standing at its time, and what follows from them is told before the answer.
 */
export const advanceClock = <B extends Bank>(
  bank: B,
  { id }: Realm,
  byMs: number,
  workers: Workers<B>,
): Promise<Advanced> =>
  inClockTurn(bank, id, async () => {
    const realm = await fresh(bank, id)
    const heads = await headsOf(bank.sql, id)
    const start = now(bank, realm)
    const target = new Date(start.getTime() + byMs)
    refuseTooLate(target, 'by')
    await runUntil(bank, realm, start, target, workers)
    const moved = await moveOn(bank, id, target)
    return { realm: moved, events: await eventsSince(bank.sql, id, heads) }
  })

/** Sets, freezes or releases a realm's clock. What has fallen due is left to the background. */
export const setClock = (
  bank: Bank,
  { id }: Realm,
  change: { now?: Date | undefined; frozen?: boolean | undefined },
): Promise<Realm> =>
  inClockTurn(bank, id, async () => {
    if (change.now) refuseTooLate(change.now, 'now')
    const realm = await fresh(bank, id)
    return writing(bank, id, (tx) => writeClock(bank, tx, realm, change))
  })

/** Runs what falls due in a realm up to its present time, as `advanceClock` by nothing does. */
export const runDue = async <B extends Bank>(
  bank: B,
  realm: Realm,
  workers: Workers<B>,
): Promise<void> => {
  await advanceClock(bank, realm, 0, workers)
}

const runUntil = async <B extends Bank>(
  bank: B,
  { id }: Realm,
  start: Date,
  target: Date,
  { jobs, readers }: Workers<B>,
): Promise<void> => {
  let at = start
  for (;;) {
    await drainOutbox(bank, readers)
    await planHoldExpiry(bank, id)
    const next = await nextOf(bank, id, target)
    if (!next) return
    if (next.taken) {
      // A worker took it before the clock began to move.
      await sleep(10)
      continue
    }
    if (next.dueAt > at) at = next.dueAt
    const realm = await moveOn(bank, id, at)
    const job = await claimOne(bank, next)
    if (job) await runJob(bank, { ...realm, frozenAt: at, offsetMs: 0 }, job, jobs)
  }
}

/** Moves the clock on to a moment; a running one may have got there by itself. */
const moveOn = async (bank: Bank, realmId: string, to: Date): Promise<Realm> => {
  const realm = await fresh(bank, realmId)
  if (now(bank, realm) >= to) return realm
  try {
    return await writing(bank, realmId, (tx) => moveClock(bank, tx, realm, to))
  } catch (error) {
    if (error instanceof BankError && error.code === 'clock_backwards') return fresh(bank, realmId)
    throw error
  }
}

const fresh = async (bank: Bank, realmId: string): Promise<Realm> =>
  (await selectRealm(bank.sql, realmId)) ?? fault('The realm is gone.')

const writing = async (
  bank: Bank,
  realmId: string,
  write: (tx: Tx) => Promise<Realm>,
): Promise<Realm> => {
  try {
    return await bank.sql.begin(write)
  } catch (error) {
    // This process may have been told a time that was never written.
    forgetRealm(bank, realmId)
    throw error
  }
}

/** Later than any test needs, and early enough that every date still has a form on the wire. */
const latest = new Date('2100-01-01T00:00:00+08:00')

export const refuseTooLate = (moment: Date, path: string): void => {
  if (moment > latest) throw invalidField(path, 'A realm’s clock goes no further than 2100.')
}
