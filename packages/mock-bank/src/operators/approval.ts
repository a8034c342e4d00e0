import type { Json } from '../kernel/database/index.ts'

export type ApprovalStatus = 'pending' | 'approved' | 'rejected' | 'withdrawn' | 'expired'

/** Something one person has proposed, for another to decide. */
export interface Approval {
  id: string
  realmId: string
  /** The merchant it is about. */
  appId: string | null
  /** What is done once it is approved: a name among the bank's `approvedActions`. */
  action: string
  /** The id of what it is done to. */
  subject: string
  payload: { readonly [name: string]: Json }
  reason: string
  status: ApprovalStatus
  proposedBy: string
  proposedAt: Date
  expiresAt: Date
  decidedBy: string | null
  decidedAt: Date | null
  decisionReason: string | null
}

/** With the names of both, as people read it. */
export interface NamedApproval extends Approval {
  proposerName: string
  deciderName: string | null
}
