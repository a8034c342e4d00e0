import type { Queryable } from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'
import { faultOf } from '../kernel/log.ts'
import { type Pulse, startPulse } from '../kernel/pulse.ts'
import type { WholeBank } from '../handlers/bank.ts'
import type { Bank } from '../ledger/bank.ts'
import { expiryOf, nextHoldExpiries, type Outcome, readDueHolds } from '../ledger/index.ts'
import { lanesOf } from '../events/outbox.ts'
import { type NewJob, schedule } from '../realms/jobs.ts'
import { now, type Realm } from '../realms/realm.ts'

export const holdExpiryJob = 'hold_expiry'

/** At a time; more wait in the ledger's queue no longer than a payment may. */
const together = 200

/** Frees what is left of a realm's holds whose time is up, and sees to it that the next ones follow. */
export const expireHolds = async (bank: WholeBank, realm: Realm): Promise<void> => {
  const at = now(bank, realm)
  const lanes = lanesOf(bank)
  for (;;) {
    const due = await readDueHolds(bank.sql, lanes, realm.id, at, together)
    if (due.length === 0) break
    const outcomes = await Promise.all(
      due.map((hold) => bank.ledger.submit(expiryOf(hold, realm.id, at))),
    )
    for (const outcome of outcomes) requireClosed(outcome)
  }
  const [next] = await nextHoldExpiries(bank.sql, lanes, realm.id)
  if (next) await schedule(bank.sql, jobOf(next))
}

/** By this posting, or by a capture or a release that came first. */
const requireClosed = (outcome: Outcome): void => {
  if (outcome.status === 'posted') return
  if (outcome.status === 'refused' && outcome.code === 'hold_closed') return
  fault(`A hold could not be ended: ${JSON.stringify(outcome)}`)
}

/** Schedules the next end of a hold in every realm that has one, or in one realm, where nobody has yet. */
export const planHoldExpiry = async (bank: Bank, realmId?: string): Promise<void> => {
  const next = await nextHoldExpiries(bank.sql, lanesOf(bank), realmId)
  if (next.length === 0) return
  const planned = await readPlanned(
    bank.sql,
    next.map((each) => each.realmId),
  )
  for (const expiry of next) {
    const known = planned.get(expiry.realmId)
    if (!known || known > expiry.at) await schedule(bank.sql, jobOf(expiry))
  }
}

const jobOf = ({ realmId, at }: { realmId: string; at: Date }): NewJob => ({
  ...{ realmId, kind: holdExpiryJob, key: holdExpiryJob, dueAt: at, payload: {} },
})

const readPlanned = async (sql: Queryable, realmIds: readonly string[]) => {
  const rows = await sql<{ realmId: string; dueAt: Date }[]>`
    select realm_id, due_at from jobs
    where realm_id = any(${[...realmIds]}) and key = ${holdExpiryJob}`
  return new Map(rows.map((row) => [row.realmId, row.dueAt]))
}

const pollMs = 2_000

/** Plans for holds that are opened while the bank is open; their ends are jobs like any other. */
export const startHoldExpiry = (bank: Bank): Pulse =>
  startPulse(
    () => planHoldExpiry(bank),
    pollMs,
    (error) => bank.log.error('The ends of holds could not be planned.', { fault: faultOf(error) }),
  )
