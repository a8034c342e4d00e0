import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

import { BankError } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { faultOf } from '../kernel/log.ts'
import { addSeconds } from '../kernel/time.ts'
import { tell } from '../realms/jobs.ts'

type Clocked = Pick<Kernel, 'sql' | 'wall' | 'log'>

const leaseSeconds = 30
const renewEveryMs = 10_000
const patienceMs = 60_000
const pollMs = 20

/** Lets one at a time move a realm's clock, in whatever process; the realm's jobs are then left to that one. */
export const inClockTurn = async <T>(
  bank: Clocked,
  realmId: string,
  work: () => Promise<T>,
): Promise<T> => {
  const lease = await acquire(bank, realmId)
  const renewal = setInterval(() => {
    renew(bank, realmId, lease).catch((error: unknown) =>
      bank.log.error('A clock turn could not be held.', { realmId, fault: faultOf(error) }),
    )
  }, renewEveryMs).unref()
  try {
    return await work()
  } finally {
    clearInterval(renewal)
    await bank.sql`delete from clock_turns where realm_id = ${realmId} and lease = ${lease}`
    tell(realmId)
  }
}

const acquire = async (bank: Clocked, realmId: string): Promise<string> => {
  const lease = randomUUID()
  const deadline = performance.now() + patienceMs
  while (performance.now() < deadline) {
    const wall = bank.wall()
    const turn = { realmId, lease, leaseUntil: addSeconds(wall, leaseSeconds) }
    const [taken] = await bank.sql`
      insert into clock_turns ${bank.sql(turn)}
      on conflict (realm_id) do update set
        lease = excluded.lease, lease_until = excluded.lease_until
        where clock_turns.lease_until <= ${wall}
      returning lease`
    if (taken) return lease
    await sleep(pollMs)
  }
  throw new BankError('overloaded')
}

const renew = (bank: Clocked, realmId: string, lease: string) =>
  bank.sql`
    update clock_turns set lease_until = ${addSeconds(bank.wall(), leaseSeconds)}
    where realm_id = ${realmId} and lease = ${lease}`
