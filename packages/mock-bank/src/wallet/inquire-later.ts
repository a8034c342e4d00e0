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
