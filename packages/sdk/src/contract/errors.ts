import { accountErrors } from './accounts.ts'
import { applicationErrors } from './applications.ts'
import { cardErrors } from './cards.ts'
import { challengeErrors } from './challenges.ts'
import { checkoutErrors } from './checkout-sessions.ts'
import { complaintErrors } from './complaints.ts'
import { compositeErrors } from './composite.ts'
import { identityErrors } from './identity-details.ts'
import { keyErrors } from './keys.ts'
import { mandateErrors } from './mandates.ts'
import { merchantCodeErrors } from './merchant-codes.ts'
import { approvalErrors } from './operator/approvals.ts'
import { operatorErrors } from './operator/operators.ts'
import { orderErrors } from './orders.ts'
import { passkeyErrors } from './passkeys.ts'
import { paymentCodeErrors } from './payment-codes.ts'
import { paymentLinkErrors } from './payment-links.ts'
import { paymentErrors } from './payments.ts'
import { commonErrors } from './problem.ts'
import { productErrors } from './products.ts'
import { quickPayErrors } from './quick-pay.ts'
import { refundErrors } from './refunds.ts'
import { sandboxErrors } from './sandbox.ts'
import { cardFailures } from './top-ups.ts'
import { settlementErrors } from './settlements.ts'
import { transferErrors } from './transfers.ts'
import { webhookErrors } from './webhook-endpoints.ts'

/** Every code the bank can answer with: its status, a message for the developer and one for the payer. */
export const errors = {
  ...commonErrors,
  ...productErrors,
  ...challengeErrors,
  ...keyErrors,
  ...passkeyErrors,
  ...applicationErrors,
  ...accountErrors,
  ...identityErrors,
  ...cardErrors,
  ...cardFailures,
  ...transferErrors,
  ...mandateErrors,
  ...quickPayErrors,
  ...orderErrors,
  ...paymentErrors,
  ...paymentCodeErrors,
  ...merchantCodeErrors,
  ...refundErrors,
  ...settlementErrors,
  ...checkoutErrors,
  ...paymentLinkErrors,
  ...webhookErrors,
  ...complaintErrors,
  ...compositeErrors,
  ...operatorErrors,
  ...approvalErrors,
  ...sandboxErrors,
} as const

export type ErrorCode = keyof typeof errors
