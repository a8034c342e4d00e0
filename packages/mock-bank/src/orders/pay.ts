import type { App } from '../apps/caller.ts'
import { channelOf } from '../channels/index.ts'
import type { Json } from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'
import type { Posting } from '../ledger/index.ts'
import type { Realm } from '../realms/realm.ts'
import { appOf } from './app-of.ts'
import type { OrderBank } from './bank.ts'
import { claim } from './claim.ts'
import type { Order } from './order.ts'
import { findOrder } from './order-table.ts'
import { type Claimed, isClaimed, type Payment } from './payment.ts'
import { findPayment } from './payment-table.ts'
import * as postings from './postings.ts'
import { presentOrder } from './present-order.ts'
import { presentPayment } from './present-payment.ts'
import { markPaid, reopen } from './settle.ts'
import { followersTell, outboxOf, told } from './tell.ts'

/** The payer has approved: pays the order, if it can still be paid. */
export const pay = async (bank: OrderBank, realm: Realm, id: string): Promise<void> => {
  const payment = await findPayment(bank.sql, id)
  const claimed = payment && (await claim(bank, realm, payment))
  if (claimed) await carryOut(bank, realm, claimed)
}

/**
 * Takes up a payment that has claimed its order and whose outcome was never recorded. The books know
 * it by its id: whether the money had moved before, or moves now, it moves once.
 */
export const recoverPayment = async (
  bank: OrderBank,
  realm: Realm,
  { paymentId }: { paymentId: string },
): Promise<void> => {
  const payment = await findPayment(bank.sql, paymentId)
  if (isClaimed(payment)) await carryOut(bank, realm, payment)
}

const carryOut = async (bank: OrderBank, realm: Realm, payment: Claimed): Promise<void> => {
  const outcome = await bank.ledger.submit(await postingOf(bank, payment))
  if (outcome.status === 'key_reused') return fault(`Payment ${payment.id} was posted differently.`)
  if (outcome.status === 'posted') return bank.sql.begin((tx) => markPaid(tx, payment.id))

  if (outcome.code !== 'insufficient_balance') return fault(`Payment refused: ${outcome.code}`)
  await reopen(bank, realm, payment, outcome.code)
}

/** All of it follows from what the claim has recorded, so that it is the same at every attempt. */
const postingOf = async (bank: OrderBank, payment: Claimed): Promise<Posting> => {
  const { id, realmId, appId, slot, claimedAt: at, orderId } = payment
  const app = await appOf(bank, appId)
  const order = (await findOrder(bank.sql, appId, orderId)) ?? fault('An order is gone.')
  const channel = channelOf(payment.channel) ?? fault(`There is no channel ${payment.channel}.`)
  const paid: Order = { ...order, status: 'paid', paymentId: id, paidAt: at }
  const succeeded: Payment = { ...payment, status: 'succeeded', finishedAt: at }
  return {
    ...postings.payment({ ...payment, source: channel.source(payment) }),
    ...{ realmId, slot, at },
    movement: { id, noun: 'payment', facts: factsOf(app, succeeded, paid) },
    outbox: outboxOf(payment, [
      told('payment.succeeded', presentPayment(succeeded)),
      told('order.paid', presentOrder(paid, at)),
      ...(await followersTell(bank, bank.sql, app, paid)),
    ]),
  }
}

/** The resource of record that goes into the books with the money. */
const factsOf = (app: App, payment: Payment, { reference, description }: Order): Json => ({
  ...presentPayment(payment),
  counterparty: app.name,
  orderReference: reference,
  description,
})
