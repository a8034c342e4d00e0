import type { ErrorCode } from '@qiantang/sdk/contract'

import { mustAllow } from '../accounts/index.ts'
import type { Tx } from '../kernel/database/index.ts'
import { now } from '../realms/realm.ts'
import type { OrderBank } from './bank.ts'
import { refusal } from './books-answer.ts'
import { hold } from './claim-order.ts'
import { failPayment } from './fail-payment.ts'
import { updateOrder } from './order-table.ts'
import type { Payment } from './payment.ts'
import { insertPayment } from './payment-table.ts'
import { findOrAsk, mustCover, type NewPayment, planPayment } from './start-payment.ts'

/**
 * An attempt at an order that is locked and payable, by somebody who may not be asked whether to begin:
 * up to the account's `noPinLimit` the order is claimed at once, for `carryOutIfClaimed`; above it the payer
 * is asked for the PIN. What stands against it, in the account or by `obstacle`, makes an attempt that has failed.
 */
export const attemptPayment = async (
  bank: OrderBank,
  tx: Tx,
  begun: NewPayment,
  obstacle: ErrorCode | null,
): Promise<Payment> => {
  if (obstacle) return fail(bank, tx, begun, obstacle)
  try {
    return await begin(bank, tx, begun)
  } catch (error) {
    return fail(bank, tx, begun, refusal(error).code)
  }
}

const begin = async (bank: OrderBank, tx: Tx, begun: NewPayment): Promise<Payment> => {
  const { account, order } = begun
  mustAllow(account, 'out')
  if (order.amount <= account.noPinLimit) return claimAtOnce(bank, tx, begun)
  await mustCover(bank, tx, account, order.amount)
  return findOrAsk(bank, tx, begun)
}

const claimAtOnce = async (bank: OrderBank, tx: Tx, begun: NewPayment): Promise<Payment> => {
  const { account, order } = begun
  const at = now(bank, begun.realm)
  const wanted = planPayment(bank, begun, order)
  const payment = await insertPayment(tx, { ...wanted, status: 'processing', claimedAt: at })
  await updateOrder(tx, order.id, {
    ...{ status: 'paying', paymentId: payment.id, payerAccountId: account.id, claimedAt: at },
  })
  await hold(tx, bank, order.id)
  return payment
}

const fail = async (
  bank: OrderBank,
  tx: Tx,
  begun: NewPayment,
  failureCode: ErrorCode,
): Promise<Payment> => {
  const at = now(bank, begun.realm)
  const wanted = planPayment(bank, begun, begun.order)
  // Asking for the PIN may have got as far as to write it down.
  const payment = await insertPayment(tx, {
    ...{ ...wanted, status: 'failed', failureCode, finishedAt: at },
  })
  return failPayment(tx, payment, failureCode, at)
}
