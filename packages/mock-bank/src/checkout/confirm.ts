import type { ConfirmCheckout, IdPrefix } from '@qiantang/sdk/contract'

import type { Payer } from '../apps/caller.ts'
import { type Channel, channelOf } from '../channels/index.ts'
import { BankError, fault } from '../kernel/errors.ts'
import type { Slot } from '../kernel/ids.ts'
import {
  mustBePayable,
  type Order,
  type OrderBank,
  type Payment,
  startPayment,
} from '../orders/index.ts'
import { asChannelsSee, type SessionPayer } from './payer.ts'
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
): Promise<Payment> => {
  const { realm, app } = caller
  const sight = await look(bank, await sessionOf(bank, caller, id))
  const { order } = sight
  mustBePayable(order, sight.at)
  mustBeWhatWasSeen(order, input)

  const payer = await payerOf(bank, sight)
  const channel = usableChannel(order, payer, input.channel)
  const account = payer.account ?? fault('The channel needs an account it has not asked for.')
  return startPayment(bank, { realm, app, order, channel, account, checkoutSessionId: id, newId })
}

const mustBeWhatWasSeen = (order: Order, { version, total }: ConfirmCheckout): void => {
  if (version === order.version && total === order.amount) return
  throw new BankError('session_stale', { version: order.version, total: order.amount })
}

const usableChannel = (
  order: Order,
  payer: SessionPayer,
  name: ConfirmCheckout['channel'],
): Channel => {
  const channel = channelOf(name)
  if (!channel || !order.channels.includes(name))
    throw new BankError('channel_unavailable', { reason: 'not_offered' })
  const reason = channel.hindrance(asChannelsSee(payer))
  if (reason) throw new BankError('channel_unavailable', { reason })
  return channel
}
