import type { ErrorCode } from '@qiantang/sdk/contract'

import type { ChannelState } from '../channels/outside.ts'
import type { Tx } from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'
import {
  carryOut,
  claimForPaid,
  type Claimed,
  findPayment,
  lockOrder,
  type Order,
  type OrderBank,
  type Payment,
  presentOrder,
  recordTold,
  told,
  updatePayment,
} from '../orders/index.ts'
import { now, type Realm } from '../realms/realm.ts'
import { type ChannelPayment, named } from './channel-payment.ts'
import { updateChannelPayment, waitingOf } from './channel-payment-table.ts'
import { giveBackLater, queryNow } from './query-later.ts'

type Paid = Extract<ChannelState, { state: 'paid' }>

/**
 * A channel has the payer's money. If the order can be paid by it, it is; else the money came too late, and goes back.
 * Called again, it changes nothing.
 */
export const takePaid = async (
  bank: OrderBank,
  realm: Realm,
  about: ChannelPayment,
  paid: Paid,
): Promise<void> => {
  // Nothing was taken, whatever it is called there. It is asked again by and by.
  if (paid.amount < 1) return
  const claimed = await bank.sql.begin(async (tx) => {
    const order = await lockOrder(tx, about.orderId)
    const payment = (await findPayment(tx, named(about))) ?? fault('A payment is gone.')
    const at = now(bank, realm)
    const verdict = verdictOn(order, payment, paid)
    if (verdict === 'known') return undefined
    if (verdict === 'counts') return claim(bank, tx, about, { order, payment, paid, at })
    if (verdict === 'paid_amount_differs')
      bank.log.error('A channel took another amount than it was asked for.', {
        ...{ realmId: realm.id, appId: about.appId, code: verdict },
      })
    await turnBack(tx, about, { order, payment, paid, at }, verdict)
    return undefined
  })
  if (claimed) await carryOut(bank, realm, claimed.payment, claimed.order)
}

/**
 * What money that has been paid comes to. The order's status as recorded decides, not the clock: before an order is
 * recorded as expired its channels are asked, so that who paid in time has paid.
 */
const verdictOn = (
  order: Order,
  payment: Payment,
  { amount }: Paid,
): 'known' | 'counts' | Extract<ErrorCode, 'paid_too_late' | 'paid_amount_differs'> => {
  const { status } = payment
  if (status === 'processing' || status === 'succeeded' || status === 'reversed') return 'known'
  if (amount !== payment.amount) return 'paid_amount_differs'
  const isPayable = order.status === 'open' && order.version === payment.orderVersion
  return isPayable && status === 'requires_action' ? 'counts' : 'paid_too_late'
}

interface Moment {
  order: Order
  payment: Payment
  paid: Paid
  at: Date
}

/** The order is this payment's alone from here on. Whatever else waits for a payer is taken back soon. */
const claim = async (
  bank: OrderBank,
  tx: Tx,
  about: ChannelPayment,
  { order, payment, paid: { reference }, at }: Moment,
): Promise<{ payment: Claimed; order: Order }> => {
  await updatePayment(tx, payment, { channelReference: reference })
  await updateChannelPayment(tx, about, { step: 'ended', reference })
  const claimed = await claimForPaid(bank, tx, order, payment, at)
  for (const other of await waitingOf(tx, order.id)) await queryNow(tx, other, at)
  return claimed
}

const turnBack = async (
  tx: Tx,
  about: ChannelPayment,
  { order, payment, paid: { reference, amount }, at }: Moment,
  failureCode: ErrorCode,
): Promise<void> => {
  await updatePayment(tx, payment, {
    ...{ status: 'reversed', channelReference: reference, failureCode, finishedAt: at },
  })
  await updateChannelPayment(tx, about, { step: 'late', reference, lateAmount: amount })
  await giveBackLater(tx, about, at)
  await recordTold(tx, order, at, [told('order.late_paid', presentOrder(order, at))])
}
