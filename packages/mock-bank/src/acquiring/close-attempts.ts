import type { OrderBank } from '../orders/index.ts'
import type { Realm } from '../realms/realm.ts'
import type { ChannelPayment } from './channel-payment.ts'
import { waitingOf } from './channel-payment-table.ts'
import { endAttempt } from './end-attempt.ts'
import { hear } from './hear.ts'
import { closeThere } from './line.ts'

/**
 * Takes an attempt back at its channel. Where somebody has paid it, it counts, if it still can. Where the channel
 * gives no answer it keeps waiting: what comes of it then comes too late, and goes back.
 */
export const closeAttempt = async (
  bank: OrderBank,
  realm: Realm,
  about: ChannelPayment,
): Promise<void> => {
  const said = await closeThere(bank, about)
  // What a channel has never heard of nobody has paid there.
  if (said.state === 'absent') return endAttempt(bank, realm, about, 'not_completed')
  await hear(bank, realm, about, said)
}

/** Takes back whatever waits for a payer of an order, or of it in one checkout session. */
export const closeAttempts = async (
  bank: OrderBank,
  realm: Realm,
  orderId: string,
  checkoutSessionId?: string,
): Promise<void> => {
  const waiting = await waitingOf(bank.sql, orderId, checkoutSessionId)
  await Promise.all(waiting.map((each) => closeAttempt(bank, realm, each)))
}
