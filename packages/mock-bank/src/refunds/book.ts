import { fault } from '../kernel/errors.ts'
import type { Posted, Posting, Refused } from '../ledger/index.ts'
import type { OrderBank } from '../orders/index.ts'
import type { Entry } from './postings.ts'
import type { Refund } from './refund.ts'

/**
 * Posts one entry of a refund, in the payer's lane: what the merchant lacks there is fetched from the others. Posting it
 * again changes nothing and has the same outcome.
 */
export const book = async (
  bank: OrderBank,
  { id, realmId, slot }: Refund,
  entry: Entry,
  told: Pick<Posting, 'at' | 'movement'>,
): Promise<Posted | Refused> => {
  const outcome = await bank.ledger.submit({ ...entry, ...told, realmId, slot })
  return outcome.status === 'posted' || outcome.status === 'refused'
    ? outcome
    : fault(`${entry.kind} of ${id} was posted differently.`)
}

/** Posts what the books have no reason to refuse. */
export const bookSurely = async (
  bank: OrderBank,
  refund: Refund,
  entry: Entry,
  told: Pick<Posting, 'at' | 'movement'>,
): Promise<void> => {
  const outcome = await book(bank, refund, entry, told)
  if (outcome.status === 'refused')
    fault(`${entry.kind} of ${refund.id} was refused: ${outcome.code}.`)
}
