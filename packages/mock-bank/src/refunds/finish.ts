import type { ErrorCode } from '@qiantang/sdk/contract'

import { emit } from '../events/emit.ts'
import { type OrderBank, releaseRefund } from '../orders/index.ts'
import { now, type Realm } from '../realms/realm.ts'
import { presentRefund } from './present-refund.ts'
import type { Refund } from './refund.ts'
import { endRefund } from './refund-table.ts'

/** The payer has the money. Called again, it changes nothing. */
export const succeed = (bank: OrderBank, realm: Realm, { id, appId }: Refund): Promise<void> =>
  bank.sql.begin(async (tx) => {
    const at = now(bank, realm)
    const end = { status: 'succeeded', failureCode: null, finishedAt: at } as const
    const succeeded = await endRefund(tx, id, end)
    if (succeeded) await emit(tx, realm, appId, 'refund.succeeded', presentRefund(succeeded), at)
  })

/** The merchant has its money, and may give back as much another time. Called again, it changes nothing. */
export const fail = (
  bank: OrderBank,
  realm: Realm,
  { id, appId }: Refund,
  failureCode: ErrorCode,
): Promise<void> =>
  bank.sql.begin(async (tx) => {
    const at = now(bank, realm)
    const failed = await endRefund(tx, id, { status: 'failed', failureCode, finishedAt: at })
    if (!failed) return
    await releaseRefund(tx, failed)
    await emit(tx, realm, appId, 'refund.failed', presentRefund(failed), at)
  })
