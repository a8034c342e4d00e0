import type { ErrorCode } from '@qiantang/sdk/contract'

/** Money on its way from one user of an app to another. */
export interface Transfer {
  id: string
  realmId: string
  appId: string
  /** The payer. */
  userId: string
  slot: number
  accountId: string
  payeeUserId: string
  payeeAccountId: string
  payeeSlot: number
  /** Masked, as each of the two is shown to the other. */
  payeeName: string
  payerName: string
  amount: number
  note: string | null
  reference: string | null
  bodyHash: string
  status: 'requires_action' | 'processing' | 'succeeded' | 'failed'
  challengeId: string | null
  failureCode: ErrorCode | null
  createdAt: Date
  finishedAt: Date | null
}
