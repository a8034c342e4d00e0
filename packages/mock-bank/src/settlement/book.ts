import type { Tx } from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'
import type { Posting } from '../ledger/index.ts'
import type { OrderBank } from '../orders/index.ts'

/** Posts what the books have no reason to refuse, in the caller's transaction. */
export const bookLegs = async (bank: OrderBank, tx: Tx, posting: Posting): Promise<void> => {
  const [outcome] = await bank.ledger.post(tx, [posting])
  if (outcome?.status !== 'posted') fault(`${posting.kind} was not posted: ${posting.id}`)
}

/** The same in a transaction of its own. Posting it again changes nothing. */
export const bookSurely = async (bank: OrderBank, posting: Posting): Promise<void> => {
  const outcome = await bank.ledger.submit(posting)
  if (outcome.status !== 'posted') fault(`${posting.kind} was not posted: ${posting.id}`)
}
