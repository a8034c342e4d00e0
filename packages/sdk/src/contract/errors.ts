import { accountErrors } from './accounts.ts'
import { applicationErrors } from './applications.ts'
import { challengeErrors } from './challenges.ts'
import { checkoutErrors } from './checkout-sessions.ts'
import { compositeErrors } from './composite.ts'
import { orderErrors } from './orders.ts'
import { paymentErrors } from './payments.ts'
import { commonErrors } from './problem.ts'
import { sandboxErrors } from './sandbox.ts'
import { cardFailures } from './top-ups.ts'
import { webhookErrors } from './webhook-endpoints.ts'

/** Every code the bank can answer with: its status, a message for the developer and one for the payer. */
export const errors = {
  ...commonErrors,
  ...challengeErrors,
  ...applicationErrors,
  ...accountErrors,
  ...cardFailures,
  ...orderErrors,
  ...paymentErrors,
  ...checkoutErrors,
  ...webhookErrors,
  ...compositeErrors,
  ...sandboxErrors,
} as const

export type ErrorCode = keyof typeof errors
