import type { ErrorCode } from '@qiantang/sdk/contract'

import { allows, findAccount } from '../accounts/index.ts'
import type { App } from '../apps/caller.ts'
import type { Tx } from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'
import { addSeconds } from '../kernel/time.ts'
import { schedule } from '../realms/jobs.ts'
import { now, type Realm } from '../realms/realm.ts'
import { appOf } from './app-of.ts'
import type { OrderBank } from './bank.ts'
import { failPayment } from './fail-payment.ts'
import { obstacleAt } from './order.ts'
import { lockOrder, updateOrder } from './order-table.ts'
import { type Claimed, isClaimed, type Payment } from './payment.ts'
import { findPayment, updatePayment } from './payment-table.ts'

/** The job that takes up a payment whose bank died under it: `src/jobs` runs `recoverPayment`. */
export const recoveryJob = 'payment.recovery'

/** How long, in real time, a payment has its order to itself before another run may take it up. */
const leaseSeconds = 10

/**
 * Claims the order for a payment: from here on it is this one's alone, until the books have decided.
 * A payment that comes too late, or meets another, fails. Nothing comes back unless it was claimed now.
 */
export const claim = async (
  bank: OrderBank,
  realm: Realm,
  { id, appId, orderId }: Payment,
): Promise<Claimed | undefined> => {
  const app = await appOf(bank, appId)
  return bank.sql.begin(async (tx) => {
    const order = await lockOrder(tx, orderId)
    const payment = (await findPayment(tx, id)) ?? fault('A payment is gone.')
    if (payment.status !== 'requires_action') return undefined

    const at = now(bank, realm)
    const changed: ErrorCode | null =
      order.version === payment.orderVersion ? null : 'session_stale'
    const obstacle = obstacleAt(order, at) ?? changed ?? (await accountObstacle(tx, app, payment))
    if (obstacle) {
      await failPayment(tx, payment, obstacle, at)
      return undefined
    }

    await updateOrder(tx, orderId, { status: 'paying', paymentId: id })
    const claimed = await updatePayment(tx, id, { status: 'processing', claimedAt: at })
    await recoverLater(bank, tx, claimed)
    return isClaimed(claimed) ? claimed : fault('A claimed payment is being processed.')
  })
}

const accountObstacle = async (
  tx: Tx,
  app: App,
  { userId, accountId }: Payment,
): Promise<ErrorCode | null> => {
  if (userId === null || accountId === null) return null
  const account = await findAccount(tx, { app, userId }, accountId)
  return allows(account, 'out') ? null : 'account_frozen'
}

const recoverLater = (bank: OrderBank, tx: Tx, { id, realmId }: Payment): Promise<void> => {
  const dueAt = addSeconds(bank.wall(), leaseSeconds)
  const payload = { paymentId: id }
  return schedule(tx, { realmId, kind: recoveryJob, clock: 'wall', dueAt, payload, key: id })
}
