import type { IdPrefix, PayProduct } from '@qiantang/sdk/contract'
import { isDeepStrictEqual } from 'node:util'

import type { App } from '../apps/caller.ts'
import { type Channel, termsOf } from '../channels/index.ts'
import type { ChannelChoice } from '../channels/outside.ts'
import type { Tx } from '../kernel/database/index.ts'
import { BankError } from '../kernel/errors.ts'
import type { Slot } from '../kernel/ids.ts'
import {
  abandonPayment,
  findPayment,
  insertPayment,
  lockOrder,
  mustBePayable,
  notByMandate,
  type Order,
  type OrderBank,
  type OrderPayment,
  type Payment,
  waitingForPin,
} from '../orders/index.ts'
import { now, type Realm } from '../realms/realm.ts'
import { type ChannelPayment, named, numberOf } from './channel-payment.ts'
import { insertChannelPayment, waitingOf } from './channel-payment-table.ts'
import { closeAttempt } from './close-attempts.ts'
import { open } from './open-there.ts'
import { queryLater } from './query-later.ts'

/** Who pays, for which order, and how, outside the bank. */
export interface NewChannelPayment {
  realm: Realm
  app: App
  order: Order
  channel: Channel
  product: PayProduct | null
  choice: ChannelChoice
  /** Where the payer calls from; it is passed on and not kept. */
  payerAddress: string | undefined
  /** The session it is confirmed in, and its user, if it has one. */
  checkoutSessionId: string
  userId: string | null
  newId: (prefix: IdPrefix, slot: Slot) => string
}

/**
 * Begins an attempt to pay an order outside the bank: it is recorded, then opened at its channel. Who begins again at
 * the same door, the same way, finds the attempt that waits for them. What waits there in another way is taken back
 * first; if somebody has paid that, it counts, and nothing new is begun.
 *
 * @throws {BankError} why the order cannot be paid; `channel_unavailable`
 */
export const openPayment = async (bank: OrderBank, begun: NewChannelPayment): Promise<void> => {
  const hasLeft = await leaveOthers(bank, begun)
  const attempt = await bank.sql.begin((tx) => findOrBegin(bank, tx, begun, hasLeft))
  if (attempt) await open(bank, begun.realm, attempt, begun.payerAddress)
}

/** Takes back what waits at this door in another way; whether there was anything. */
export const leaveOthers = async (
  bank: OrderBank,
  begun: Pick<NewChannelPayment, 'realm' | 'order' | 'checkoutSessionId'> &
    Partial<NewChannelPayment>,
): Promise<boolean> => {
  const { realm, order, checkoutSessionId } = begun
  let hasLeft = false
  for (const waiting of await waitingOf(bank.sql, order.id, checkoutSessionId)) {
    if (await isStillGood(bank, begun, waiting)) continue
    await closeAttempt(bank, realm, waiting)
    hasLeft = true
  }
  if (begun.channel?.ask === null)
    for (const asking of await waitingForPin(bank.sql, { orderId: order.id, checkoutSessionId }))
      await abandonPayment(bank, realm, asking)
  return hasLeft
}

/** Whether an attempt that waits is what is being begun, and can still be paid. */
const isStillGood = async (
  bank: OrderBank,
  {
    realm,
    order,
    channel,
    product,
    choice,
  }: Partial<NewChannelPayment> & Pick<NewChannelPayment, 'realm' | 'order'>,
  waiting: ChannelPayment,
): Promise<boolean> => {
  if (waiting.channel !== channel?.name || waiting.product !== product) return false
  if (!isDeepStrictEqual(waiting.choice, choice)) return false
  const payment = await findPayment(bank.sql, named(waiting))
  return payment?.orderVersion === order.version && !isDead(payment, now(bank, realm))
}

/** A code that may no longer be scanned is as good as none. */
const isDead = ({ action }: Payment, at: Date): boolean =>
  action?.type === 'show_qr' && new Date(action.expiresAt) <= at

const findOrBegin = async (
  bank: OrderBank,
  tx: Tx,
  begun: NewChannelPayment,
  hasLeft: boolean,
): Promise<ChannelPayment | undefined> => {
  const at = now(bank, begun.realm)
  const order = await lockOrder(tx, begun.order.id)
  // What was to be taken back had been paid.
  if (hasLeft && order.status !== 'open') return undefined
  mustBePayable(order, at)
  const waiting = await waitingOf(tx, order.id, begun.checkoutSessionId)
  const same = waiting.find(
    ({ channel, product }) => channel === begun.channel.name && product === begun.product,
  )
  if (same && !isDeepStrictEqual(same.choice, begun.choice))
    // It could not be taken back, for want of an answer.
    throw new BankError('channel_unavailable', { reason: 'channel_down' })
  if (same) return same

  const payment = await insertPayment(tx, planPayment(begun, order, at))
  const attempt = toChannelPayment(begun, payment, order)
  await insertChannelPayment(tx, attempt)
  await queryLater(tx, attempt, at)
  return attempt
}

const planPayment = (
  { realm, app, channel, product, checkoutSessionId, userId, newId }: NewChannelPayment,
  order: Order,
  at: Date,
): OrderPayment => ({
  ...notByMandate,
  id: newId('pay', order.slot),
  realmId: realm.id,
  appId: app.id,
  userId,
  slot: order.slot,
  orderId: order.id,
  orderVersion: order.version,
  checkoutSessionId,
  channel: channel.name,
  product,
  channelReference: null,
  action: null,
  feeRate: termsOf(app, channel.name).feeRate,
  accountId: null,
  amount: order.amount,
  refunded: 0,
  status: 'requires_action',
  challengeId: null,
  failureCode: null,
  claimedAt: null,
  createdAt: at,
  finishedAt: null,
})

const toChannelPayment = (
  { channel, product, choice, checkoutSessionId }: NewChannelPayment,
  { id, realmId, appId, slot, amount, createdAt }: Payment,
  { id: orderId, description, expiresAt }: Order,
): ChannelPayment => ({
  ...{ channel: channel.name, number: numberOf(id), realmId, appId, paymentId: id, orderId, slot },
  ...{ checkoutSessionId, product, amount, description, choice, createdAt, expiresAt },
  ...{ reference: null, step: 'waiting', lateAmount: null },
})
