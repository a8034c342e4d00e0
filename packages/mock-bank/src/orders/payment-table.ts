import type { Queryable, Tx } from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'
import type { Payment } from './payment.ts'

/** Writes a new attempt, or finds the one that a run before has left. */
export const insertPayment = async (tx: Tx, payment: Payment): Promise<Payment> => {
  const { metadata, action, ...columns } = payment
  const row = {
    ...{ ...columns, metadata: tx.json(metadata) },
    action: action && tx.json(action),
  }
  await tx`insert into payments ${tx(row)} on conflict (app_id, id) do nothing`
  return (await findPayment(tx, payment)) ?? fault('A payment is gone.')
}

/** A payment's name. */
type Named = Pick<Payment, 'appId' | 'id'>

export const findPayment = async (
  on: Queryable,
  { appId, id }: Named,
): Promise<Payment | undefined> => {
  const [payment] = await on<Payment[]>`
    select * from payments where app_id = ${appId} and id = ${id}`
  return payment
}

/** The attempt that waits for this payer's answer at the same door, if there is one. */
export const pendingPayment = async (
  on: Queryable,
  {
    orderId,
    checkoutSessionId,
    channel,
    product,
    accountId,
  }: Pick<Payment, 'orderId' | 'checkoutSessionId' | 'channel' | 'product' | 'accountId'>,
): Promise<Payment | undefined> => {
  const [payment] = await on<Payment[]>`
    select * from payments
    where order_id = ${orderId} and status = 'requires_action' and channel = ${channel}
      and checkout_session_id is not distinct from ${checkoutSessionId}
      and product is not distinct from ${product}
      and account_id is not distinct from ${accountId}`
  return payment
}

/** The attempts that wait for their payer's PIN in a checkout session. */
export const waitingForPin = (
  on: Queryable,
  { orderId, checkoutSessionId }: { orderId: string; checkoutSessionId: string },
): Promise<Payment[]> =>
  on<Payment[]>`
    select * from payments
    where order_id = ${orderId} and checkout_session_id = ${checkoutSessionId}
      and status = 'requires_action' and challenge_id is not null`

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
  { appId, id }: Named,
  change: Partial<
    Pick<
      Payment,
      | 'status'
      | 'challengeId'
      | 'channelReference'
      | 'action'
      | 'refunded'
      | 'failureCode'
      | 'claimedAt'
      | 'finishedAt'
    >
  >,
): Promise<Payment> => {
  const { action, ...columns } = change
  const row = action ? { ...columns, action: tx.json(action) } : columns
  const [payment] = await tx<Payment[]>`
    update payments set ${tx(row)} where app_id = ${appId} and id = ${id} returning *`
  return payment ?? fault('A payment is gone.')
}
