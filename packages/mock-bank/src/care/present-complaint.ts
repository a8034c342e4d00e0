import type { ComplaintEvent, Complaint as WireComplaint } from '@qiantang/sdk/contract'

import type { Kernel } from '../kernel/kernel.ts'
import { toTimestamp } from '../kernel/time.ts'
import { type Complaint, placeOfAnswer, placeOfText } from './complaint.ts'

/** A complaint as its user reads it. */
export const presentComplaint = (
  { vault }: Pick<Kernel, 'vault'>,
  complaint: Complaint,
): WireComplaint => ({
  ...presentForMerchant(complaint),
  text: vault.open(complaint.realmId, placeOfText(complaint), complaint.sealedText),
  answer:
    complaint.sealedAnswer &&
    vault.open(complaint.realmId, placeOfAnswer(complaint), complaint.sealedAnswer),
})

/** What the merchant is told: that there is one, and whether it has its answer. */
export const presentForMerchant = (complaint: Complaint): ComplaintEvent => ({
  id: complaint.id,
  number: complaint.number,
  userId: complaint.userId,
  category: complaint.category,
  about: complaint.about,
  status: complaint.answeredAt ? 'answered' : 'open',
  createdAt: toTimestamp(complaint.at),
  answeredAt: complaint.answeredAt && toTimestamp(complaint.answeredAt),
})
