import type { OrderBank } from './bank.ts'
import { findPayment } from './payment-table.ts'
import { markPaid } from './settle.ts'

/**
 * The books are ahead of the rows for a moment, and a merchant may have heard from them already:
 * whoever was told that an order is paid never reads that it isn't. Takes the payments that seem to
 * be under way; true where one of them has succeeded.
 */
export const catchUp = async (
  bank: OrderBank,
  paymentIds: readonly (string | null)[],
): Promise<boolean> => {
  let caughtUp = false
  for (const id of paymentIds) {
    if (id !== null && (await isBooked(bank, id))) {
      await bank.sql.begin((tx) => markPaid(tx, id))
      caughtUp = true
    }
  }
  return caughtUp
}

const isBooked = async (bank: OrderBank, id: string): Promise<boolean> => {
  const payment = await findPayment(bank.sql, id)
  return payment !== undefined && (await bank.ledger.movement(id, payment.slot)) !== undefined
}
