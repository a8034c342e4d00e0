import type { ErrorCode } from '@qiantang/sdk/contract'

import type { Queryable } from '../kernel/database/index.ts'

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
  reference: string | null
  bodyHash: string
  status: 'requires_action' | 'processing' | 'succeeded' | 'failed'
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
}

/**
 * `collect`: the card is debited for a top-up · `return`: a collected top-up goes back ·
 * `hold`: money is set aside for a withdrawal · `pay_out`: the card is credited.
 */
export type Step = 'collect' | 'return' | 'hold' | 'pay_out'

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

export const findMovement = async (
  on: Queryable,
  id: string,
): Promise<CardMovement | undefined> => {
  const [movement] = await on<CardMovement[]>`select * from card_movements where id = ${id}`
  return movement
}

/** The one of the same user, noun and reference, where a reference was given. */
export const movementByReference = async (
  on: Queryable,
  { appId, userId, noun, reference }: CardMovement,
): Promise<CardMovement | undefined> => {
  if (reference === null) return undefined
  const [movement] = await on<CardMovement[]>`
    select * from card_movements
    where app_id = ${appId} and user_id = ${userId} and noun = ${noun}
      and reference = ${reference}`
  return movement
}

/**
 * Writes a new one, or finds the one that a run before has left. Nothing comes back where another has
 * its reference.
 */
export const insertMovement = async (
  tx: Queryable,
  movement: CardMovement,
): Promise<CardMovement | undefined> => {
  await tx`insert into card_movements ${tx({ ...movement })} on conflict do nothing`
  return findMovement(tx, movement.id)
}

export const rememberChallenge = async (
  tx: Queryable,
  id: string,
  challengeId: string,
): Promise<CardMovement | undefined> => {
  const [asked] = await tx<CardMovement[]>`
    update card_movements set challenge_id = ${challengeId} where id = ${id} returning *`
  return asked
}

export interface MovementQuery {
  appId: string
  userId: string
  noun: CardMovement['noun']
  id?: string | undefined
  before?: string | undefined
  limit: number
}

/** Newest first. */
export const listMovements = (on: Queryable, query: MovementQuery): Promise<CardMovement[]> =>
  on<CardMovement[]>`
    select * from card_movements
    where app_id = ${query.appId} and user_id = ${query.userId} and noun = ${query.noun}
      ${query.id === undefined ? on`` : on`and id = ${query.id}`}
      ${query.before === undefined ? on`` : on`and id < ${query.before}`}
    order by id desc limit ${query.limit}`

/** Leaves `requires_action` for good. Nothing comes back where somebody else did. */
export const beginProcessing = async (
  tx: Queryable,
  id: string,
  message: Message,
): Promise<Processing | undefined> => {
  const [begun] = await tx<Processing[]>`
    update card_movements set ${tx({ status: 'processing', ...message })}
    where id = ${id} and status = 'requires_action' returning *`
  return begun
}

/** Goes on from one message to the next. Of several who try, one succeeds. */
export const takeStep = async (
  on: Queryable,
  from: Processing,
  message: Message,
): Promise<Processing | undefined> => {
  const [taken] = await on<Processing[]>`
    update card_movements set ${on({ ...message })}
    where id = ${from.id} and status = 'processing'
      and step = ${from.step} and network_order = ${from.networkOrder}
    returning *`
  return taken
}

/** Remembers that the answer to this message, or the time for it, has come. */
export const noLongerSending = async (on: Queryable, sent: Processing): Promise<void> => {
  await on`
    update card_movements set sending_until = null
    where id = ${sent.id} and network_order = ${sent.networkOrder}`
}

export type Unfinished = 'requires_action' | 'processing'

/** Ends it. Nothing comes back where it doesn't stand as it should. */
export const finish = async (
  on: Queryable,
  id: string,
  from: Unfinished,
  end: { status: 'succeeded' | 'failed'; failureCode: ErrorCode | null; finishedAt: Date },
): Promise<CardMovement | undefined> => {
  const [finished] = await on<CardMovement[]>`
    update card_movements set ${on({ ...end, step: null, sendingUntil: null })}
    where id = ${id} and status = ${from} returning *`
  return finished
}
