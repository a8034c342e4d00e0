import type { ErrorCode } from '@qiantang/sdk/contract'

import { failPayment, findPayment, lockOrder, type OrderBank } from '../orders/index.ts'
import { now, type Realm } from '../realms/realm.ts'
import { type ChannelPayment, named } from './channel-payment.ts'
import { updateChannelPayment } from './channel-payment-table.ts'

/** Nobody can pay it any more, and nobody has. Called again, it changes nothing. */
export const endAttempt = (
  bank: OrderBank,
  realm: Realm,
  about: ChannelPayment,
  code: ErrorCode,
): Promise<void> =>
  bank.sql.begin(async (tx) => {
    await lockOrder(tx, about.orderId)
    const payment = await findPayment(tx, named(about))
    if (payment?.status !== 'requires_action') return
    await updateChannelPayment(tx, about, { step: 'ended' })
    await failPayment(tx, payment, code, now(bank, realm))
  })
