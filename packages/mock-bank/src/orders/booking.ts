import { Payment as PaymentReply } from '@qiantang/sdk/contract'

import type { App } from '../apps/caller.ts'
import { channelOf } from '../channels/index.ts'
import type { Json } from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'
import type { MovementFacts, Posting } from '../ledger/index.ts'
import type { OrderBank } from './bank.ts'
import type { Order } from './order.ts'
import { type Claimed, isClaimed, type Payment } from './payment.ts'
import * as postings from './postings.ts'
import { presentOrder } from './present-order.ts'
import { presentPayment } from './present-payment.ts'
import { followersTell, outboxOf, told } from './tell.ts'

/** A payment as it is once the books have taken it. */
export type Succeeded = Payment & { status: 'succeeded'; claimedAt: Date; finishedAt: Date }

export const succeededAt = (payment: Payment, at: Date): Succeeded => ({
  ...payment,
  ...{ status: 'succeeded', claimedAt: at, finishedAt: at },
})

/**
 * The posting that pays a claimed order and tells of it. All of it follows from what the claim has
 * recorded, so that it is the same at every attempt.
 */
export const bookingOfOrder = async (
  bank: OrderBank,
  app: App,
  payment: Claimed | Succeeded,
  order: Order,
): Promise<Posting> => {
  const { id, claimedAt: at } = payment
  const paid: Order = { ...order, status: 'paid', paymentId: id, paidAt: at }
  const succeeded = isClaimed(payment) ? succeededAt(payment, at) : payment
  const resource = presentPayment(succeeded)
  const others = order.followed ? await followersTell(bank, bank.sql, app, paid) : []
  return {
    ...entryOf(succeeded),
    movement: movementOf(app, succeeded, resource),
    outbox: outboxOf(payment, resource, [
      told('payment.succeeded', resource),
      told('order.paid', presentOrder(paid, at)),
      ...others,
    ]),
  }
}

/** The posting that takes a payment by mandate and tells of it. */
export const bookingByMandate = (app: App, payment: Succeeded): Posting => {
  const resource = presentPayment(payment)
  return {
    ...entryOf(payment),
    movement: movementOf(app, payment, resource),
    outbox: outboxOf(payment, resource, [told('payment.succeeded', resource)]),
  }
}

const entryOf = (payment: Succeeded) => {
  const { realmId, slot, claimedAt: at } = payment
  const channel = channelOf(payment.channel) ?? fault(`There is no channel ${payment.channel}.`)
  return {
    ...postings.payment({ ...payment, source: channel.source(payment) }),
    ...{ realmId, slot, at },
  }
}

/** The resource of record that goes into the books with the money: `follow_payments` makes the row from it. */
const movementOf = (app: App, payment: Payment, resource: PaymentReply): MovementFacts => ({
  id: payment.id,
  noun: 'payment',
  facts: {
    resource,
    counterparty: app.name,
    appId: payment.appId,
    slot: payment.slot,
    accountId: payment.accountId,
    orderVersion: payment.orderVersion,
    checkoutSessionId: payment.checkoutSessionId,
    challengeId: payment.challengeId,
    feeRate: payment.feeRate,
  },
})

/** The resource in the facts of a movement. */
export const paymentIn = (movement: MovementFacts | undefined): PaymentReply =>
  PaymentReply.parse((movement?.facts as { resource?: Json } | undefined)?.resource)
