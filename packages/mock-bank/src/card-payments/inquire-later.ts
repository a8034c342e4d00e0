import type { Queryable } from '../kernel/database/index.ts'
import { schedule } from '../realms/jobs.ts'
import { nextInquiryAt } from '../wallet/index.ts'

/** The network is asked what became of a debit: `src/jobs` runs `inquireDebit`. */
export const debitInquiryJob = 'card_payment.inquiry'

export type InquiryPayload = {
  paymentId: string
  /** How often the network has been asked. */
  asked: number
}

/** Has the network asked, after the time that is right for the n-th time. */
export const inquireLater = (
  on: Queryable,
  { paymentId, realmId }: { paymentId: string; realmId: string },
  at: Date,
  asked = 0,
): Promise<void> => {
  const payload: InquiryPayload = { paymentId, asked }
  const dueAt = nextInquiryAt(at, asked)
  const job = { queue: 'card_network', kind: debitInquiryJob, key: `${paymentId}:debit` }
  return schedule(on, { ...job, realmId, payload, dueAt })
}
