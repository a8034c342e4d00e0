import type { ConfirmCheckout, IdPrefix, PayProduct } from '@qiantang/sdk/contract'

import { leaveOthers, openPayment } from '../acquiring/index.ts'
import type { Payer } from '../apps/caller.ts'
import { confirmByCard } from '../card-payments/index.ts'
import { type Channel, channelOf, hindranceOf } from '../channels/index.ts'
import type { ChannelChoice, Connector } from '../channels/outside.ts'
import { BankError, fault, invalidField } from '../kernel/errors.ts'
import type { Slot } from '../kernel/ids.ts'
import {
  mustBePayable,
  type Order,
  type OrderBank,
  retrieveOrder,
  startPayment,
} from '../orders/index.ts'
import { cardChoiceOf } from './card-choice.ts'
import { asChannelsSee, type SessionPayer } from './payer.ts'
import type { Sight } from './present-session.ts'
import { look, payerOf, sessionOf } from './read-session.ts'

/**
 * The payer has chosen how to pay the total they saw. Confirming again finds the same attempt as long
 * as it waits for them.
 *
 * @throws {BankError} `session_stale` where the order has changed since; `channel_unavailable`; or why
 * the order, the account or its balance does not allow it.
 */
export const confirmSession = async (
  bank: OrderBank,
  caller: Payer,
  id: string,
  input: ConfirmCheckout,
  newId: (prefix: IdPrefix, slot: Slot) => string,
): Promise<void> => {
  const { realm, app } = caller
  const card = await cardChoiceOf(bank, input)
  const sight = await look(bank, await sessionOf(bank, caller, id))
  const { order } = sight
  mustBePayable(order, sight.at)
  mustBeWhatWasSeen(order, input)

  const payer = await payerOf(bank, sight)
  const channel = usableChannel(bank, sight, payer, input.channel)
  const begun = { realm, app, order, channel, checkoutSessionId: id, newId }
  if (channel.ask === null) {
    const { userId } = payer
    const connector = bank.connectors[channel.name]
    const choice = choiceOf(input)
    const way = { product: productOf(connector, input), choice, payerAddress: caller.address }
    mustBeServed(connector, choice, order)
    return openPayment(bank, { ...begun, ...way, userId })
  }
  const hasLeft = await leaveOthers(bank, { realm, order, checkoutSessionId: id })
  // What waited at a channel may have been paid there, and counts.
  if (hasLeft && (await retrieveOrder(bank, { app }, order.id)).status !== 'open') return
  if (card) return confirmByCard(bank, { ...begun, caller, userId: payer.userId, choice: card })
  const account = payer.account ?? fault('The channel needs an account it has not asked for.')
  await startPayment(bank, { ...begun, account })
}

/** The form the payer wants the channel in, where it has several. */
const productOf = (
  connector: Connector | undefined,
  { product }: ConfirmCheckout,
): PayProduct | null => {
  const products = connector?.products ?? []
  if (product === undefined) {
    if (products.length === 0) return null
    throw invalidField('product', `This channel has several forms: ${products.join(', ')}.`)
  }
  if (products.includes(product)) return product
  throw invalidField('product', 'This channel does not have this form.')
}

const mustBeServed = (
  connector: Connector | undefined,
  choice: ChannelChoice,
  { amount }: Order,
): void => {
  const fault = connector?.faultIn?.(choice, amount)
  if (!fault) return
  if ('path' in fault) throw invalidField(fault.path, fault.message)
  throw new BankError('channel_unavailable', { ...fault })
}

const choiceOf = ({ bank, openId }: ConfirmCheckout): ChannelChoice => ({
  ...(bank && { bank }),
  ...(openId !== undefined && { openId }),
})

const mustBeWhatWasSeen = (order: Order, { version, total }: ConfirmCheckout): void => {
  if (version === order.version && total === order.amount) return
  throw new BankError('session_stale', { version: order.version, total: order.amount })
}

const usableChannel = (
  bank: OrderBank,
  { app, order }: Sight,
  payer: SessionPayer,
  name: ConfirmCheckout['channel'],
): Channel => {
  const channel = channelOf(name)
  if (!channel || !order.channels.includes(name))
    throw new BankError('channel_unavailable', { reason: 'not_offered' })
  const reason = hindranceOf(bank, { app, amount: order.amount }, asChannelsSee(payer), channel)
  if (reason) throw new BankError('channel_unavailable', { reason })
  return channel
}
