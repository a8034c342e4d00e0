import { type Follower, lanesOf } from '../events/outbox.ts'
import { plainArray } from '../ledger/array-literal.ts'
import type { OrderBank } from './bank.ts'

/** Brings the rows of payments and orders up to what the books say. */
export const paymentFollower: Follower = {
  name: 'payments',
  follow: (bank, lane, most) => followPayments(bank, [lane], most),
}

/**
 * The books are ahead of the rows for a moment, and a merchant may have heard from them already: whoever
 * was told that a payment succeeded never reads that it didn't. Afterwards the rows say what the books
 * said when it was called, in the lanes of these slots or in all.
 */
export const catchUp = async (bank: OrderBank, slots?: readonly number[]): Promise<void> => {
  const { lanes } = bank.ledger
  const wanted = slots
    ? [...new Set(slots.map((slot) => slot % lanes))].sort(upwards)
    : lanesOf(bank)
  while ((await followPayments(bank, wanted, mostAtOnce)) >= mostAtOnce);
}

const mostAtOnce = 1_000

const followPayments = async (
  { sql }: Pick<OrderBank, 'sql'>,
  lanes: readonly number[],
  most: number,
): Promise<number> => {
  const [row] = await sql<{ read: number }[]>`
    select follow_payments(${plainArray(lanes)}, ${most}) as read`
  return row!.read
}

/** Everyone takes several lanes in this order, so that two never wait for each other. */
const upwards = (left: number, right: number): number => left - right
