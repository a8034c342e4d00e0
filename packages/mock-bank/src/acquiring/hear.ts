import type { ChannelState } from '../channels/outside.ts'
import type { OrderBank } from '../orders/index.ts'
import type { Realm } from '../realms/realm.ts'
import type { ChannelPayment } from './channel-payment.ts'
import { endAttempt } from './end-attempt.ts'
import { takePaid } from './take-paid.ts'

/**
 * Goes by what a channel says of a payment, whether it told us, was asked, or was to close it. Of several who hear
 * at the same time one decides, whoever is first at the order's row; heard again, it changes nothing.
 */
export const hear = async (
  bank: OrderBank,
  realm: Realm,
  about: ChannelPayment,
  said: ChannelState,
): Promise<void> => {
  if (said.state === 'paid') return takePaid(bank, realm, about, said)
  if (said.state === 'failed') return endAttempt(bank, realm, about, said.code)
  if (said.state === 'closed') return endAttempt(bank, realm, about, 'not_completed')
  // Nothing has been decided there: it is asked again by and by.
}
