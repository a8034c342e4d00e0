import type { Queryable } from '../kernel/database/index.ts'
import { addSeconds } from '../kernel/time.ts'
import { schedule } from '../realms/jobs.ts'
import type { Processing } from './card-movement.ts'
import { nextInquiryAt } from './inquiry-schedule.ts'

/** The network is asked what became of a message: `src/jobs` runs `inquire`. */
export const inquiryJob = 'card_movement.inquiry'

/** Money that is to go back to its card is sent once more: `src/jobs` runs `sendBackAgain`. */
export const returnJob = 'card_movement.return'

export type InquiryPayload = {
  id: string
  /** The message asked about. When another has taken its place, nothing is asked. */
  networkOrder: string
  /** How often the network has been asked about it. */
  asked: number
}

export type ReturnPayload = { id: string; networkOrder: string; returns: number }

/** A withdrawal goes out with the next day's batch: `src/jobs` runs `sendQueued`. */
export const batchJob = 'card_movement.batch'

export type BatchPayload = { id: string }

/** The network is asked whether a withdrawal was sent back: `src/jobs` runs `watchWithdrawal`. */
export const watchJob = 'card_movement.watch'

/** What was sent back is put into the account, now that it may be able to take it: `src/jobs` runs `placeAgain`. */
export const placeJob = 'card_movement.place'

export type WatchPayload = {
  id: string
  /** How often the network has been asked. */
  watched: number
}

export type PlacePayload = { id: string; attempt: number }

const job = { queue: 'card_network' }

/** Has the network asked about a message, after the time that is right for the n-th time. */
export const inquireLater = (
  on: Queryable,
  { id, realmId, networkOrder }: Processing,
  at: Date,
  asked = 0,
): Promise<void> => {
  const payload: InquiryPayload = { id, networkOrder, asked }
  const dueAt = nextInquiryAt(at, asked)
  return schedule(on, { ...job, realmId, kind: inquiryJob, key: id, payload, dueAt })
}

/** Has a withdrawal sent at a later time. */
export const sendLater = (
  on: Queryable,
  { id, realmId }: Processing,
  dueAt: Date,
): Promise<void> => {
  const payload: BatchPayload = { id }
  return schedule(on, { ...job, realmId, kind: batchJob, key: id, payload, dueAt })
}

/** Has the network asked about a withdrawal that is over. Its job stands beside those of its messages. */
export const watchLater = (
  on: Queryable,
  { id, realmId }: Pick<Processing, 'id' | 'realmId'>,
  dueAt: Date,
  watched = 0,
): Promise<void> => {
  const payload: WatchPayload = { id, watched }
  return schedule(on, { ...job, realmId, kind: watchJob, key: `${id}:watch`, payload, dueAt })
}

/** Has what was sent back put into the account at a later time. */
export const placeLater = (
  on: Queryable,
  { id, realmId }: Pick<Processing, 'id' | 'realmId'>,
  dueAt: Date,
  attempt: number,
): Promise<void> => {
  const payload: PlacePayload = { id, attempt }
  return schedule(on, { ...job, realmId, kind: placeJob, key: `${id}:watch`, payload, dueAt })
}

/** Has a return sent once more the next day. */
export const returnLater = (
  on: Queryable,
  { id, realmId, networkOrder }: Processing,
  at: Date,
  returns: number,
): Promise<void> => {
  const payload: ReturnPayload = { id, networkOrder, returns }
  const dueAt = addSeconds(at, 86_400)
  return schedule(on, { ...job, realmId, kind: returnJob, key: id, payload, dueAt })
}
