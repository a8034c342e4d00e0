import type { WholeBank } from '../../packages/mock-bank/src/handlers/bank.ts'
import { handlers } from '../../packages/mock-bank/src/handlers/index.ts'
import { payNothing } from './noop.ts'
import type { Payer } from './tenant.ts'
import { openTraditionalWay } from './traditional.ts'

/** How payments are made behind the door of `POST /v1/users/:userId/payments`. */
export interface Way {
  /** Learns who will pay which app. */
  meet(bank: WholeBank, appId: string, payers: readonly Payer[]): Promise<void>
  check(): Promise<void>
  close(): Promise<void>
}

/**
 * Puts another handler behind the route, before the bank is opened: authentication, limits, parsing, keys and
 * the signed answer stay the product's own.
 */
export const answerPaymentsWith = async (
  way: 'product' | 'traditional' | 'noop',
  url: string,
): Promise<Way> => {
  if (way === 'traditional') {
    const { handler, ...books } = openTraditionalWay(url)
    handlers.userPayments.create = handler
    return books
  }
  if (way === 'noop') handlers.userPayments.create = payNothing
  return { meet: async () => {}, check: async () => {}, close: async () => {} }
}
