import type { ErrorCode } from '@qiantang/sdk/contract'

import type { Queryable, Tx } from '../kernel/database/index.ts'
import type { Transfer } from './transfer.ts'

export const findTransfer = async (on: Queryable, id: string): Promise<Transfer | undefined> => {
  const [transfer] = await on<Transfer[]>`select * from transfers where id = ${id}`
  return transfer
}

/** The one of the same user and reference, where a reference was given. */
export const transferByReference = async (
  on: Queryable,
  { appId, userId, reference }: Pick<Transfer, 'appId' | 'userId' | 'reference'>,
): Promise<Transfer | undefined> => {
  if (reference === null) return undefined
  const [transfer] = await on<Transfer[]>`
    select * from transfers
    where app_id = ${appId} and user_id = ${userId} and reference = ${reference}`
  return transfer
}

/**
 * Writes a new one, or finds the one that a run before has left. Nothing comes back where another has
 * its reference.
 */
export const insertTransfer = async (tx: Tx, transfer: Transfer): Promise<Transfer | undefined> => {
  await tx`insert into transfers ${tx({ ...transfer })} on conflict do nothing`
  return findTransfer(tx, transfer.id)
}

export const rememberChallenge = async (
  tx: Tx,
  id: string,
  challengeId: string,
): Promise<Transfer | undefined> => {
  const [asked] = await tx<Transfer[]>`
    update transfers set challenge_id = ${challengeId} where id = ${id} returning *`
  return asked
}

export interface TransferQuery {
  appId: string
  userId: string
  id?: string | undefined
  reference?: string | undefined
  before?: string | undefined
  limit: number
}

/** Newest first. */
export const listTransfers = (on: Queryable, query: TransferQuery): Promise<Transfer[]> =>
  on<Transfer[]>`
    select * from transfers where app_id = ${query.appId} and user_id = ${query.userId}
      ${query.id === undefined ? on`` : on`and id = ${query.id}`}
      ${query.reference === undefined ? on`` : on`and reference = ${query.reference}`}
      ${query.before === undefined ? on`` : on`and id < ${query.before}`}
    order by id desc limit ${query.limit}`

/** Leaves `requires_action` for good. Nothing comes back where somebody else did. */
export const beginProcessing = async (tx: Tx, id: string): Promise<Transfer | undefined> => {
  const [begun] = await tx<Transfer[]>`
    update transfers set status = 'processing'
    where id = ${id} and status = 'requires_action' returning *`
  return begun
}

/** Ends it. Nothing comes back where it doesn't stand as it should. */
export const endTransfer = async (
  on: Queryable,
  id: string,
  from: 'requires_action' | 'processing',
  end: { status: 'succeeded' | 'failed'; failureCode: ErrorCode | null; finishedAt: Date },
): Promise<Transfer | undefined> => {
  const [ended] = await on<Transfer[]>`
    update transfers set ${on({ ...end })} where id = ${id} and status = ${from} returning *`
  return ended
}
