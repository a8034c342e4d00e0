import type { ErrorCode } from '@qiantang/sdk/contract'

import type { Tx } from '../kernel/database/index.ts'
import { now, type Realm } from '../realms/realm.ts'
import type { OrderBank } from './bank.ts'
import { lockOrder } from './order-table.ts'
import { isOfOrder, type Payment } from './payment.ts'
import { findPayment, updatePayment } from './payment-table.ts'
import { presentPayment } from './present-payment.ts'
import { recordTold, told } from './tell.ts'

/** Ends an attempt whose order is locked, without money having moved. */
export const failPayment = async (
  tx: Tx,
  payment: Payment,
  failureCode: ErrorCode,
  finishedAt: Date,
): Promise<Payment> => {
  const failed = await updatePayment(tx, payment, { status: 'failed', failureCode, finishedAt })
  await recordTold(tx, failed, finishedAt, [told('payment.failed', presentPayment(failed))])
  return failed
}

/** The PIN was not given in time, or too often wrongly. Called again, it changes nothing. */
export const abandonPayment = (
  bank: OrderBank,
  realm: Realm,
  named: Pick<Payment, 'appId' | 'id'>,
): Promise<void> =>
  bank.sql.begin(async (tx) => {
    const known = await findPayment(tx, named)
    if (!known || !isOfOrder(known)) return
    await lockOrder(tx, known.orderId)
    const payment = await findPayment(tx, named)
    if (payment?.status !== 'requires_action') return
    await failPayment(tx, payment, 'not_completed', now(bank, realm))
  })
