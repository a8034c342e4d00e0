import type { Consumer } from '../events/outbox.ts'
import type { Json } from '../kernel/database/index.ts'
import { markPaid } from './settle.ts'

/** Marks what the books have paid, should the bank have died between the books and the rows. */
export const paymentConsumer: Consumer = {
  name: 'payments',
  consume: async (_bank, tx, messages) => {
    for (const { message } of messages) {
      const paymentId = paidBy(message)
      if (paymentId) await markPaid(tx, paymentId)
    }
  },
}

const paidBy = (message: Json): string | undefined => {
  const told = message as { type?: unknown; data?: { id?: unknown } } | null
  const id = told?.type === 'payment.succeeded' ? told.data?.id : undefined
  return typeof id === 'string' ? id : undefined
}
