import type { Queryable, Tx } from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'
import type { Payment } from './payment.ts'

/** Writes a new attempt, or finds the one that a run before has left. */
export const insertPayment = async (tx: Tx, payment: Payment): Promise<Payment> => {
  await tx`insert into payments ${tx({ ...payment })} on conflict (id) do nothing`
  return (await findPayment(tx, payment.id)) ?? fault('A payment is gone.')
}

export const findPayment = async (on: Queryable, id: string): Promise<Payment | undefined> => {
  const [payment] = await on<Payment[]>`select * from payments where id = ${id}`
  return payment
}

/** The attempt that waits for this payer's answer at the same door, if there is one. */
export const pendingPayment = async (
  on: Queryable,
  { orderId, checkoutSessionId, channel, accountId }: Payment,
): Promise<Payment | undefined> => {
  const [payment] = await on<Payment[]>`
    select * from payments
    where order_id = ${orderId} and status = 'requires_action' and channel = ${channel}
      and checkout_session_id is not distinct from ${checkoutSessionId}
      and account_id is not distinct from ${accountId}`
  return payment
}

/** The latest attempt made in a checkout session. */
export const newestPaymentOf = async (
  on: Queryable,
  { orderId, checkoutSessionId }: { orderId: string; checkoutSessionId: string },
): Promise<Payment | undefined> => {
  const [payment] = await on<Payment[]>`
    select * from payments
    where order_id = ${orderId} and checkout_session_id = ${checkoutSessionId}
    order by id desc limit 1`
  return payment
}

export interface PaymentQuery {
  appId: string
  userId?: string | undefined
  orderId?: string | undefined
  id?: string | undefined
  before?: string | undefined
  limit: number
}

/** Newest first. */
export const listPayments = (on: Queryable, query: PaymentQuery): Promise<Payment[]> =>
  on<Payment[]>`
    select * from payments where app_id = ${query.appId}
      ${query.userId === undefined ? on`` : on`and user_id = ${query.userId}`}
      ${query.orderId === undefined ? on`` : on`and order_id = ${query.orderId}`}
      ${query.id === undefined ? on`` : on`and id = ${query.id}`}
      ${query.before === undefined ? on`` : on`and id < ${query.before}`}
    order by id desc limit ${query.limit}`

/** Writes what has become of a payment whose order is locked. */
export const updatePayment = async (
  tx: Tx,
  id: string,
  change: Partial<
    Pick<Payment, 'status' | 'challengeId' | 'failureCode' | 'claimedAt' | 'finishedAt'>
  >,
): Promise<Payment> => {
  const [payment] = await tx<Payment[]>`
    update payments set ${tx({ ...change })} where id = ${id} returning *`
  return payment ?? fault('A payment is gone.')
}
