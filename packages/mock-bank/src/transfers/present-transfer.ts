import { errors, type Locale, type Transfer as TransferReply } from '@qiantang/sdk/contract'

import { toTimestamp } from '../kernel/time.ts'
import type { Transfer } from './transfer.ts'

/** A transfer as the wire has it. */
export const presentTransfer = (transfer: Transfer, locale: Locale = 'zh-CN'): TransferReply => ({
  id: transfer.id,
  userId: transfer.userId,
  accountId: transfer.accountId,
  payee: { userId: transfer.payeeUserId, name: transfer.payeeName },
  amount: transfer.amount,
  note: transfer.note,
  reference: transfer.reference,
  status: transfer.status,
  nextAction: nextAction(transfer),
  failure: failure(transfer, locale),
  createdAt: toTimestamp(transfer.createdAt),
  finishedAt: transfer.finishedAt && toTimestamp(transfer.finishedAt),
})

const nextAction = ({ status, challengeId }: Transfer): TransferReply['nextAction'] => {
  if (status === 'processing') return { type: 'wait' }
  if (status !== 'requires_action' || challengeId === null) return null
  return { type: 'enter_pin', challengeId }
}

const failure = ({ failureCode }: Transfer, locale: Locale): TransferReply['failure'] =>
  failureCode && { code: failureCode, message: errors[failureCode].payer[locale] }
