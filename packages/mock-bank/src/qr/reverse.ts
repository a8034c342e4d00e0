import type { IdPrefix } from '@qiantang/sdk/contract'

import { closeOrder } from '../acquiring/index.ts'
import type { Merchant } from '../apps/caller.ts'
import { BankError } from '../kernel/errors.ts'
import type { Slot } from '../kernel/ids.ts'
import { abandonPayment, catchUp, type Payment } from '../orders/index.ts'
import { createRefund, type Refund } from '../refunds/index.ts'
import type { QrBank } from './bank.ts'
import { retrieveCodePayment } from './read.ts'

type NewId = (prefix: IdPrefix, slot: Slot) => string

/**
 * A till gives up a sale whose end it does not know (撤销). Unpaid, its order is closed, so that no PIN that comes later pays
 * it; paid, what is left of the payment goes back. Doing so again changes nothing. Answers the refund, which is still to be
 * carried out, where there is one.
 *
 * @throws {BankError} `not_found`, `payment_in_progress` while the books decide, `merchant_balance_too_low`
 */
export const reverseCodePayment = async (
  bank: QrBank,
  caller: Merchant,
  id: string,
  newId: NewId,
): Promise<Refund | null> => {
  const { payment } = await retrieveCodePayment(bank, caller, id)
  if (payment.status === 'succeeded') return giveBack(bank, caller, payment, newId)
  if (payment.status === 'processing') await catchUp(bank)
  if (await isClosed(bank, caller, payment)) return null

  // It was paid meanwhile, by this payment or by another of the same order.
  const { payment: present } = await retrieveCodePayment(bank, caller, id)
  return present.status === 'succeeded' ? giveBack(bank, caller, present, newId) : null
}

/** Whether nobody can pay its order any more; false where it is paid. */
const isClosed = async (bank: QrBank, caller: Merchant, payment: Payment): Promise<boolean> => {
  try {
    await closeOrder(bank, caller, payment.orderId ?? '')
  } catch (error) {
    if (error instanceof BankError && error.code === 'order_paid') return false
    throw error
  }
  await abandonPayment(bank, caller.realm, payment)
  return true
}

const giveBack = async (
  bank: QrBank,
  caller: Merchant,
  { id: paymentId, amount, refunded }: Payment,
  newId: NewId,
): Promise<Refund | null> => {
  const left = amount - refunded
  if (left === 0) return null
  const input = { paymentId, amount: left, reference: `reversal-${paymentId}` }
  const { refund } = await createRefund(bank, caller, input, newId)
  return refund
}
