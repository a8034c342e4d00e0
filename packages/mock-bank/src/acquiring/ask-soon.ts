import { type OrderBank } from '../orders/index.ts'
import { now, type Realm } from '../realms/realm.ts'
import { waitingOf } from './channel-payment-table.ts'
import { queryNow } from './query-later.ts'

/** An order has ended: what still waits for a payer of it is taken back soon. */
export const askSoon = async (bank: OrderBank, realm: Realm, orderId: string): Promise<void> => {
  for (const each of await waitingOf(bank.sql, orderId))
    await queryNow(bank.sql, each, now(bank, realm))
}
