import type { ErrorCode } from '@qiantang/sdk/contract'

import { allows, findAccount } from '../accounts/index.ts'
import type { App } from '../apps/caller.ts'
import type { Tx } from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'
import { now, type Realm } from '../realms/realm.ts'
import { appOf } from './app-of.ts'
import type { OrderBank } from './bank.ts'
import { hold } from './claim-order.ts'
import { failPayment } from './fail-payment.ts'
import { obstacleAt, type Order } from './order.ts'
import { lockOrder, updateOrder } from './order-table.ts'
import { type Claimed, isClaimed, type OrderPayment, type Payment } from './payment.ts'
import { findPayment, updatePayment } from './payment-table.ts'

/**
 * Claims the order for a payment its payer has approved: from here on it is this one's alone, until the
 * books have decided. One that comes too late, or meets another, fails. Nothing comes back unless it
 * was claimed now.
 */
export const claim = async (
  bank: OrderBank,
  realm: Realm,
  { id, appId, orderId }: OrderPayment,
): Promise<{ payment: Claimed; order: Order } | undefined> => {
  const app = await appOf(bank, appId)
  return bank.sql.begin(async (tx) => {
    const order = await lockOrder(tx, orderId)
    const payment = (await findPayment(tx, { appId, id })) ?? fault('A payment is gone.')
    if (payment.status !== 'requires_action') return undefined

    const at = now(bank, realm)
    const changed: ErrorCode | null =
      order.version === payment.orderVersion ? null : 'session_stale'
    const { accountId } = payment
    const obstacle =
      obstacleAt(order, at) ??
      changed ??
      (await accountObstacle(tx, app, payment.userId, accountId))
    if (obstacle) {
      await failPayment(tx, payment, obstacle, at)
      return undefined
    }

    return claimForPaid(bank, tx, order, payment, at)
  })
}

/** Claims a locked order, to which nothing is known to stand against, for a payment that only the books have to decide. */
export const claimForPaid = async (
  bank: OrderBank,
  tx: Tx,
  order: Order,
  payment: Payment,
  claimedAt: Date,
): Promise<{ payment: Claimed; order: Order }> => {
  const claimed = await claimUndecided(tx, order, payment, claimedAt)
  await hold(tx, bank, order.id)
  return claimed
}

/**
 * The same for a payment that another bank decides first. Nobody takes it up (`takeUpPayments`), since the books alone
 * can't tell: whoever claims it so asks until it is known.
 */
export const claimUndecided = async (
  tx: Tx,
  { id: orderId }: Order,
  payment: Payment,
  claimedAt: Date,
): Promise<{ payment: Claimed; order: Order }> => {
  const { id: paymentId, accountId: payerAccountId } = payment
  const paying = { paymentId, payerAccountId, claimedAt }
  const taken = await updateOrder(tx, orderId, { status: 'paying', ...paying })
  const claimed = await updatePayment(tx, payment, { status: 'processing', claimedAt })
  if (!isClaimed(claimed)) return fault('A claimed payment is being processed.')
  return { payment: claimed, order: taken }
}

const accountObstacle = async (
  tx: Tx,
  app: App,
  userId: string | null,
  accountId: string | null,
): Promise<ErrorCode | null> => {
  if (userId === null || accountId === null) return null
  const account = await findAccount(tx, { app, userId }, accountId)
  return allows(account, 'out') ? null : 'account_frozen'
}
