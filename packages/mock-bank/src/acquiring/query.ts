import { findOrder, type OrderBank } from '../orders/index.ts'
import { now, type Realm } from '../realms/realm.ts'
import type { ChannelPayment } from './channel-payment.ts'
import { findChannelPayment } from './channel-payment-table.ts'
import { closeAttempt } from './close-attempts.ts'
import { hear } from './hear.ts'
import { askThere } from './line.ts'
import { open } from './open-there.ts'
import { type ChannelPaymentPayload, queryLater } from './query-later.ts'

/** Asks a channel what became of a payment nobody has heard of, and again later as long as it waits for its payer. */
export const queryChannel = async (
  bank: OrderBank,
  realm: Realm,
  { channel, number, asked }: ChannelPaymentPayload,
): Promise<void> => {
  const before = await findChannelPayment(bank.sql, { channel, number })
  if (before?.step !== 'waiting') return
  await askAbout(bank, realm, before)
  const after = await findChannelPayment(bank.sql, before)
  if (after?.step === 'waiting') await queryLater(bank.sql, after, now(bank, realm), asked + 1)
}

/** Asks about a payment; one of an order that can no longer be paid is taken back instead. */
export const askAbout = async (
  bank: OrderBank,
  realm: Realm,
  about: ChannelPayment,
): Promise<void> => {
  const order = await findOrder(bank.sql, about.appId, about.orderId)
  if (order?.status !== 'open' || about.expiresAt <= now(bank, realm))
    return closeAttempt(bank, realm, about)
  const said = await askThere(bank, about)
  if (said.state !== 'waiting' && said.state !== 'absent') return hear(bank, realm, about, said)
  // The answer to opening it may have been lost: then the payer has nothing to act on yet.
  await open(bank, realm, about)
}
