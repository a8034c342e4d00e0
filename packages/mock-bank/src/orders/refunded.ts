import type { Tx } from '../kernel/database/index.ts'
import { BankError } from '../kernel/errors.ts'
import type { Payment } from './payment.ts'

/** A refund as a payment and its order know of it. */
export interface GivenBack {
  appId: string
  paymentId: string
  orderId: string | null
  amount: number
}

/**
 * Reserves an amount of what a payment may still give back: one after the other, so that all together are never
 * more than was paid. Whether it could.
 */
export const reserveRefund = async (tx: Tx, given: GivenBack): Promise<boolean> => {
  const { appId, paymentId, orderId, amount } = given
  const reserved = await tx`
    update payments set refunded = refunded + ${amount}
    where app_id = ${appId} and id = ${paymentId} and refunded + ${amount} <= amount
    returning 1`
  if (reserved.length === 0) return false
  await addToOrder(tx, orderId, amount)
  return true
}

/** @throws {BankError} `refund_exceeds_paid` */
export const mustCoverRefund = (
  payment: Pick<Payment, 'amount' | 'refunded'>,
  amount: number,
): void => {
  const left = payment.amount - payment.refunded
  if (amount > left) throw new BankError('refund_exceeds_paid', { left })
}

/** Gives a reserved amount free: its refund has failed. */
export const releaseRefund = async (
  tx: Tx,
  { appId, paymentId, orderId, amount }: GivenBack,
): Promise<void> => {
  await tx`
    update payments set refunded = refunded - ${amount}
    where app_id = ${appId} and id = ${paymentId}`
  await addToOrder(tx, orderId, -amount)
}

/** The payment's row was taken first: who holds it has its order's sum to itself. */
const addToOrder = async (tx: Tx, orderId: string | null, amount: number): Promise<void> => {
  if (orderId === null) return
  await tx`update orders set refunded = refunded + ${amount} where id = ${orderId}`
}
