import type { ErrorCode } from '@qiantang/sdk/contract'

import { emit } from '../events/emit.ts'
import type { Bank } from '../ledger/bank.ts'
import type { Posted } from '../ledger/index.ts'
import { now, type Realm } from '../realms/realm.ts'
import { type CardMovement, findMovement, finish } from './card-movement.ts'
import { presentCardMovement } from './present-card-movement.ts'

/** The money has arrived: the row repeats what the books say, events included. */
export const succeed = async (
  bank: Bank,
  { id, slot }: CardMovement,
  posted: Posted,
  at: Date,
): Promise<void> => {
  const booked = posted.replayed ? await bank.ledger.movement(id, slot) : undefined
  const finishedAt = booked?.at ?? at
  await finish(bank.sql, id, { status: 'succeeded', failureCode: null, finishedAt })
}

/** It ends without money having moved. */
export const fail = (
  bank: Bank,
  realm: Realm,
  { id }: Pick<CardMovement, 'id'>,
  failureCode: ErrorCode,
): Promise<void> =>
  bank.sql.begin(async (tx) => {
    const finishedAt = now(bank, realm)
    const failed = await finish(tx, id, { status: 'failed', failureCode, finishedAt })
    if (!failed) return
    const data = presentCardMovement(failed)
    await emit(tx, realm, failed.appId, `${failed.noun}.failed`, data, finishedAt)
  })

/** The PIN was not given in time, or too often wrongly. Called again, it changes nothing. */
export const abandon = async (bank: Bank, realm: Realm, id: string): Promise<void> => {
  const movement = await findMovement(bank.sql, id)
  if (movement?.status === 'requires_action') await fail(bank, realm, movement, 'not_completed')
}
