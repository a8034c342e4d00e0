import type { Merchant, User } from '../apps/caller.ts'
import { BankError, fault } from '../kernel/errors.ts'
import { type Order, type Payment, retrieveOrder, retrievePayment } from '../orders/index.ts'
import type { QrBank } from './bank.ts'
import { findCode, isByCode } from './code-table.ts'
import type { PaymentCode } from './payment-code.ts'

/** One of the user's codes, and the payment that came of it. */
export const retrieveCode = async (
  bank: QrBank,
  caller: User,
  id: string,
): Promise<{ paymentCode: PaymentCode; payment: Payment | null }> => {
  const paymentCode = await findCode(bank.sql, caller, id)
  if (!paymentCode) throw new BankError('not_found')
  const { paymentId } = paymentCode
  const payment = paymentId === null ? null : await retrievePayment(bank, caller, paymentId)
  return { paymentCode, payment }
}

/** A payment of the app that was taken by a code, and its order. */
export const retrieveCodePayment = async (
  bank: QrBank,
  caller: Merchant,
  id: string,
): Promise<{ payment: Payment; order: Order }> => {
  const payment = await retrievePayment(bank, caller, id)
  if (!(await isByCode(bank.sql, payment.id))) throw new BankError('not_found')
  const orderId = payment.orderId ?? fault('A payment by code has an order.')
  return { payment, order: await retrieveOrder(bank, caller, orderId) }
}
