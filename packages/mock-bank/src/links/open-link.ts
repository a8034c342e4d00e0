import type { IdPrefix, OpenedPaymentLink, OpenPaymentLink } from '@qiantang/sdk/contract'

import { closeOrder, expireOrder } from '../acquiring/index.ts'
import type { Merchant, Visitor } from '../apps/caller.ts'
import { createSession } from '../checkout/index.ts'
import type { Tx } from '../kernel/database/index.ts'
import { BankError, invalidField } from '../kernel/errors.ts'
import type { Slot } from '../kernel/ids.ts'
import {
  findOrMakeOrder,
  type Order,
  type OrderBank,
  retrieveOrder,
  statusAt,
} from '../orders/index.ts'
import { now } from '../realms/realm.ts'
import { mustBeActive, type PaymentLink } from './payment-link.ts'
import {
  countOpen,
  insertLinkOrder,
  lockLink,
  nothingTaken,
  takenBy,
  undecidedOrder,
} from './payment-link-table.ts'
import { addressOf } from './present-link.ts'

type NewId = (prefix: IdPrefix, slot: Slot) => string

interface Opening {
  merchant: Merchant
  linkId: string
  entered: number | undefined
  newId: NewId
}

/**
 * Somebody at the address of a link wants to pay: they get an order and the hosted checkout for it. By a link to be used
 * once there is one order at a time, whoever opens it, and an order is paid once at most.
 *
 * @throws {BankError} `payment_link_ended`, `payment_in_progress`, or why the order cannot be paid
 */
export const openLink = async (
  bank: OrderBank,
  { realm, app, paymentLinkId: linkId }: Visitor,
  { amount: entered }: OpenPaymentLink,
  newId: NewId,
): Promise<OpenedPaymentLink> => {
  const merchant: Merchant = { kind: 'merchant', realm, app }
  const { link, order } = await orderFor(bank, { merchant, linkId, entered, newId })
  const returnUrl = link.returnUrl ?? addressOf(bank.origin, link)
  const { session, url } = await createSession(
    bank,
    merchant,
    { orderId: order.id, returnUrl, cancelUrl: addressOf(bank.origin, link) },
    newId,
  )
  return { checkoutSessionId: session.id, url }
}

const orderFor = async (
  bank: OrderBank,
  opening: Opening,
): Promise<{ link: PaymentLink; order: Order }> => {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const found = await bank.sql.begin((tx) => findOrBegin(bank, tx, opening))
    if ('order' in found) return found
    await clear(bank, opening.merchant, found.inTheWay)
  }
  throw new BankError('payment_in_progress')
}

/** What stood in the way may have come back by the time it was cleared. */
const mostTries = 3

/** More than payers who are about to pay need; fewer than would be a burden. */
const mostOpenOrders = 1_000

const findOrBegin = async (
  bank: OrderBank,
  tx: Tx,
  { merchant, linkId, entered, newId }: Opening,
): Promise<{ link: PaymentLink; order: Order } | { inTheWay: Order }> => {
  const at = now(bank, merchant.realm)
  const link = await lockLink(tx, linkId)
  mustBeActive(link, (await takenBy(tx, [linkId])).get(linkId) ?? nothingTaken, at)
  const amount = amountOf(link, entered)

  const before = link.singleUse ? await undecidedOrder(tx, linkId) : undefined
  if (before && (before.amount !== amount || statusAt(before, at) !== 'open'))
    return { inTheWay: before }
  if (before) return { link, order: before }
  if ((await countOpen(tx, linkId, at)) >= mostOpenOrders) throw new BankError('rate_limited')

  const wanted = { amount, description: link.description, metadata: { paymentLinkId: linkId } }
  const { order } = await findOrMakeOrder(
    bank,
    tx,
    merchant,
    // The order's id is the call's own, and so is what the merchant finds it by.
    { ...wanted, reference: `link-${newId('ord', link.slot)}`, ...channelsOf(link, merchant) },
    newId,
  )
  await insertLinkOrder(tx, { orderId: order.id, appId: merchant.app.id, paymentLinkId: linkId })
  return { link, order }
}

/** An order in the way of another by a link to be used once: it is ended, unless somebody is paying it. */
const clear = async (bank: OrderBank, merchant: Merchant, order: Order): Promise<void> => {
  const { realm, app } = merchant
  if (order.status === 'paying') {
    const { status } = await retrieveOrder(bank, merchant, order.id)
    if (status === 'paying') throw new BankError('payment_in_progress')
    return
  }
  // By the clock it is over, but until that is recorded whoever paid in time has paid.
  if (statusAt(order, now(bank, realm)) === 'expired')
    return expireOrder(bank, realm, { orderId: order.id, appId: app.id })
  try {
    await closeOrder(bank, merchant, order.id)
  } catch (error) {
    // Then the link is used, and says so.
    if (!(error instanceof BankError) || error.code !== 'order_paid') throw error
  }
}

const amountOf = (link: PaymentLink, entered: number | undefined): number => {
  const { amount, minAmount, maxAmount } = link
  if (amount !== null && entered !== undefined && entered !== amount)
    throw invalidField('amount', 'The link says how much.')
  const wanted = amount ?? entered
  if (wanted === undefined) throw invalidField('amount', 'The payer enters it.')
  if (minAmount !== null && wanted < minAmount)
    throw invalidField('amount', `Expected at least ${minAmount}.`)
  if (maxAmount !== null && wanted > maxAmount)
    throw invalidField('amount', `Expected at most ${maxAmount}.`)
  return wanted
}

/** The ways to pay that the link names and the app still has. */
const channelsOf = (
  { channels }: PaymentLink,
  { app }: Merchant,
): { channels?: PaymentLink['channels'] & {} } => {
  if (!channels) return {}
  const left = channels.filter((channel) => app.channels.includes(channel))
  if (left.length === 0) throw new BankError('channel_unavailable', { reason: 'not_offered' })
  return { channels: left }
}
