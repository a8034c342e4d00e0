import type { MerchantCode as MerchantCodeReply } from '@qiantang/sdk/contract'

import { toTimestamp } from '../kernel/time.ts'
import type { MerchantCode } from './merchant-code.ts'

/** A code as its merchant sees it. */
export const presentMerchantCode = (code: MerchantCode): MerchantCodeReply => ({
  id: code.id,
  kind: code.kind,
  reference: code.reference,
  status: code.closedAt ? 'closed' : 'active',
  text: code.content,
  amount: code.amount,
  currency: 'CNY',
  description: code.description,
  orderId: code.orderId,
  createdAt: toTimestamp(code.createdAt),
  closedAt: code.closedAt && toTimestamp(code.closedAt),
})
