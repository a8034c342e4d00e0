import type { Queryable } from '../kernel/database/index.ts'
import { addSeconds } from '../kernel/time.ts'
import { schedule } from '../realms/jobs.ts'
import { nextInquiryAt } from '../wallet/index.ts'
import type { Refund } from './refund.ts'

/** A refund the bank died under is taken up: `src/jobs` runs `carryOut`. */
export const refundTakeUpJob = 'refund.take_up'

/** The network is asked what became of a refund to a card: `src/jobs` runs `inquireRefund`. */
export const refundInquiryJob = 'refund.inquiry'

/** A channel is asked what became of a refund through it: `src/jobs` runs `askChannelOfRefund`. */
export const refundChannelJob = 'refund.channel_inquiry'

export type InquiryPayload = {
  id: string
  /** How often the network has been asked. */
  asked: number
}

const takenUpAfterSeconds = 15

export const takeUpLater = (on: Queryable, { id, realmId }: Refund, at: Date): Promise<void> => {
  const dueAt = addSeconds(at, takenUpAfterSeconds)
  return schedule(on, { realmId, kind: refundTakeUpJob, key: id, payload: { id }, dueAt })
}

/** Has the channel asked, likewise. */
export const askChannelLater = (
  on: Queryable,
  { id, realmId }: Refund,
  at: Date,
  asked = 0,
): Promise<void> => {
  const payload: InquiryPayload = { id, asked }
  const dueAt = nextInquiryAt(at, asked)
  return schedule(on, { realmId, kind: refundChannelJob, key: id, payload, dueAt })
}

/** Has the network asked, after the time that is right for the n-th time. Nothing else is then left to take up. */
export const inquireLater = (
  on: Queryable,
  { id, realmId }: Refund,
  at: Date,
  asked = 0,
): Promise<void> => {
  const payload: InquiryPayload = { id, asked }
  const dueAt = nextInquiryAt(at, asked)
  const job = { realmId, queue: 'card_network', kind: refundInquiryJob, key: id, payload, dueAt }
  return schedule(on, job)
}
