import { framingOrigins } from '../apps/framing-origins.ts'
import { findOrder, type OrderBank } from '../orders/index.ts'
import { findSession } from './session.ts'

/** What a browser may do with a checkout. */
export interface CheckoutReach {
  /** Whose pages may show it, as sources of a `frame-ancestors`. */
  framing: readonly string[]
  /** The origins that the channels of its order have forms sent to. */
  forms: readonly string[]
}

export const checkoutReach = async (bank: OrderBank, id: string): Promise<CheckoutReach | null> => {
  const session = await findSession(bank.sql, id)
  const framing = session && (await framingOrigins(bank, session.appId))
  const order = session && (await findOrder(bank.sql, session.appId, session.orderId))
  if (!framing || !order) return null
  const forms = order.channels.flatMap(
    (channel) => bank.connectors[channel]?.formsTo?.(order.realmId) ?? [],
  )
  return { framing, forms: [...new Set(forms)] }
}
