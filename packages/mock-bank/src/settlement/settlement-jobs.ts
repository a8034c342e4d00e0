import type { Queryable } from '../kernel/database/index.ts'
import { addSeconds } from '../kernel/time.ts'
import { schedule } from '../realms/jobs.ts'
import { nextInquiryAt } from '../wallet/index.ts'
import { type Cycle, cutOf } from './cycle.ts'

/** A day of an app is over: `src/jobs` runs `clearDay`. */
export const clearJob = 'settlement.clear'

/** An app is to be paid out: `src/jobs` runs `settle`. */
export const settleJob = 'settlement.settle'

/** A settlement that was calculated is paid out: `src/jobs` runs `payOutSettlement`. */
export const payoutJob = 'settlement.payout'

/** The network is asked what became of a pay-out: `src/jobs` runs `inquirePayout`. */
export const payoutInquiryJob = 'settlement.inquiry'

/** The network is asked whether a pay-out was sent back: `src/jobs` runs `watchPayout`. */
export const payoutWatchJob = 'settlement.watch'

export type ClearPayload = {
  appId: string
  day: string
  /** When the day ended for this merchant. */
  until: string
}
export type SettlePayload = { appId: string }
export type PayoutPayload = { id: string }
export type InquiryPayload = { id: string; asked: number }
export type WatchPayload = { id: string; watched: number }

interface OfApp {
  appId: string
  realmId: string
}

interface OfSettlement {
  id: string
  realmId: string
}

const network = { queue: 'card_network' }

export const clearLater = (
  on: Queryable,
  { appId, realmId, cycle }: OfApp & { cycle: Cycle },
  day: string,
): Promise<void> => {
  const { until, clearsAt: dueAt } = cutOf(day, cycle)
  const payload: ClearPayload = { appId, day, until: until.toISOString() }
  return schedule(on, { realmId, kind: clearJob, key: `clearing:${appId}`, payload, dueAt })
}

export const settleLater = (
  on: Queryable,
  { appId, realmId }: OfApp,
  dueAt: Date,
): Promise<void> => {
  const payload: SettlePayload = { appId }
  return schedule(on, { realmId, kind: settleJob, key: `settlement:${appId}`, payload, dueAt })
}

export const payOutLater = (on: Queryable, { id, realmId }: OfSettlement, dueAt: Date) => {
  const payload: PayoutPayload = { id }
  return schedule(on, { ...network, realmId, kind: payoutJob, key: id, payload, dueAt })
}

/** Has the network asked, after the time that is right for the n-th time. Nothing else is then left to take up. */
export const inquireLater = (
  on: Queryable,
  { id, realmId }: OfSettlement,
  at: Date,
  asked = 0,
): Promise<void> => {
  const payload: InquiryPayload = { id, asked }
  const dueAt = nextInquiryAt(at, asked)
  return schedule(on, { ...network, realmId, kind: payoutInquiryJob, key: id, payload, dueAt })
}

const daySeconds = 86_400

/** Has the network asked a day later whether it came back. */
export const watchLater = (
  on: Queryable,
  { id, realmId }: OfSettlement,
  at: Date,
  watched = 0,
): Promise<void> => {
  const payload: WatchPayload = { id, watched }
  const dueAt = addSeconds(at, daySeconds)
  return schedule(on, {
    ...network,
    realmId,
    kind: payoutWatchJob,
    key: `${id}:watch`,
    payload,
    dueAt,
  })
}
