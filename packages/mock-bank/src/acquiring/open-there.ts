import { findPayment, lockOrder, type OrderBank, updatePayment } from '../orders/index.ts'
import type { Realm } from '../realms/realm.ts'
import { type ChannelPayment, named } from './channel-payment.ts'
import { endAttempt } from './end-attempt.ts'
import { openThere } from './line.ts'

/**
 * Opens an attempt at its channel, unless it is open already, and records what its payer has to do there. Where no
 * answer comes it may have been opened all the same: it keeps waiting, and is opened again when it is next looked at.
 */
export const open = async (
  bank: OrderBank,
  realm: Realm,
  about: ChannelPayment,
  payerAddress?: string,
): Promise<void> => {
  const payment = await findPayment(bank.sql, named(about))
  if (payment?.status !== 'requires_action' || payment.action) return
  const opened = await openThere(bank, about, payerAddress)
  if (opened.outcome === 'refused') return endAttempt(bank, realm, about, opened.code)
  if (opened.outcome === 'unknown') return
  await bank.sql.begin(async (tx) => {
    await lockOrder(tx, about.orderId)
    const still = await findPayment(tx, named(about))
    if (still?.status === 'requires_action' && !still.action)
      await updatePayment(tx, still, { action: opened.action })
  })
}
