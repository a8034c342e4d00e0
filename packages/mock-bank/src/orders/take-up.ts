import { userOfAccount } from '../accounts/index.ts'
import { fault } from '../kernel/errors.ts'
import { faultOf } from '../kernel/log.ts'
import { addSeconds } from '../kernel/time.ts'
import type { Realm } from '../realms/realm.ts'
import { findRealm } from '../realms/realms.ts'
import { appOf } from './app-of.ts'
import type { OrderBank } from './bank.ts'
import { type CallKey, keptUntil } from './call-key.ts'
import { bookingOfOrder } from './booking.ts'
import { catchUp } from './follow-payments.ts'
import { type Order, slotOfPayment } from './order.ts'
import { findOrder } from './order-table.ts'
import { carryOut } from './pay.ts'
import { paymentOf } from './pay-at-once.ts'
import { isClaimed } from './payment.ts'
import { findPayment } from './payment-table.ts'
import { letGo } from './reopen.ts'

/** How long whoever takes claims up has them to itself, in real time. */
const leaseSeconds = 60
const mostAtOnce = 200

/**
 * Takes up payments that have claimed their orders and were never heard of again: the bank died under them.
 * Of several processes each takes up others; what fails is tried again when its lease is over.
 */
export const takeUpPayments = async (bank: OrderBank): Promise<void> => {
  const overdue = await overdueOrders(bank)
  if (overdue.length === 0) return
  // Most likely the rows are only late, and the books have decided long ago.
  await catchUp(bank)
  for (const { appId, id } of overdue) {
    const order = await findOrder(bank.sql, appId, id)
    if (order?.status === 'paying') await carryOnIfPossible(bank, order)
  }
}

const overdueOrders = ({ sql, wall }: OrderBank): Promise<Order[]> =>
  sql<Order[]>`
    select * from overdue_orders(
      ${wall()}, ${addSeconds(wall(), leaseSeconds)}, ${mostAtOnce})`

/** Where the database is one process's alone, whoever held a claim in it is gone. */
export const endClaims = async ({ sql, wall }: Pick<OrderBank, 'sql' | 'wall'>): Promise<void> => {
  await sql`update order_claims set until = ${wall()} where until > ${wall()}`
}

const carryOnIfPossible = async (bank: OrderBank, order: Order): Promise<void> => {
  try {
    await carryOn(bank, order)
  } catch (error) {
    bank.log.error('A payment could not be taken up and will be tried again.', {
      fault: faultOf(error),
    })
  }
}

const carryOn = async (bank: OrderBank, order: Order): Promise<void> => {
  const realm = (await findRealm(bank, order.realmId)) ?? fault('The realm of an order is gone.')
  const id = order.paymentId ?? fault('Nobody has claimed it.')
  const payment = await findPayment(bank.sql, { appId: order.appId, id })
  if (isClaimed(payment)) return carryOut(bank, realm, payment, order)
  if (!payment) await carryOutAtOnce(bank, realm, order)
}

/** A payment of one call is no more than its claim, which says all there is to know. */
const carryOutAtOnce = async (bank: OrderBank, realm: Realm, order: Order): Promise<void> => {
  const app = await appOf(bank, order.appId)
  const accountId = order.payerAccountId ?? fault('A claim without an account.')
  const userId = await userOfAccount(bank.sql, accountId)
  const payment = paymentOf({ realm, app, userId }, slotOfPayment(order, app), order)
  const posting = await bookingOfOrder(bank, app, payment, order)
  const outcome = await bank.ledger.submit({ ...posting, key: keyOf(order) })
  if (outcome.status !== 'posted')
    await letGo(bank, realm, { orderId: order.id, paymentId: payment.id })
}

const keyOf = ({ claimKey, claimRequest, claimedAt }: Order): CallKey =>
  claimKey && claimRequest && claimedAt
    ? keptUntil({ id: claimKey, request: claimRequest }, claimedAt)
    : fault('A claim of one call without its key.')
