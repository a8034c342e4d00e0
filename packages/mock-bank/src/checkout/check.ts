import { check } from '../acquiring/index.ts'
import type { Payer } from '../apps/caller.ts'
import type { OrderBank } from '../orders/index.ts'
import { sessionOf } from './read-session.ts'

/** The payer says that they have paid: the channels are asked, and nothing is assumed. */
export const checkSession = async (bank: OrderBank, caller: Payer, id: string): Promise<void> => {
  const { orderId } = await sessionOf(bank, caller, id)
  await check(bank, caller.realm, { orderId, checkoutSessionId: id })
}
