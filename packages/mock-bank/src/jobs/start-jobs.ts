import { setTimeout as sleep } from 'node:timers/promises'

import type { Kernel } from '../kernel/kernel.ts'
import { faultOf } from '../kernel/log.ts'
import { startPulse } from '../kernel/pulse.ts'
import { onJobs } from '../realms/jobs.ts'
import type { Realm } from '../realms/realm.ts'
import { selectRealm } from '../realms/realms.ts'
import { claimDue, type ClaimedJob, release, renew, renewEveryMs, type Room } from './claim.ts'
import { realmsWithDueJobs } from './due-realms.ts'
import { runJob } from './run-job.ts'
import type { Registry } from './runner.ts'

/** The bank's own work never waits for outsiders', which has places of its own. */
const places = { unqueued: 8, queued: 24 }
const placesOfQueue = 4
const pollMs = 1_000
const patienceMs = 2_000

/** Runs due jobs in the background, in every realm, until it is stopped. */
export const startJobs = <B extends Kernel>(
  bank: B,
  registry: Registry<B>,
): { stop(): Promise<void> } => {
  const running = new Map<ClaimedJob, Promise<void>>()
  const told = new Set<string>()
  let lookedAt = -Infinity

  const realmsToServe = async (): Promise<Realm[]> => {
    const ids = [...told]
    told.clear()
    if (performance.now() - lookedAt >= pollMs) {
      lookedAt = performance.now()
      return realmsWithDueJobs(bank)
    }
    const realms = await Promise.all(ids.map((id) => selectRealm(bank.sql, id)))
    return realms.filter((realm) => realm !== undefined)
  }

  const start = (realm: Realm, job: ClaimedJob) => {
    const run = runJob(bank, realm, job, registry)
      .catch((error: unknown) => report(error))
      .finally(() => {
        running.delete(job)
        told.add(realm.id)
        pulse.beat()
      })
    running.set(job, run)
  }

  /** Takes a job from each realm in turn, so that a busy one doesn't starve the others. */
  const serve = async () => {
    let realms = await realmsToServe()
    while (realms.length > 0) {
      const busy: Realm[] = []
      for (const realm of realms) {
        const room = roomBeside([...running.keys()])
        if (!room.unqueued && !room.queued) {
          // Whoever finishes comes back for these.
          told.add(realm.id)
          continue
        }
        const job = await claimDue(bank, realm, room)
        if (!job) continue
        start(realm, job)
        busy.push(realm)
      }
      realms = busy
    }
  }

  const report = (error: unknown) =>
    bank.log.error('The jobs could not be worked on.', { fault: faultOf(error) })

  const pulse = startPulse(serve, pollMs, report)
  const holdOn = setInterval(() => {
    renew(bank, leasesOf(running)).catch(report)
  }, renewEveryMs).unref()
  const deaf = onJobs((realmId) => {
    told.add(realmId)
    pulse.beat()
  })

  return {
    async stop() {
      deaf()
      clearInterval(holdOn)
      await pulse.stop()
      await Promise.race([
        Promise.all(running.values()),
        sleep(patienceMs, undefined, { ref: false }),
      ])
      await release(bank, leasesOf(running))
    },
  }
}

const leasesOf = (running: ReadonlyMap<ClaimedJob, unknown>): string[] =>
  [...running.keys()].map(({ lease }) => lease)

const roomBeside = (running: readonly ClaimedJob[]): Room => {
  const byQueue = Map.groupBy(running, ({ queue }) => queue)
  const unqueued = byQueue.get(null)?.length ?? 0
  const fullQueues = [...byQueue].flatMap(([queue, jobs]) =>
    queue !== null && jobs.length >= placesOfQueue ? [queue] : [],
  )
  return {
    unqueued: unqueued < places.unqueued,
    queued: running.length - unqueued < places.queued,
    fullQueues,
  }
}
