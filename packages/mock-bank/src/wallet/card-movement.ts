import type { ErrorCode } from '@qiantang/sdk/contract'

/** How soon a withdrawal is sent: at once, or with the next day's batch. */
export type Speed = 'fast' | 'next_day'

/** Money on its way between the bound card and the e-account. */
export interface CardMovement {
  id: string
  noun: 'top_up' | 'withdrawal'
  realmId: string
  appId: string
  userId: string
  slot: number
  accountId: string
  cardId: string
  amount: number
  /** Of a withdrawal. */
  speed: Speed | null
  /** By when it should be on the card. */
  expectedAt: Date | null
  reference: string | null
  bodyHash: string
  status: 'requires_action' | 'processing' | 'succeeded' | 'failed' | 'returned'
  challengeId: string | null
  failureCode: ErrorCode | null
  /** What is under way while it is processing. */
  step: Step | null
  /** How the network knows the message of this step. */
  networkOrder: string | null
  networkTime: string | null
  /** How often a collected top-up has been sent back. */
  returns: number
  /** Wall time until which a message of this step may be on its way. */
  sendingUntil: Date | null
  createdAt: Date
  finishedAt: Date | null
  /** When the card's bank sent back a withdrawal that had succeeded. */
  returnedAt: Date | null
}

/**
 * `collect`: the card is debited for a top-up · `return`: a collected top-up goes back ·
 * `hold`: money is set aside for a withdrawal · `queued`: it waits for the next day's batch ·
 * `pay_out`: the card is credited.
 */
export type Step = 'collect' | 'return' | 'hold' | 'queued' | 'pay_out'

/** A movement that waits for the network, and the message it waits for. */
export type Processing = CardMovement & {
  status: 'processing'
  step: Step
  networkOrder: string
  networkTime: string
}

/** What a step's message is called at the network. */
export interface Message {
  step: Step
  networkOrder: string
  networkTime: string
  sendingUntil: Date | null
  /** Of a `return`, which attempt it is. */
  returns?: number
  /** What a top-up fails for once it is back on the card. */
  failureCode?: ErrorCode
}

export const isProcessing = (movement: CardMovement | undefined): movement is Processing =>
  movement?.status === 'processing'

/** How it stands before it has ended. */
export type Unfinished = 'requires_action' | 'processing'
