import type { ErrorCode } from '@qiantang/sdk/contract'

/** Part or all of a payment on its way back to its payer. */
export interface Refund {
  id: string
  realmId: string
  appId: string
  paymentId: string
  orderId: string | null
  /** The payer, where an account here has paid. */
  userId: string | null
  accountId: string | null
  /** Of the payer, else of the order: the money moves in their lane. */
  slot: number
  reference: string
  bodyHash: string
  amount: number
  reason: string | null
  destination: 'balance' | 'card' | 'channel'
  /** The card it goes to, where it goes to one: a bound one, or the agreement of the one that was debited. */
  cardId: string | null
  status: 'processing' | 'succeeded' | 'failed'
  /** What is under way while it is processing. */
  step: Step | null
  /** How the network knows the message to the card's bank. */
  networkOrder: string | null
  networkTime: string | null
  /** Wall time until which that message may be on its way. */
  sendingUntil: Date | null
  failureCode: ErrorCode | null
  createdAt: Date
  finishedAt: Date | null
}

/**
 * `credit`: the books are asked to credit the account · `set_aside`: the merchant's money is taken for whoever pays it out ·
 * `pay_out`: the card's bank is asked to credit the card · `channel`: the outside channel is asked to give it back.
 */
export type Step = 'credit' | 'set_aside' | 'pay_out' | 'channel'

/** A refund whose message to the card's bank was sent. */
export type PayingOut = Refund & {
  cardId: string
  networkOrder: string
  networkTime: string
}

export const isPayingOut = (refund: Refund | undefined): refund is PayingOut =>
  refund?.step === 'pay_out'
