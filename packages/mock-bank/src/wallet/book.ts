import { fault } from '../kernel/errors.ts'
import type { Bank } from '../ledger/bank.ts'
import type { Posted, Posting, Refused } from '../ledger/index.ts'
import type { CardMovement } from './card-movement.ts'
import type { Entry } from './postings.ts'

/** Posts one entry of a movement. Posting it again changes nothing and has the same outcome. */
export const book = async (
  bank: Bank,
  { id, realmId, slot }: CardMovement,
  entry: Entry,
  told: Pick<Posting, 'at' | 'movement' | 'outbox'>,
): Promise<Posted | Refused> => {
  const outcome = await bank.ledger.submit({ ...entry, ...told, realmId, slot })
  if (outcome.status !== 'posted' && outcome.status !== 'refused')
    return fault(`${entry.kind} of ${id} was posted differently.`)
  return outcome
}

/** Posts what the books have no reason to refuse. */
export const bookSurely = async (
  bank: Bank,
  movement: CardMovement,
  entry: Entry,
  told: Pick<Posting, 'at' | 'movement' | 'outbox'>,
): Promise<Posted> => {
  const outcome = await book(bank, movement, entry, told)
  if (outcome.status === 'posted') return outcome
  return fault(`${entry.kind} of ${movement.id} was refused: ${outcome.code}.`)
}
