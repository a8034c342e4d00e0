import type { ErrorCode } from '@qiantang/sdk/contract'

import { emit } from '../events/emit.ts'
import type { Bank } from '../ledger/bank.ts'
import type { Posted } from '../ledger/index.ts'
import { now, type Realm } from '../realms/realm.ts'
import type { CardMovement, Unfinished } from './card-movement.ts'
import { presentCardMovement } from './present-card-movement.ts'
import { finish } from './movement-table.ts'

/** The money has arrived: the row repeats what the books say, events included. */
export const succeed = async (
  bank: Bank,
  { id, slot }: CardMovement,
  posted: Posted,
  at: Date,
): Promise<void> => {
  const booked = posted.replayed ? await bank.ledger.movement(id, slot) : undefined
  const finishedAt = booked?.at ?? at
  await finish(bank.sql, id, 'processing', { status: 'succeeded', failureCode: null, finishedAt })
}

/** What was under way ends, and all the money is where it was. */
export const fail = (
  bank: Bank,
  realm: Realm,
  { id }: CardMovement,
  failureCode: ErrorCode,
): Promise<void> => failFrom(bank, realm, 'processing', id, failureCode)

/** What has not begun never will. Called again, or too late, it changes nothing. */
export const giveUp = (
  bank: Bank,
  realm: Realm,
  id: string,
  failureCode: ErrorCode,
): Promise<void> => failFrom(bank, realm, 'requires_action', id, failureCode)

/** The PIN was not given in time, or too often wrongly. */
export const abandon = (bank: Bank, realm: Realm, id: string): Promise<void> =>
  giveUp(bank, realm, id, 'not_completed')

const failFrom = (
  bank: Bank,
  realm: Realm,
  from: Unfinished,
  id: string,
  failureCode: ErrorCode,
): Promise<void> =>
  bank.sql.begin(async (tx) => {
    const finishedAt = now(bank, realm)
    const failed = await finish(tx, id, from, { status: 'failed', failureCode, finishedAt })
    if (!failed) return
    const data = presentCardMovement(failed)
    await emit(tx, realm, failed.appId, `${failed.noun}.failed`, data, finishedAt)
  })
