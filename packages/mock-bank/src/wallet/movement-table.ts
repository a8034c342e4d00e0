import type { ErrorCode } from '@qiantang/sdk/contract'

import type { Queryable } from '../kernel/database/index.ts'
import type { CardMovement, Message, Processing, Unfinished } from './card-movement.ts'

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
  reference?: string | undefined
  before?: string | undefined
  limit: number
}

/** Newest first. */
export const listMovements = (on: Queryable, query: MovementQuery): Promise<CardMovement[]> =>
  on<CardMovement[]>`
    select * from card_movements
    where app_id = ${query.appId} and user_id = ${query.userId} and noun = ${query.noun}
      ${query.id === undefined ? on`` : on`and id = ${query.id}`}
      ${query.reference === undefined ? on`` : on`and reference = ${query.reference}`}
      ${query.before === undefined ? on`` : on`and id < ${query.before}`}
    order by id desc limit ${query.limit}`

/** Leaves `requires_action` for good. Nothing comes back where somebody else did. */
export const beginProcessing = async (
  tx: Queryable,
  id: string,
  message: Message & Pick<CardMovement, 'expectedAt'>,
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

/** A withdrawal that had succeeded was sent back. Nothing comes back where somebody else has recorded so. */
export const markReturned = async (
  on: Queryable,
  { id, status, failureCode }: CardMovement,
  returned: { failureCode: ErrorCode; returnedAt: Date },
): Promise<CardMovement | undefined> => {
  const [marked] = await on<CardMovement[]>`
    update card_movements set ${on({ ...returned, status: 'returned' })}
    where id = ${id} and status = ${status} and failure_code is not distinct from ${failureCode}
    returning *`
  return marked
}

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
